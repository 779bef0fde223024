// Which of the drafted changes does the server mean?
import type { CallFailure } from '../../core/call-failure';
import type { DraftChange } from '../changing/use-draft';

/** The change that a failure's field such as `edits.2.days.until` points at; undefined for any other. */
export function faultyChange(failure: CallFailure, changes: readonly DraftChange[]): DraftChange | undefined {
  const number = /^edits\.(\d+)/.exec(failure.detail.field ?? '')?.[1];
  return number === undefined ? undefined : changes[Number(number)];
}
