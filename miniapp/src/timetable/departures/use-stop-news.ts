// What is different at this stop right now, as long as somebody looks at the page?
import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import { timetableApi } from '@kehuoyou/shared';
import { AnswerStore } from '../../core/answer-store';
import { callHeld } from '../../core/call';
import { onNetworkChange } from '../../core/platform/network-status';
import { storage } from '../../core/platform/storage';
import { useChanged } from '../../core/use-changed';
import { useInView } from '../../core/use-in-view';
import { LiveNews } from './live-news';
import type { StopNews } from './live-news';

/** The app's news; tests provide their own. */
export const LiveNewsContext = createContext(
  new LiveNews(
    (ask, mostMs) => callHeld(timetableApi.live, ask, mostMs),
    { now: () => new Date() },
    new AnswerStore(storage),
  ),
);

const NOTHING: StopNews = {};

/**
 * News of `stopId` while this page is in view; asks nothing without a stop. `onTimetable` is called when
 * another timetable has been published meanwhile: the board itself must then be asked for anew.
 */
export function useStopNews(stopId: string | undefined, onTimetable: () => Promise<void> | undefined): StopNews {
  const source = useContext(LiveNewsContext);
  const inView = useInView();
  const watched = inView ? stopId : undefined;
  const subscribe = useCallback(
    (changed: () => void) => (watched === undefined ? () => undefined : source.watch(watched, changed)),
    [source, watched],
  );
  const news = useSyncExternalStore(subscribe, () => (stopId === undefined ? NOTHING : source.news(stopId)));
  useEffect(() => onNetworkChange((online) => (online ? source.wake() : undefined)), [source]);
  const anew = useCallback(() => void onTimetable(), [onTimetable]);
  useChanged(stopId, news.live?.timetable, anew);
  return news;
}
