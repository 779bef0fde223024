// Can a driver who leaves the network for days still read what was planned for them?
import { useContext, useEffect } from 'react';
import { addDays, runSheetApi } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { ClockContext } from '../../core/clock';
import { isOnline } from '../../core/platform/network-status';
import { questionName } from '../../core/query-book';
import { QueryContext } from '../../core/use-query';

/** The days after today whose sheets are kept. */
const DAYS_AHEAD = 6;
/** A kept sheet of a later day is fetched again after this, ms. */
const KEEP_FOR_MS = 6 * 3_600_000;

/** Fetches the sheets of the coming days one after the other, once today's has come: `ready`. */
export function useKeptSheets(ready: boolean, today: ServiceDate): void {
  const book = useContext(QueryContext);
  const clock = useContext(ClockContext);
  useEffect(() => {
    let here = true;
    const fetchAll = async (): Promise<void> => {
      for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
        const ask = { date: addDays(today, ahead) };
        const { at } = book.state(questionName(runSheetApi.sheet, ask));
        if (!here || !isOnline()) return;
        if (at === undefined || Math.abs(clock.now().getTime() - at) >= KEEP_FOR_MS)
          await book.refresh(runSheetApi.sheet, ask);
      }
    };
    if (ready) void fetchAll();
    return () => {
      here = false;
    };
  }, [book, clock, ready, today]);
}
