// In a browser, on the worst of mornings: do villager and keeper of 嵩溪畲族村 read what became of each bus, in normal writing and in the largest?
import { invitationsApi, noticesApi, timetableApi, tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { hardToHear } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';
import { TODAY, at, press } from './driver-presses.js';

const STOP = 'V101201';
const POINT = 'P101201';
const NOW = '07:25';
/** K01-O03 calls here at 09:14; it was never to be cancelled. */
const SLIP = press('cancel', '06:52', { tripId: 'K01-O03', reason: '车坏了' });
const IN_DOUBT = 'K01-I01';

inBrowser('a bad morning on the phone of a villager', () => {
  const stage = setStage({ clock: at(NOW), alwaysOnline: true });
  let phone: Phone;
  let keeper: Phone;
  let driver: ApiClient;
  let villager: ApiClient;

  beforeAll(async () => {
    phone = await stage.newPhone();
    await phone.tap('嵩溪镇');
    await phone.tap('嵩溪畲族村');
    driver = await stage.as('county_office');
    villager = await stage.as('resident');
    for (const tripId of ['K01-O02', SLIP.tripId]) await remind(tripId);
    // The township's clerk stands in for the village's keeper.
    const work = { role: 'keeper', scopeKind: 'point', scopeId: POINT } as const;
    const { code } = await driver.call(invitationsApi.invite, work);
    await (await stage.as('station_clerk')).call(invitationsApi.accept, { code });
    keeper = await stage.newPhone();
    await keeper.become('乡镇站工作人员');
  }, 180_000);

  const remind = (tripId: string) =>
    villager.call(tripRemindersApi.set, { kind: 'before', tripId, serviceDate: TODAY, stopId: STOP, minutes: 15 });
  /** The villager has been told what says so. */
  const isTold = (...words: RegExp[]): Promise<void> =>
    eventually(async () => {
      const texts = (await villager.call(noticesApi.inbox, {})).notices.map(({ text }) => text);
      for (const word of words) expect(texts).toContainEqual(expect.stringMatching(word));
    }, 40_000);
  const say = async (...reports: TripReport[]): Promise<void> => {
    const { outcomes } = await driver.call(tripReportApi.submit, { sentAt: at(NOW), reports });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(reports.map(() => 'recorded'));
  };
  /** Opens a page and waits until it says what it should; whatever the eye, the finger or the ear would trip over. */
  const reads = async (mode: 'normal' | 'elder', page: keyof typeof pages, who = phone): Promise<string[]> => {
    const { path, words } = pages[page];
    await who.open(path);
    for (const word of words)
      await who.page
        .getByText(word)
        .filter({ visible: true })
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => Promise.reject(new Error(`${page} does not say ${String(word)}: ${who.complaints.join()}`)));
    return [...(await who.faults(`bad-day-${page}`, mode)), ...(await hardToHear(who.page, '[role=group]'))];
  };
  const pages = {
    home: { path: '/home/index', words: [/不来这里了/] },
    board: {
      path: `/timetable/board/index?stop=${STOP}&date=${TODAY}`,
      words: [
        /^前面塌方|：前面塌方/,
        /晚 20 分：前方修路/,
        /^可能不来$/,
        /这车前一班车坏了，还没说换哪辆/,
        /改坐 09:48/,
      ],
    },
    turned: { path: `/timetable/line/index?line=K01&trip=K01-O01&stop=${STOP}&date=${TODAY}`, words: [/车坏了/] },
    inbox: {
      path: '/notices/inbox/index',
      words: [/取消了：前面塌方/, /报错了/, /可能不来/],
    },
    keeper: {
      path: '/timetable/point-buses/index',
      words: [/^车坏了/, /^前面塌方/, /^晚 20 分：前方修路/, /^可能不来$/, /^这车前一班车坏了，还没说换哪辆/],
    },
    doubted: { path: `/timetable/line/index?line=K01&trip=K01-I01&stop=${STOP}&date=${TODAY}`, words: [/可能不来/] },
  } as const;

  it('a bus is cancelled by mistake, and whoever waits for it hears that, and that it was a mistake', async () => {
    await say(SLIP);
    await phone.open(pages.board.path);
    await phone.shown(/车坏了/).waitFor();
    await isTold(/取消了：车坏了/);
    await say(press('retract', '06:53', { tripId: SLIP.tripId, retracts: SLIP.eventId }));
  });

  it('one bus breaks down, one does not run, one is late, and one may not come', async () => {
    const ready = (tripId: string) => press('replace', '06:21', { tripId, vehicleId: 'MT-V01' });
    await say(
      ...['K01-O01', 'K01-I01', 'K01-O03'].map(ready),
      press('depart', '06:40', { stopId: 'COUNTY', stopSequence: 1 }),
      press('stop', '07:22', { stopId: 'V100210', stopSequence: 4 }),
      press('short_turn', '07:24', { stopId: 'V100210', stopSequence: 4, reason: '车坏了' }),
      press('cancel', '07:00', { tripId: 'K01-O02', reason: '前面塌方' }),
      press('delay', '07:20', { tripId: 'Y101A-01', minutes: 20, reason: '前方修路' }),
    );
    await eventually(async () => {
      const { departures } = await villager.call(timetableApi.board, { stopId: STOP, date: TODAY });
      expect(departures.find(({ tripId }) => tripId === IN_DOUBT)?.doubt).toBeDefined();
    });
    await remind(IN_DOUBT);
    const found: string[] = [];
    for (const page of ['board', 'home', 'turned', 'doubted'] as const) found.push(...(await reads('normal', page)));
    await isTold(/取消了：前面塌方/, /报错了/, /可能不来/);
    await phone.become('居民');
    found.push(...(await reads('normal', 'inbox')), ...(await reads('normal', 'keeper', keeper)));
    expect(found).toEqual([]);
    // Whom to ask stands beside it.
    await phone.open(pages.board.path);
    await phone.page
      .getByRole('button', { name: /打电话/ })
      .filter({ visible: true })
      .first()
      .waitFor();
  });

  it('a keeper’s slip is taken back where it was made, and stands on the board no longer', async () => {
    const standsHere = async (): Promise<number> =>
      (await villager.call(timetableApi.board, { stopId: STOP, date: TODAY })).departures.filter(
        ({ routeName, live }) => routeName === 'K02' && live?.here,
      ).length;
    await keeper.press(/^车到了：K02/);
    await eventually(async () => expect(await standsHere()).toBe(1));
    await keeper.press(/^撤回：K02/);
    await eventually(async () => expect(await standsHere()).toBe(0));
  });

  it('is read in the largest writing too', async () => {
    for (const each of [phone, keeper]) {
      await each.open('/me/index');
      await each.hit(each.page.getByRole('radio', { name: /^最大/ }).filter({ visible: true }));
    }
    const found: string[] = [];
    for (const page of ['board', 'home', 'turned', 'doubted', 'inbox'] as const)
      found.push(...(await reads('elder', page)));
    found.push(...(await reads('elder', 'keeper', keeper)));
    expect(found).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
