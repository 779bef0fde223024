// A villager opens the app in a browser for the first time, reads the next bus, and goes on reading it without a network.
import type { Locator, Page } from 'playwright-core';
import { timetableApi } from '@kehuoyou/shared';
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_STOP } from '../../harness/places.js';
import { floors, measure, shortcomings } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';
import { carryOut } from '../../harness/run/commands.js';

/** A Tuesday morning, on the server's watch and on the phone's. */
const NOW = '2026-11-24T09:15:00+08:00';
const TODAY = '2026-11-24';
const MINUTE = 60_000;
/** Long enough to need several lines in the largest size. */
const REASON = '前方修路，绕行的路也不通';

/** What is read and pressed most must be as large as body text, whatever small print may be. */
const BODY_TEXT =
  '.button:not(.button-tool), .choice, .row-title, .tile, .departure-title, .home-opening, .page-title, .answer-figure, .answer-note, .empty-sentence, .search-input';

type Mode = keyof typeof floors;

inBrowser('a villager with an empty phone', () => {
  const stage = setStage({ clock: NOW });
  let phone: Phone;
  let page: Page;

  beforeAll(async () => {
    const [, last] = (await stage.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: TODAY }))
      .departures;
    const told = await carryOut('announce', ['cancel-trip', last?.tripId ?? '', TODAY, REASON], {
      database: stage.database,
      clock: NOW,
    });
    expect(told.code).toBe(0);
    await eventually(async () => {
      const { departures } = await stage.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: TODAY });
      expect(departures.map(({ status }) => status)).toEqual(['scheduled', 'cancelled']);
    });
    phone = await stage.blankPhone();
    ({ page } = phone);
    await page.clock.install({ time: new Date(NOW) });
    await phone.visit(stage.server.url);
  });

  /** Buttons of the page that is shown; the other tab pages stay alive behind it. */
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: true }).filter({ visible: true });
  const shown = (text: string | RegExp): Locator => page.getByText(text).filter({ visible: true });
  const goTo = async (path: string, proof: string | RegExp): Promise<void> => {
    await phone.open(`/${path}/index`);
    await shown(proof).first().waitFor();
  };

  /** What a person would trip over on the page that is shown, and its picture for whoever wants to look. */
  async function faultsOf(name: string, mode: Mode): Promise<string[]> {
    await page.clock.runFor(500);
    await phone.picture(`villager-${name}`);
    const { bodyPx } = floors[mode];
    const small = await page.evaluate(
      ({ selector, least }) =>
        [...document.querySelectorAll(selector)]
          .filter((each) => each.getClientRects().length > 0 && parseFloat(getComputedStyle(each).fontSize) < least)
          .map((each) => `"${each.textContent ?? ''}" is smaller than body text`),
      { selector: BODY_TEXT, least: bodyPx },
    );
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.root, .page-inner, .card, .list, .departures, .choices, .tiles')]
        .filter(
          (each) =>
            each.getClientRects().length > 0 &&
            (each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > 390.5),
        )
        .map((each) => `.${each.className} is wider than the screen`),
    );
    return [...shortcomings(await measure(page), mode), ...small, ...wide];
  }

  it('is asked for the village, and for nothing else', async () => {
    await shown('您是哪个村？').waitFor();
    await button('长校镇').waitFor();
    expect(await faultsOf('1-first-open', 'normal')).toEqual([]);
  });

  it('reads the next bus of 下谢村 two touches later, as the server knows it', async () => {
    await phone.hit(button('长校镇'));
    await button('下谢村').waitFor();
    expect(await faultsOf('2-villages', 'normal')).toEqual([]);
    await phone.hit(button('下谢村'));
    await shown(/^还有/).waitFor();
    const board = await stage.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP });
    const [next, cancelled] = board.departures;
    expect(await page.locator('.answer-figure').filter({ visible: true }).textContent()).toBe(
      next?.departure.slice(11, 16),
    );
    const minutes = Math.floor((Date.parse(next?.departure ?? '') - Date.parse(NOW)) / MINUTE);
    expect(await shown(/^还有/).textContent()).toBe(`还有 ${minutes} 分`);
    await shown('今天最后一班').waitFor();
    expect(await page.locator('.home-cancelled').textContent()).toBe(
      `约 ${cancelled?.departure.slice(11, 16) ?? ''}去长校镇 已取消：${REASON}，改坐明天 09:48 那班`,
    );
    await shown('刚刚更新').waitFor();
    await shown('今天开到 19:00').waitFor();
    expect(await faultsOf('3-home', 'normal')).toEqual([]);
  });

  it('hears on every card the same as others read', async () => {
    const sentences = await page
      .getByRole('group')
      .filter({ visible: true })
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
    expect(sentences[0]).toMatch(
      /^大约下午三点二十八分的车取消了，因为前方修路，绕行的路也不通，改坐明天上午九点四十八分那班。下谢村下一班车，大约上午九点四十八分，开往长校镇，还有三十三分钟，按时刻表/,
    );
    expect(sentences[1]).toMatch(/^下谢村服务点现在开着，今天开到晚上七点。/);
  });

  it('sees the minutes go by', async () => {
    await page.clock.fastForward(10 * MINUTE);
    await shown('还有 23 分').waitFor();
  });

  it('looks at today’s buses and at those of another day', async () => {
    await phone.hit(page.getByRole('button', { name: '班车', exact: true }).filter({ visible: true }));
    await shown('下谢村 上车').waitFor();
    await page
      .locator('.departure-cancelled')
      .filter({ visible: true, hasText: `已取消：${REASON}` })
      .waitFor();
    expect(await faultsOf('4-buses', 'normal')).toEqual([]);
    await phone.hit(page.getByRole('radio', { name: '县城' }).filter({ visible: true }));
    await shown('县城 上车').waitFor();
    await phone.hit(page.getByRole('radio', { name: /明天/ }).filter({ visible: true }));
    await shown('06:54').waitFor();
    expect(await faultsOf('5-buses-county', 'normal')).toEqual([]);
  });

  it('keeps a second village beside the first, and switches with one touch', async () => {
    await goTo('network/village', '看哪个村？');
    await page.getByRole('searchbox').filter({ visible: true }).fill('lk');
    await page
      .getByRole('button', { name: /留坑村/ })
      .filter({ visible: true })
      .waitFor();
    expect(await faultsOf('6-search', 'normal')).toEqual([]);
    await phone.hit(page.getByRole('button', { name: /留坑村/ }).filter({ visible: true }));
    await shown('留坑村服务点').waitFor();
    expect(await faultsOf('7-home-two-ways', 'normal')).toEqual([]);
    await phone.hit(page.getByRole('radio', { name: '下谢村' }).filter({ visible: true }));
    await shown('下谢村服务点').waitFor();
  });

  it('without a network goes on reading the bus after a new start, and how old it is', async () => {
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await phone.setOffline(true);
    await page.clock.fastForward(5 * MINUTE);
    await phone.reload();
    expect(
      await page.evaluate(() =>
        fetch('/api/areas', { cache: 'no-store' }).then(
          () => 'answered',
          () => 'gone',
        ),
      ),
    ).toBe('gone');
    await shown(/分钟前的信息 · 没有网络，时刻表仍可用/).waitFor();
    expect(await page.locator('.answer-figure').filter({ visible: true }).textContent()).toBe('09:48');
    expect(Number(/\d+/.exec((await shown(/^还有/).textContent()) ?? '')?.[0])).toBeLessThanOrEqual(18);
    expect(await faultsOf('8-home-offline', 'normal')).toEqual([]);
  });

  it('without a network switches to the other village too, which was kept at once', async () => {
    await phone.hit(page.getByRole('radio', { name: '留坑村' }).filter({ visible: true }));
    await shown('留坑村服务点').waitFor();
    await phone.hit(page.getByRole('radio', { name: '下谢村' }).filter({ visible: true }));
    await shown('下谢村服务点').waitFor();
  });

  describe.each(['大字', '最大'])('who chooses %s', (size) => {
    it('reads and touches everything in that size, still without a network', async () => {
      await goTo('me', '字的大小');
      await phone.hit(page.getByRole('radio', { name: new RegExp(`^${size}`) }).filter({ visible: true }));
      expect(await faultsOf(`9-me-${size}`, 'elder')).toEqual([]);
      await goTo('home', '下谢村服务点');
      expect(await faultsOf(`9-home-${size}`, 'elder')).toEqual([]);
      await goTo('buses', '下谢村 上车');
      expect(await faultsOf(`9-buses-${size}`, 'elder')).toEqual([]);
      await goTo('network/village', '看哪个村？');
      await button('长校镇').waitFor();
      expect(await faultsOf(`9-choose-${size}`, 'elder')).toEqual([]);
      await phone.hit(button('长校镇'));
      await button('下谢村').waitFor();
      expect(await faultsOf(`9-villages-${size}`, 'elder')).toEqual([]);
    });
  });

  it('reads after a night without a network how old it all is, in amber', async () => {
    await goTo('home', '下谢村服务点');
    await page.clock.fastForward(22 * 60 * MINUTE);
    await phone.reload();
    await page
      .locator('.age-careful')
      .filter({ visible: true, hasText: /^昨天 09:\d\d 的信息 · 没有网络，时刻表仍可用$/ })
      .waitFor();
    await shown(/^还有/).waitFor();
    expect(await faultsOf('10-next-morning', 'elder')).toEqual([]);
  });

  it('wipes the phone, and is asked again', async () => {
    await phone.setOffline(false);
    await goTo('me', '字的大小');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('下谢村');
    await phone.hit(button('清空本机保存的信息'));
    await phone.hit(button('清空'));
    await shown('您是哪个村？').waitFor();
    await button('长校镇').waitFor();
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((name) => /villages\//.test(name)));
    expect(kept).toEqual([]);
  });

  it('never met an error', () => {
    expect(phone.complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([]);
  });
});
