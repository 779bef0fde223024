// Can every page be read and touched, in usual and in large writing, and does each say its one thing?
import { inBrowser } from '../../harness/browser.js';
import type { Phone } from '../../harness/browser.js';
import { XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { measure, shortcomings } from '../../harness/readability.js';
import { setStage } from '../../harness/stage.js';

const CLOCK = '2026-11-24T09:00:00+08:00';

/** Every page, with something that it must say. */
const pages: readonly (readonly [string, string, RegExp])[] = [
  ['home', '/home/index', /下一班车[^]*09:48/],
  ['buses', '/buses/index', /09:48[^]*15:28/],
  ['me', '/me/index', /字的大小[^]*下谢村/],
  ['village', '/network/village/index', /龙津镇[^]*里田乡/],
  ['nearest', '/network/nearest/index', /下谢村/],
  ['point', `/network/point/index?id=${XIAXIE_POINT}`, /今天开到 19:00[^]*能办的事/],
  ['board', `/timetable/board/index?stop=${XIAXIE_STOP}`, /09:48[^]*15:28/],
  ['board-of-the-county', '/timetable/board/index?stop=COUNTY', /去长校镇[^]*K12/],
  ['journey', `/timetable/journey/index?from=${XIAXIE}&to=HUB`, /.{4}/],
  ['line', `/timetable/line/index?line=Y104A&stop=${XIAXIE_STOP}`, /Y104A[^]*下谢村/],
  ['wallet', '/parcels/wallet/index', /登录以后，看家里的快递到了没有[^]*打给站长/],
  ['tracking', '/parcels/tracking/index', /哪一家的快递都能查/],
  ['can-send', '/shipments/can-send/index', /要寄什么|常寄的[^]*豆腐皮/],
  [
    'can-send-beancurd',
    `/shipments/can-send/index?goods=${encodeURIComponent('豆腐皮')}`,
    /能寄[^]*怎么装[^]*前交给站长/,
  ],
  ['can-send-refused', `/shipments/can-send/index?goods=${encodeURIComponent('笋干和硫磺')}`, /不能寄[^]*第 6 类/],
  ['offers', '/errands/offers/index', /现在没有人挂东西卖[^]*不下单、不收钱/],
  ['everyday', '/network/everyday/index', /交电费[^]*打印复印/],
  [
    'everyday-electricity',
    `/network/everyday/index?q=${encodeURIComponent('在哪里交电费')}`,
    /交电费[^]*户号[^]*长校镇综合服务站/,
  ],
  ['shared-gone', `/shipments/shared/index?t=${'A'.repeat(43)}`, /这个链接不能看了/],
  ['errands-ask', '/errands/ask/index', /登录以后，才能托人从县城带东西/],
  ['errands-mine', '/errands/mine/index', /登录以后，才能托人带东西[^]*去登录/],
  ['say', '/complaints/say/index', /投诉[^]*建议[^]*表扬[^]*说的是什么/],
  ['say-of-point', `/complaints/say/index?pointId=${XIAXIE_POINT}`, /出了什么事[^]*没开门[^]*取件多收钱/],
  ['heard', '/complaints/heard/index', /没人投诉[^]*不当满意/],
  ['receipt', '/complaints/receipt/index', /有回执就能看办得怎么样/],
  ['receipt-unknown', `/complaints/receipt/index?code=${'A'.repeat(12)}`, /回执/],
  ['my-voices', '/complaints/mine/index', /还没有说过什么[^]*我有话说/],
  ['unknown-point', '/network/point/index?id=NOWHERE', /没有找到这个服务点/],
];

inBrowser('every page', () => {
  const stage = setStage({ clock: CLOCK, alwaysOnline: true });
  let phone: Phone;

  beforeAll(async () => {
    phone = await stage.newPhone();
  });

  it('can be read and touched before anything was chosen', async () => {
    expect(shortcomings(await measure(phone.page), 'normal')).toEqual([]);
    await phone.picture('first-open-normal');
    await phone.tap('长校镇');
    expect(shortcomings(await measure(phone.page), 'normal')).toEqual([]);
    await phone.picture('village-of-township-normal');
    await phone.tap('下谢村');
  });

  it.each(pages)('%s can be read and touched in usual writing', async (name, path, says) => {
    await phone.open(path);
    expect(await phone.text()).toMatch(says);
    await phone.picture(`${name}-normal`);
    expect(shortcomings(await measure(phone.page), 'normal')).toEqual([]);
  });

  it('writes larger at one touch, and smaller again at another', async () => {
    await phone.open('/home/index');
    const px = async (): Promise<number> =>
      (await measure(phone.page)).texts.find(({ text }) => text === '09:48')?.px ?? 0;
    const usual = await px();
    expect(usual).toBeGreaterThanOrEqual(40);
    await phone.tap('字变大');
    expect(await px()).toBeGreaterThanOrEqual(52);
    await phone.tap(/字变小|字变回/);
    expect(await px()).toBe(usual);
    await phone.tap('字变大');
  });

  it.each(pages)('%s can be read and touched in large writing', async (name, path, says) => {
    await phone.open(path);
    expect(await phone.text()).toMatch(says);
    await phone.picture(`${name}-elder`);
    expect(shortcomings(await measure(phone.page), 'elder')).toEqual([]);
  });

  it('keeps large writing when it is opened anew, and still fits when the writing is largest', async () => {
    await phone.enlarge();
    await phone.reload();
    for (const [name, path, says] of pages) {
      await phone.open(path);
      expect(await phone.text()).toMatch(says);
      await phone.picture(`${name}-largest`);
      const measured = await measure(phone.page);
      expect([name, shortcomings(measured, 'elder')]).toEqual([name, []]);
      expect([name, Math.max(...measured.texts.map(({ px }) => px)) >= 30]).toEqual([name, true]);
    }
  });

  it('has complained of nothing to its console', () => {
    expect(phone.complaints).toEqual([]);
  });
});
