// What went wrong with a call, as a page sees it?
import type { FailureCode } from '@kehuoyou/shared';

/** Troubles that the server never saw, or whose answer was none of ours. */
export type AppFailureCode =
  | 'no_network'
  | 'slow_network'
  | 'unreadable_answer'
  | 'cancelled'
  | 'storage_full'
  | 'picture_lost'
  | 'recording_lost'
  | 'pictures_waiting';

/** What a `CallFailure` carries besides its code. */
export interface CallFailureDetail {
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The field at fault, where one is. */
  readonly field?: string;
  /** To quote when asking for help. */
  readonly requestId?: string;
  /** The server's sentence: that of the code, or one that says more exactly why. */
  readonly sentence?: string;
  /** Seconds that the server asks us to wait. */
  readonly retryAfter?: number;
}

/** Thrown by `call`: nothing else comes out of it. */
export class CallFailure extends Error {
  readonly code: FailureCode | AppFailureCode;
  readonly detail: CallFailureDetail;

  constructor(code: FailureCode | AppFailureCode, detail: CallFailureDetail = {}) {
    super(code);
    this.name = 'CallFailure';
    this.code = code;
    this.detail = detail;
  }

  /** True when the server could not be reached, so that trying again later may well work. */
  get unreached(): boolean {
    return ['no_network', 'slow_network', 'unreadable_answer'].includes(this.code);
  }
}
