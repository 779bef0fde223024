// How are the drafted changes published once, however often they have to be sent?
import { useState } from 'react';
import { timetableEditApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { newKey } from '../../core/uuid';
import { useDrafts } from '../changing/use-draft';
import type { DraftChange, PublishAttempt } from '../changing/use-draft';

/** Publishing, and what came of it. */
export interface Publish {
  readonly action: Action;
  /** True after the server had another timetable than the one that was previewed. */
  readonly stale: boolean;
  /** The change that the server will not publish. */
  readonly refusal: CallFailure | undefined;
  /** Sends all that is drafted, against the timetable named by `basis`. */
  readonly begin: (basis: string) => void;
  /** Sends again what may have arrived already. */
  readonly again: () => void;
}

/** Publishing of this account's draft; `onPublished` hears how many changes it were. */
export function usePublish(accountId: string, onPublished: (count: number) => void): Publish {
  const action = useAction();
  const [stale, setStale] = useState(false);
  const [refusal, setRefusal] = useState<CallFailure>();
  const { send, settle, giveUp } = useDrafts.getState();
  const attempt = async (sent: PublishAttempt): Promise<void> => {
    setRefusal(undefined);
    try {
      const { edits } = await call(
        timetableEditApi.publish,
        { basis: sent.basis, edits: editsOf(accountId, sent) },
        { key: sent.key },
      );
      settle(accountId);
      onPublished(edits.length);
    } catch (error) {
      // Without an answer nobody knows whether it arrived; the draft keeps what was sent, and its key.
      if (!(error instanceof CallFailure) || mayHaveArrived(error)) throw error;
      giveUp(accountId);
      if (error.code === 'timetable_changed') setStale(true);
      else setRefusal(error);
    }
  };
  return {
    action,
    stale,
    refusal,
    begin: (basis) =>
      action.run(() => {
        const sent = { basis, key: newKey(), changeIds: changesOf(accountId).map(({ id }) => id) };
        send(accountId, sent);
        return attempt(sent);
      }),
    again: () =>
      action.run(async () => {
        const sent = useDrafts.getState().byAccount[accountId]?.attempt;
        if (sent !== undefined) await attempt(sent);
      }),
  };
}

function changesOf(accountId: string): readonly DraftChange[] {
  return useDrafts.getState().byAccount[accountId]?.changes ?? [];
}

/** What an attempt sends: the changes that it began with, not those that were drafted since. */
function editsOf(accountId: string, { changeIds }: PublishAttempt) {
  return changesOf(accountId)
    .filter(({ id }) => changeIds.includes(id))
    .map(({ edit }) => edit);
}

/** True where the server may have done the work although it did not say so. */
function mayHaveArrived(failure: CallFailure): boolean {
  return (
    failure.unreached ||
    failure.code === 'cancelled' ||
    failure.code === 'idempotency_in_flight' ||
    (failure.detail.status ?? 0) >= 500
  );
}
