// Does a page hear of a late bus within seconds, ask seldom when there is nothing new, and not at all when nobody looks?
import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { LiveDeparture } from '@kehuoyou/shared';
import { timetableApi } from '@kehuoyou/shared';
import { callHeld } from '../../core/call';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { setOnline } from '../../testing/connection';
import { phone } from '../../testing/taro';
import { at, TUESDAY } from '../../testing/village-pack';
import { LiveNews } from './live-news';
import { useStopNews } from './use-stop-news';

const STOP = 'V104204';
const late: LiveDeparture = { tripId: 'K12 09:48', serviceDate: TUESDAY, status: 'cancelled', reason: '塌方' };
const renewed = jest.fn();

function Reader({ stopId = STOP }: { readonly stopId?: string }): ReactElement {
  const { live } = useStopNews(stopId, renewed);
  return <p>{live?.departures.map(({ reason }) => reason).join() ?? 'nothing known'}</p>;
}

let county: County;
const told = () => screen.getByText(/.*/, { selector: 'p' }).textContent;

beforeEach(() => {
  emptyPhone(at('09:10'));
  renewed.mockClear();
  county = new County();
});

it('asks once without waiting, then waits with what it has, and hears at once', async () => {
  await openPage(<Reader />, county);
  expect(county.live.asked).toEqual([
    { stopId: STOP, wait: 0 },
    { stopId: STOP, since: 'version-0', wait: 25 },
  ]);
  await act(async () => {
    county.live.tell(STOP, TUESDAY, [late]);
    await Promise.resolve();
  });
  expect(told()).toBe('塌方');
  expect(county.live.asked.at(-1)).toEqual({ stopId: STOP, since: 'version-1', wait: 25 });
});

it('asks a little more than twice a minute while nothing happens', async () => {
  await openPage(<Reader />, county);
  const before = county.live.asked.length;
  for (let round = 0; round < 4; round += 1) {
    await pass(25_000);
    county.live.release();
    await pass(0);
  }
  expect(county.live.asked.length - before).toBe(4);
});

it('on a server that lets nobody wait asks no more than every quarter of a minute', async () => {
  await openPage(<Reader />, county);
  const before = county.live.asked.length;
  for (let second = 0; second < 60; second += 1) {
    county.live.release();
    await pass(1_000);
  }
  expect(county.live.asked.length - before).toBeLessThanOrEqual(5);
});

it('without an answer asks later and later, keeps what it knew, and at once when the network is back', async () => {
  county.live.tell(STOP, TUESDAY, [late]);
  await openPage(<Reader />, county);
  await act(async () => {
    county.live.cut();
    await Promise.resolve();
  });
  const from = county.live.asked.length;
  await pass(600_000);
  const tries = county.live.asked.length - from;
  expect([tries >= 5, tries <= 12, told()]).toEqual([true, true, '塌方']);
  expect(county.live.asked.slice(from).every(({ wait }) => wait === 0)).toBe(true);
  county.live.reachable = true;
  await act(async () => {
    setOnline(false);
    setOnline(true);
    await Promise.resolve();
  });
  await pass(0);
  expect(county.live.held).toBe(1);
});

it('hangs up when the page goes out of view, and asks at once when it is back', async () => {
  await openPage(<Reader />, county);
  act(() => phone.hide());
  expect([county.live.held, county.live.hungUp]).toEqual([0, 1]);
  const before = county.live.asked.length;
  await pass(600_000);
  expect(county.live.asked).toHaveLength(before);
  county.live.tell(STOP, TUESDAY, [late]);
  act(() => phone.show());
  await pass(0);
  expect([told(), county.live.asked[before]?.wait]).toEqual(['塌方', 0]);
});

it('of two readers of one stop asks once, and goes on for the one that stays', async () => {
  const both = await openPage(
    <>
      <Reader />
      <Reader stopId={STOP} />
    </>,
    county,
  );
  expect(county.live.asked).toHaveLength(2);
  both.unmount();
  expect(county.live.held).toBe(0);
});

it('says when another timetable was published', async () => {
  await openPage(<Reader />, county);
  expect(renewed).not.toHaveBeenCalled();
  county.live.timetable = 'timetable-2';
  await act(async () => {
    county.live.tell(STOP, TUESDAY, []);
    await Promise.resolve();
  });
  expect(renewed).toHaveBeenCalledTimes(1);
});

it('over HTTP asks with the version that it has, and lets a held question take its time', async () => {
  const board = { version: 'v1', timetable: 't', dates: [TUESDAY], departures: [late] };
  const server = new FakeServer().will({ status: 200, body: board }, 'silence', { status: 503 });
  server.install();
  const news = new LiveNews((ask, mostMs) => callHeld(timetableApi.live, ask, mostMs), { now: () => new Date() });
  const end = news.watch(STOP, () => undefined);
  await pass(0);
  expect(server.requests.map(({ url }) => url)).toEqual([
    `/api/boards/${STOP}/live?wait=0`,
    `/api/boards/${STOP}/live?since=v1&wait=25`,
  ]);
  expect(news.news(STOP).live).toEqual(board);
  // Longer than any other question may take, it is still waited for; then it counts as lost.
  await pass(34_000);
  expect(server.requests).toHaveLength(2);
  await pass(3_100);
  expect(server.requests.at(-1)?.url).toBe(`/api/boards/${STOP}/live?since=v1&wait=0`);
  expect(news.news(STOP).live).toEqual(board);
  end();
  await pass(600_000);
  expect(server.requests).toHaveLength(3);
});

it('after a new start without a network still knows what was heard last', async () => {
  county.live.tell(STOP, TUESDAY, [late]);
  (await openPage(<Reader />, county)).unmount();
  county.live.cut();
  await openPage(<Reader />, county);
  expect(told()).toBe('塌方');
});

it('asks nothing where no stop is known', async () => {
  function Nobody(): ReactElement {
    useStopNews(undefined, renewed);
    return <p>nobody</p>;
  }
  render(<Nobody />);
  await openPage(<Nobody />, county);
  expect(county.live.asked).toEqual([]);
});
