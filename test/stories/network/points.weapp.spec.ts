// In WeChat, with the build that is uploaded: somebody of 下谢村 goes from a point to the way there and to the
// stop's board, looks at the sketch, chooses a day on WeChat's wheel, and searches by initials.
import { journeyApi, networkApi, timetableApi } from '@kehuoyou/shared';
import { createDatabase } from '../../harness/database.js';
import type { TestDatabase } from '../../harness/database.js';
import { COUNTY_STOP, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { WeappPhone } from '../../harness/weapp/phone.js';
import type { Element } from '../../harness/weapp/template.js';

const CLOCK = '2026-11-24T09:10:00+08:00';
/** WeChat warns at 256 kB; a cheap phone stutters long before. */
const MOST_BYTES = 64_000;

describe('points and journeys in WeChat', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let phone: WeappPhone;

  beforeAll(async () => {
    database = await createDatabase('sqlite');
    server = await startServer({ database, clock: CLOCK });
  });
  beforeEach(async () => {
    phone = await new WeappPhone({ apiUrl: server.url, clock: CLOCK }).launch();
    await phone.tap('长校镇');
    await phone.tap('下谢村');
  });
  afterEach(() => {
    phone.close();
    expect(phone.complaints).toEqual([]);
    expect(Math.max(...phone.page.setDatas.map(({ bytes }) => bytes))).toBeLessThan(MOST_BYTES);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const elements = (): Element[] => [...phone.page.screen.all()];
  const ofClass = (name: string): Element[] => elements().filter(({ classes }) => classes.includes(name));
  const texts = (name: string): string[] => ofClass(name).map(({ text }) => text);
  const asked = (path: string): URL[] =>
    phone.wx.calls
      .filter(({ name }) => name === 'request')
      .map(({ options }) => new URL(String(options['url'])))
      .filter(({ pathname }) => pathname === path);

  it('goes from the nearest to a point, to the way there, and to the board of the stop', async () => {
    await phone.tap('附近服务点');
    expect(texts('card-name').slice(0, 2)).toEqual(['下谢村服务点', '长校镇综合服务站']);
    await phone.tap('看长校镇综合服务站');
    expect(phone.page.screen.text).toMatch(/今天开到 18:00.*能办的事/);
    await phone.tap('怎么去');
    expect(phone.routes).toEqual([
      'home/index',
      'network/nearest/index',
      'network/point/index',
      'timetable/journey/index',
    ]);
    const { journeys } = await server.client.call(journeyApi.journeys, { from: XIAXIE, to: 'S104' });
    expect(texts('journey-time')).toEqual(
      journeys[0]?.legs.flatMap(({ departure, arrival }) => [departure.slice(11, 16), arrival.slice(11, 16)]),
    );
    expect(phone.find(/^从下谢村去长校镇综合服务站，还有三十[六七八]分钟/).attribute('aria-role')).toBe('group');
    await phone.tap('看上车站的班次');
    expect(phone.page.query).toEqual({ stop: XIAXIE_STOP });
    expect(phone.page.screen.text).toMatch(/下谢村 上车.*09:48.*15:28/);
  });

  it('asks where to, and answers with the change on the way', async () => {
    await phone.tap('怎么去');
    expect(phone.page.screen.text).toMatch(/您要去哪里？.*县城.*长校镇/);
    await phone.tap('县城');
    expect(phone.page.screen.text).toMatch(
      /去县城.*从下谢村出发.*在下谢村坐 Y104A.*到长校镇下车.*在长校镇换 K12.*到县城下车/,
    );
    expect(asked('/api/journeys').map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      { from: XIAXIE, to: COUNTY_STOP, date: '2026-11-24' },
    ]);
  });

  it('chooses a day on the wheel, within the days that it offers', async () => {
    await phone.tap('看全部班次');
    const wheel = elements().find(({ tag }) => tag === 'picker');
    if (!wheel) throw new Error('there is no wheel');
    expect(['mode', 'start', 'end', 'value'].map((name) => wheel.attribute(name))).toEqual([
      'date',
      '2026-11-23',
      '2027-11-24',
      '2026-11-24',
    ]);
    expect(wheel.children[0]?.spoken).toBe('看别的日子');
    expect(wheel.children[0]?.attribute('aria-role')).toBe('button');
    phone.page.send(wheel, 'change', { value: '2026-12-25' });
    await phone.rest();
    expect(asked(`/api/boards/${XIAXIE_STOP}`).map(({ searchParams }) => searchParams.get('date'))).toEqual([
      '2026-12-25',
    ]);
    expect(phone.find(/，已选$/).spoken).toBe('12月25日，周五，已选');
    const board = await server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date: '2026-12-25' });
    expect(ofClass('departure-figure')).toHaveLength(board.departures.length);
  });

  it('draws the sketch as a picture that needs no network', async () => {
    const shown = await new WeappPhone({ apiUrl: server.url, clock: CLOCK, storage: phone.storage }).launch(
      `network/nearest/index?point=${XIAXIE_POINT}`,
    );
    const picture = [...shown.page.screen.all()].find(({ tag }) => tag === 'image');
    const [kind, data = ''] = picture?.attribute('src').split(/,(.*)/s) ?? [];
    expect(kind).toBe('data:image/svg+xml;base64');
    const svg = Buffer.from(data, 'base64').toString();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="340" height="\d+" viewBox/);
    expect(svg).toMatch(/>下谢村服务点<\/text>/);
    expect(svg).not.toMatch(/<style|<script|href|%/);
    expect(picture?.attribute('mode')).toBe('widthFix');
    expect(picture?.parent?.attribute('aria-label')).toMatch(/^全县示意图/);
    expect(Math.max(...shown.page.setDatas.map(({ bytes }) => bytes))).toBeLessThan(MOST_BYTES);
    shown.close();
    expect(shown.complaints).toEqual([]);
  });

  it('searches points by initials', async () => {
    await phone.tap('附近服务点');
    await phone.type('dkc');
    await new Promise((done) => setTimeout(done, 500));
    await phone.rest();
    const { points } = await server.client.call(networkApi.points, { q: 'dkc', limit: 50 });
    expect(points.length).toBeGreaterThan(0);
    expect(texts('card-name')).toEqual(points.slice(0, 8).map(({ name }) => name.replace('客货邮', '')));
  });

  it('ranks by where the phone is when it is asked to, and stays with the village when the phone refuses', async () => {
    await phone.tap('附近服务点');
    await phone.tap('按我的位置找');
    expect(phone.page.screen.text).toContain('没有找到位置，下面是按您的村排的');
    phone.isAt({ latitude: 26.35, longitude: 117.0 });
    await phone.tap('按我的位置找');
    expect(asked('/api/points/nearest').pop()?.searchParams.get('crs')).toBe('gcj02');
    expect(phone.page.screen.text).toContain('离我最近的');
    expect(texts('card-name')[0]).not.toBe('下谢村服务点');
  });
});
