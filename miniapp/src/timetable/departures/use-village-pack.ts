// What does the phone know of a village's buses and points, with or without a network?
import { useCallback, useContext, useEffect } from 'react';
import { networkApi, pointOpeningAt, prepareCall, timetableApi } from '@kehuoyou/shared';
import type { VillagePack } from '@kehuoyou/shared';
import { ClockContext } from '../../core/clock';
import { useShown } from '../../core/platform/navigation';
import { isOnline, onNetworkChange } from '../../core/platform/network-status';
import { chosenVillage, useSettings } from '../../core/settings';
import { QueryContext, useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** A page that stays open hears of a cancelled bus within this, ms; unchanged, the answer is a few hundred bytes. */
const ASK_EVERY_MS = 180_000;

/** A pack that nobody looks at is fetched again after this, ms: it lasts 14 days. */
const KEEP_FOR_MS = 6 * 3_600_000;

/**
 * The pack of a village (12-digit code), from the phone's memory at once. All boards and opening hours
 * are worked out from it with `boardFromVillagePack` and `pointOpeningAt`, so that a page reads the same offline.
 */
export function useVillagePack(code: string | undefined): Query<VillagePack> {
  const pack = useQuery(timetableApi.pack, code === undefined ? undefined : { code }, {
    everyMs: ASK_EVERY_MS,
    usable: '时刻表仍可用',
  });
  useLearnedPoints(pack);
  return pack;
}

/** The pages of the pack's points can be read offline although they were never opened. */
function useLearnedPoints({ answer, at }: Query<VillagePack>): void {
  const book = useContext(QueryContext);
  useEffect(() => {
    if (!answer || at === undefined) return;
    for (const point of answer.points) {
      book.learn(
        networkApi.point,
        { id: point.id },
        { answer: { ...point, openNow: pointOpeningAt(point, new Date(at)) }, at },
      );
    }
  }, [book, answer, at]);
}

/** The pack of the chosen village; asks nothing before one is chosen. */
export function useChosenVillagePack(): Query<VillagePack> {
  return useVillagePack(useSettings(chosenVillage)?.code);
}

/** Keeps the packs of all kept villages on the phone, so that switching needs no network. */
export function useKeptVillagePacks(): void {
  const villages = useSettings((settings) => settings.villages);
  const book = useContext(QueryContext);
  const clock = useContext(ClockContext);
  const refreshOld = useCallback(() => {
    if (!isOnline()) return;
    for (const { code } of villages) {
      const { at } = book.state(prepareCall(timetableApi.pack, { code }).url);
      if (at === undefined || Math.abs(clock.now().getTime() - at) >= KEEP_FOR_MS)
        void book.refresh(timetableApi.pack, { code });
    }
  }, [book, clock, villages]);
  useShown(refreshOld);
  useEffect(refreshOld, [refreshOld]);
  useEffect(() => onNetworkChange(refreshOld), [refreshOld]);
}
