// In WeChat, with the build that is uploaded: a keeper takes forty parcels off the bus, half of them without a signal and
// with the app killed in between; a household fetches its three, and says of one that it was not them.
import { randomUUID } from 'node:crypto';
import { householdsApi, pointParcelsApi, scansApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import type { WeappPhone } from '../../harness/weapp/phone.js';
import { phoneOf, shows, WeappPhones } from '../../harness/weapp/phones.js';
import { CarrierProgram } from './carrier-program.js';

const CLOCK = '2026-11-24T10:05:00+08:00';
const GRANNY = { name: '罗阿婆', phone: '19900000001' };
const BAGS = ['YD0731', 'YD0732', 'YD0733'] as const;
const waybills = Array.from({ length: 40 }, (_each, number) => `7310011223${String(4000 + number * 7)}`);
/** Hers are the first three. */
const HERS = 3;
/** From here on the keeper has no signal. */
const UNTIL_OFFLINE = 20;
const bagOf = (number: number): string => BAGS[number % BAGS.length] ?? BAGS[0];

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let keeper: Townsperson;
  let grandmother: Townsperson;
  let keeperPhone: WeappPhone;
  const phones = new WeappPhones(() => townspeople.server.url, CLOCK);

  /** Types a number and takes it, as where the camera cannot read a torn label. */
  const scan = async (phone: WeappPhone, text: string, word = '输好了'): Promise<void> => {
    await phone.type(text);
    await phone.tap(word);
  };
  const atPoint = () => keeper.client.call(pointParcelsApi.list, { id: XIAXIE_POINT });

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const office = await townspeople.signIn('county_office');
    const hub = await townspeople.signIn('hub_clerk');
    keeper = await townspeople.signIn('keeper');
    grandmother = await townspeople.signIn('grandmother');
    const county = { role: 'county_office', scopeKind: 'area', scopeId: '350423' } as const;
    await townspeople.hire(await townspeople.administrator(), office, county);
    await townspeople.hire(office, hub, { role: 'hub_clerk', scopeKind: 'point', scopeId: 'HUB' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT });
    await townspeople.agree(grandmother);
    const { id } = await grandmother.client.call(householdsApi.add, GRANNY);
    const { code } = await grandmother.client.call(householdsApi.confirmationCode, { id });
    await keeper.client.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
    const carrier = await CarrierProgram.of('中通快递', townspeople.server, { database, clock: CLOCK });
    const recipientOf = (number: number) =>
      number < HERS ? GRANNY : { name: '王小明', phone: `1990000${String(1000 + number)}` };
    await carrier.announce(
      new Date(CLOCK),
      ...waybills.map((waybill, number) => ({
        ...{ waybill, carrier: 'zhongtong', recipient: recipientOf(number), pointId: XIAXIE_POINT },
      })),
    );
    let deviceSeq = 0;
    const said = (type: ScanEvent['type'], more: Partial<ScanEvent>): ScanEvent => ({
      ...{ eventId: randomUUID(), type, deviceSeq: (deviceSeq += 1), pointId: 'HUB' },
      occurredAt: new Date(Date.parse('2026-11-24T06:00:00+08:00') + deviceSeq * 1_000).toISOString(),
      ...more,
    });
    const sorted = waybills.flatMap((waybill, number) => [
      said('HUB_RECEIVED', { waybill }),
      said('SORTED', { waybill, toPointId: XIAXIE_POINT, seal: bagOf(number) }),
    ]);
    const events = [...sorted, ...BAGS.map((seal) => said('BAG_SEALED', { seal, toPointId: XIAXIE_POINT }))];
    const { outcomes } = await hub.client.call(scansApi.submit, { deviceId: randomUUID(), sentAt: CLOCK, events });
    expect(outcomes.filter(({ outcome }) => outcome !== 'recorded')).toEqual([]);
  }, 120_000);
  afterAll(async () => {
    const complaints = phones.close();
    await townspeople.stop();
    expect(complaints).toEqual([]);
  });

  it('come off the bus by their seals', async () => {
    keeperPhone = await phones.open(phoneOf(keeper), `parcels/bench/index?point=${XIAXIE_POINT}`);
    await shows(keeperPhone, /40 件 \/ 3 袋/);
    for (const seal of BAGS) await scan(keeperPhone, seal);
    await shows(keeperPhone, /袋子 YD0733 收下了，13 件.*都上传好了|都上传好了.*袋子 YD0733 收下了，13 件/);
  });

  it('go onto the shelf, half of them without a signal and with the app killed in between', async () => {
    await keeperPhone.tap('2 号架');
    await keeperPhone.tap('3 层');
    for (const waybill of waybills.slice(0, UNTIL_OFFLINE)) await scan(keeperPhone, waybill);
    await shows(keeperPhone, /都上传好了/);
    await keeperPhone.setOnline(false);
    for (const waybill of waybills.slice(UNTIL_OFFLINE, 30)) await scan(keeperPhone, waybill);
    await shows(keeperPhone, /还有 10 条没有上传/);
    keeperPhone.close();
    keeperPhone = await phones.open(keeperPhone, `parcels/bench/index?point=${XIAXIE_POINT}`, false);
    await shows(keeperPhone, /还有 10 条没有上传/);
    await keeperPhone.tap('2 号架');
    await keeperPhone.tap('3 层');
    for (const waybill of waybills.slice(30)) await scan(keeperPhone, waybill);
    await shows(keeperPhone, /还有 20 条没有上传/);
    await keeperPhone.setOnline(true);
    await shows(keeperPhone, /都上传好了/);
    const { counts } = await atPoint();
    expect(counts).toMatchObject({ waiting: 40, shelvedToday: 40, coming: 0 });
  }, 120_000);

  it('are handed out to their household at once, which says of one that it was not them', async () => {
    await keeperPhone.tap(/^交件/);
    await keeperPhone.type(waybills[0]?.slice(-4) ?? '');
    await keeperPhone.tap(/^3 件都交给/);
    await shows(keeperPhone, /都上传好了/);
    await eventually(async () => expect((await atPoint()).counts).toMatchObject({ waiting: 37, collectedToday: 3 }));
    const villager = await phones.open(phoneOf(grandmother), 'parcels/wallet/index');
    await shows(villager, /这几天取走或退回的 3 件/);
    await villager.tap(/^不是我取的：/);
    await shows(villager, /先问问家里人/);
    await villager.tap(/^不是我家取的：/);
    await shows(villager, /您说不是您家取的/);
    await eventually(async () => {
      const { today } = await atPoint();
      expect(today.filter(({ exceptions }) => exceptions.includes('disputed'))).toHaveLength(1);
    });
    expect(await carryOut('verify-parcels', [], { database })).toMatchObject({ code: 0 });
  }, 120_000);
});
