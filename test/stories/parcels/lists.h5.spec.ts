// A carrier's list comes in with mistakes in it, is looked at and announced; what its labels hide the keeper asks about; the driver reads what lies in the hold.
import { consentsApi, currentWording, householdsApi, pointParcelsApi, scansApi, walletApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { setStage } from '../../harness/stage.js';
import { BUS, HUB, POINT, scan, TODAY } from './scanner.js';

const CLOCK = `${TODAY}T06:20:00+08:00`;
const GRANNY = { name: '罗阿婆', phone: '19900000001' };
const [HIDDEN, OWED] = ['78123456780001', '78123456780002'];
const LIST = [
  '快递单号,快递公司,收件人,联系电话,收件地址,付款方式',
  `${HIDDEN},中通,罗**,199****0001,长校镇下谢村12号,寄付`,
  `${OWED},中通,李四,13900002222,长校镇下谢村3号,到付`,
  'x,中通,王五,13900003333,下谢村,',
  '78123456780004,中通,赵六,13900004444,火星村,',
  '1.23E+14,中通,孙七,13900005555,下谢村,',
].join('\r\n');

inBrowser('a carrier’s list and what becomes of it', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });

  beforeAll(async () => {
    const [keeper, resident, clerk] = [
      await stage.as('keeper'),
      await stage.as('resident'),
      await stage.as('hub_clerk'),
    ];
    await resident.call(consentsApi.give, {
      kind: 'privacy_notice',
      version: currentWording('privacy_notice').version,
    });
    const { id } = await resident.call(householdsApi.add, GRANNY);
    const { code } = await resident.call(householdsApi.confirmationCode, { id });
    await keeper.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
    await clerk.call(scansApi.submit, {
      deviceId: '00000000-0000-4000-8000-000000000731',
      sentAt: CLOCK,
      events: [
        ...['73100112233882', '73100112230417'].map((waybill) =>
          scan('SORTED', '06:05', { waybill, pointId: HUB, toPointId: POINT, seal: 'YD0731' }),
        ),
        scan('BAG_SEALED', '06:08', { seal: 'YD0731', pointId: HUB, toPointId: POINT, grams: 18_000 }),
        scan('LOADED', '06:10', { seal: 'YD0731', pointId: HUB, ...BUS }),
      ],
    });
  }, 180_000);

  it('is sent from a computer, says row by row what is wrong, and is announced once somebody has said yes', async () => {
    const desk = await stage.newDesk();
    await desk.become('共配中心分拣员');
    await desk.open('/parcels/imports/index');
    await desk.shown('还没有送过单子。').waitFor();
    expect(await desk.faults('lists-1-none', 'desk')).toEqual([]);
    const chooser = desk.page.waitForEvent('filechooser');
    await desk.press(/选文件/);
    await (await chooser).setFiles({ name: '中通1124.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
    await desk.shown('等您确认').first().waitFor();
    expect(await desk.text()).toMatch(/能报 3 件，有 2 行不能收/);
    expect(await desk.text()).toMatch(/“付款方式”这一列当作付款方式/);
    expect(await desk.faults('lists-2-check', 'desk')).toEqual([]);
    await desk.press('报上去 3 件');
    await desk.shown(/报完了：新的 3 件/).waitFor();
    const clerk = await stage.newPhone();
    await clerk.become('共配中心分拣员');
    await clerk.open('/parcels/imports/index');
    expect(await clerk.faults('lists-3-lists')).toEqual([]);
    await clerk.press(/中通1124/);
    await clerk.shown(/报完了：新的 3 件/).waitFor();
    expect(await clerk.faults('lists-4-done')).toEqual([]);
    await clerk.enlarge();
    await clerk.open('/parcels/imports/index');
    expect(await clerk.faults('lists-3-lists', 'elder')).toEqual([]);
    await clerk.press(/中通1124/);
    await clerk.shown(/报完了：新的 3 件/).waitFor();
    expect(await clerk.faults('lists-4-done', 'elder')).toEqual([]);
  });

  it('is asked about at the shelf where the label hides the number, and stands in the wallet once the keeper says yes', async () => {
    const keeper = await stage.newPhone();
    await keeper.become('站长');
    await keeper.open('/parcels/bench/index');
    await keeper.rest();
    const scanned = async (waybill: string): Promise<void> => {
      await keeper.page.keyboard.type(waybill);
      await keeper.page.keyboard.press('Enter');
      await keeper.rest();
    };
    const shelve = async (waybill: string): Promise<void> => {
      await scanned(waybill);
      await keeper.press('多了一件，上架');
      await keeper.shown('都上传好了').waitFor();
    };
    await shelve(HIDDEN);
    await shelve(OWED);
    const resident = await stage.as('resident');
    expect((await resident.call(walletApi.list, {})).parcels).toEqual([]);
    await keeper.reload();
    await keeper.rest();
    await scanned(OWED);
    await keeper.shown(/到付：运费要收件人付/).waitFor();
    await scanned(HIDDEN);
    await keeper.shown('可能是本村罗家的，问一问？').waitFor();
    expect(await keeper.faults('match-1-ask')).toEqual([]);
    await keeper.enlarge();
    await keeper.open('/parcels/bench/index');
    await keeper.rest();
    await scanned(HIDDEN);
    await keeper.shown('可能是本村罗家的，问一问？').scrollIntoViewIfNeeded();
    expect(await keeper.faults('match-1-ask', 'elder')).toEqual([]);
    await keeper.press(/^是他家的/);
    await eventually(async () => {
      const { parcels } = await resident.call(walletApi.list, {});
      expect(parcels.map(({ waybill }) => waybill)).toEqual([HIDDEN]);
    });
    const { waiting } = await (await stage.as('keeper')).call(pointParcelsApi.list, { id: XIAXIE_POINT });
    expect(waiting.map(({ waybill, grade, due }) => [waybill, grade, due])).toEqual([
      [HIDDEN, 'tail4_surname_village', undefined],
      [OWED, 'verified_hash', 'freight'],
    ]);
    expect(await keeper.text()).not.toMatch(/问一问/);
  });

  it('lies in a hold whose bar the driver reads before the bus leaves', async () => {
    const [manager, driver] = [await stage.newPhone(), await stage.newPhone()];
    await driver.become('司机');
    await driver.open('/timetable/run-sheet/index');
    await manager.become('公司管理员');
    await manager.open('/timetable/fleet/index');
    await manager.press('司机');
    await manager.press('连上MT-01的手机');
    await manager.press(/^样/);
    await manager.shown('已连手机').waitFor();
    await driver.open('/me/index');
    await driver.press('我的车次');
    await driver.press('签到出车');
    await driver.press(/^闽G00001示/);
    await driver.press(/^06:37，K01 去/);
    await driver.press('签到 1 班，检查证件');
    await driver.shown('车和司机已检查').waitFor();
    await driver.shown('一共 1 袋，1 个地方放。').waitFor();
    expect(await driver.text()).toMatch(/货舱[^]*快递 18[^]*公斤/);
    await driver.shown('一共 1 袋，1 个地方放。').scrollIntoViewIfNeeded();
    expect(await driver.faults('hold-1-bar')).toEqual([]);
    await driver.shown('接别的车的袋子').scrollIntoViewIfNeeded();
    expect(await driver.faults('hold-3-take-over')).toEqual([]);
    await driver.enlarge();
    await driver.open('/timetable/run-sheet/index');
    await driver.shown('一共 1 袋，1 个地方放。').scrollIntoViewIfNeeded();
    expect(await driver.faults('hold-1-bar', 'elder')).toEqual([]);
    await driver.shown('接别的车的袋子').scrollIntoViewIfNeeded();
    expect(await driver.faults('hold-3-take-over', 'elder')).toEqual([]);
    await driver.press('看路单');
    await driver
      .shown(/YD0731/)
      .first()
      .waitFor();
    expect(await driver.faults('hold-2-sheet', 'elder')).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(stage.complaints()).toEqual([]);
  });
});
