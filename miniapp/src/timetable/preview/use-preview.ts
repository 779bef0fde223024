// What would people see if the drafted changes were published?
import { useCallback, useEffect, useState } from 'react';
import { addDays, timetableEditApi } from '@kehuoyou/shared';
import type { EditPreview, ServiceDate, TimetableEdit } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';

/** A preview on its way or here. */
export interface Preview {
  /** Undefined until the first has come; while another is on its way the one before stays. */
  readonly answer: EditPreview | undefined;
  readonly asking: boolean;
  readonly failure: CallFailure | undefined;
  /** Draws it anew against the timetable as it is now. Never rejects. */
  readonly refresh: () => Promise<void>;
}

/** Days that are looked at. */
const DAYS = 14;

/** Two weeks from `from` on; nothing is asked while there are no changes. */
export function usePreview(edits: readonly TimetableEdit[], from: ServiceDate): Preview {
  const [state, setState] = useState<Omit<Preview, 'refresh'>>({
    answer: undefined,
    asking: false,
    failure: undefined,
  });
  const asked = JSON.stringify([edits, from]);
  const refresh = useCallback(async () => {
    if (edits.length === 0) return;
    setState((before) => ({ ...before, asking: true, failure: undefined }));
    try {
      const answer = await call(timetableEditApi.preview, { edits, from, until: addDays(from, DAYS - 1) });
      setState({ answer, asking: false, failure: undefined });
    } catch (error) {
      setState(({ answer }) => ({
        answer,
        asking: false,
        failure: error instanceof CallFailure ? error : new CallFailure('internal'),
      }));
    }
    // The text says all that is asked: while it is the same, so is the question.
  }, [asked]);
  useEffect(() => void refresh(), [refresh]);
  return { ...state, refresh };
}
