// In a browser, on the worst of mornings: does somebody at 嵩溪畲族村 read what became of each bus, in normal writing and in the largest?
import { sessionsApi, tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { hardToHear } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';
import { TODAY, at, press } from './driver-presses.js';

const STOP = 'V101201';
const NOW = '07:25';

inBrowser('a bad morning on the phone of a villager', () => {
  const stage = setStage({ clock: at(NOW) });
  let phone: Phone;
  let driver: ApiClient;

  beforeAll(async () => {
    phone = await stage.newPhone();
    await phone.tap('嵩溪镇');
    await phone.tap('嵩溪畲族村');
    const { token } = await stage.server.client.call(sessionsApi.bySample, { role: 'county_office' });
    driver = stage.server.client.as(token);
  }, 180_000);

  const say = async (...reports: TripReport[]): Promise<void> => {
    const { outcomes } = await driver.call(tripReportApi.submit, { sentAt: at(NOW), reports });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(reports.map(() => 'recorded'));
  };
  /** Opens a page and waits until it says what it should; whatever the eye, the finger or the ear would trip over. */
  const reads = async (mode: 'normal' | 'elder', page: keyof typeof pages): Promise<string[]> => {
    const { path, words } = pages[page];
    await phone.open(path);
    for (const word of words)
      await phone.page
        .getByText(word)
        .filter({ visible: true })
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => Promise.reject(new Error(`${page} does not say ${String(word)}: ${phone.complaints.join()}`)));
    return [...(await phone.faults(`bad-day-${page}`, mode)), ...(await hardToHear(phone.page, '[role=group]'))];
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
    doubted: { path: `/timetable/line/index?line=K01&trip=K01-I01&stop=${STOP}&date=${TODAY}`, words: [/可能不来/] },
  } as const;

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
    const found: string[] = [];
    for (const page of ['board', 'home', 'turned', 'doubted'] as const) found.push(...(await reads('normal', page)));
    expect(found).toEqual([]);
    // Whom to ask stands beside it.
    await phone.open(pages.board.path);
    await phone.page
      .getByRole('button', { name: /打电话/ })
      .filter({ visible: true })
      .first()
      .waitFor();
  });

  it('is read in the largest writing too', async () => {
    await phone.open('/me/index');
    await phone.hit(phone.page.getByRole('radio', { name: /^最大/ }).filter({ visible: true }));
    const found: string[] = [];
    for (const page of ['board', 'home', 'turned', 'doubted'] as const) found.push(...(await reads('elder', page)));
    expect(found).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });
});
