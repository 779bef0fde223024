// How does a test hold a page of the app on a phone of its own, with a county behind it?
import { act, render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { prepareCall } from '@kehuoyou/shared';
import type { Area, Clock } from '@kehuoyou/shared';
import { AnswerStore } from '../core/answer-store';
import { CallFailure } from '../core/call-failure';
import { ClockContext } from '../core/clock';
import { storage } from '../core/platform/storage';
import type { AskServer } from '../core/query-book';
import { QueryBook } from '../core/query-book';
import { session } from '../core/session';
import { useSettings } from '../core/settings';
import { QueryContext } from '../core/use-query';
import { LiveNews } from '../timetable/departures/live-news';
import { LiveNewsContext } from '../timetable/departures/use-stop-news';
import { setOnline } from './connection';
import { LiveDesk } from './live-desk';
import { phone } from './taro';

/** A county that answers by URL; a URL without an answer is one that nobody expected. */
export class County {
  /** Answers by URL, such as `/api/areas`. */
  readonly answers = new Map<string, unknown>();
  readonly asked: string[] = [];
  /** False: nothing answers any more. */
  reachable = true;
  /** What it says of its buses on the way. */
  readonly live = new LiveDesk();

  readonly ask: AskServer = (endpoint, ask) => {
    const { url } = prepareCall(endpoint, ask);
    this.asked.push(url);
    if (!this.reachable) return Promise.reject(new CallFailure('no_network'));
    if (!this.answers.has(url)) return Promise.reject(new CallFailure('not_found'));
    return Promise.resolve({ changed: true, answer: this.answers.get(url) as never });
  };
}

/** Time as the fake timers count it. */
const clock: Clock = { now: () => new Date() };

/** An empty phone that looks at its watch at `now`. Call it before each test. */
export function emptyPhone(now: Date): void {
  jest.useFakeTimers({ now });
  localStorage.clear();
  session.forget();
  phone.reset();
  setOnline(true);
  useSettings.setState(useSettings.getInitialState(), true);
}

/** Opens a page and lets what it asks come in. Every opening is a start of the app: only storage is left of the last one. */
export async function openPage(page: ReactElement, county: County): Promise<RenderResult> {
  const book = new QueryBook(new AnswerStore(storage), county.ask, clock);
  session.onChange(() => book.forgetOwn());
  const view = render(
    <ClockContext.Provider value={clock}>
      <QueryContext.Provider value={book}>
        <LiveNewsContext.Provider value={new LiveNews(county.live.ask, clock, new AnswerStore(storage))}>
          {page}
        </LiveNewsContext.Provider>
      </QueryContext.Provider>
    </ClockContext.Provider>,
  );
  await pass(0);
  return view;
}

/** Lets time go by. */
export async function pass(ms: number): Promise<void> {
  await act(() => jest.advanceTimersByTimeAsync(ms));
}

/** An area with nothing in it. */
export function area(code: string, name: string, more: Partial<Area> = {}): Area {
  const level = code.length === 12 ? 'village' : code.length === 9 ? 'township' : 'county';
  return {
    code,
    name,
    level,
    kind: level === 'township' ? 'town' : 'village',
    pinyin: '',
    initials: '',
    position: { lat: 26, lng: 116.7 },
    positionQuality: 'illustrative',
    ...more,
  };
}

/** Two townships with a few villages. */
export const areas: Area = area('350423', '清流县', {
  kind: 'county',
  children: [
    area('350423104', '长校镇', {
      pinyin: 'changxiaozhen',
      initials: 'cxz',
      children: [
        area('350423104204', '下谢村', { pinyin: 'xiaxiecun', initials: 'xxc', position: { lat: 25.97, lng: 116.74 } }),
        area('350423104201', '留坑村', { pinyin: 'liukengcun', initials: 'lkc', position: { lat: 25.99, lng: 116.7 } }),
      ],
    }),
    area('350423200', '沙芜乡', {
      pinyin: 'shawuxiang',
      initials: 'swx',
      children: [
        area('350423200201', '洞口村', { pinyin: 'dongkoucun', initials: 'dkc', position: { lat: 26.2, lng: 116.9 } }),
      ],
    }),
  ],
});
