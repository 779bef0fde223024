// What does a feature say when it has something to tell?
import type { NoticeKind } from '@kehuoyou/shared';

/** The parts of a WeChat message, whose fields are short: what, when, why, and what to do now. */
export interface MessageParts {
  readonly what: string;
  readonly when: string;
  readonly why: string;
  readonly now: string;
}

/** Somebody to tell. */
export interface Recipient {
  readonly accountId: string;
  /** Why they get it, such as 您关注了城关汽车站; in at most 100 characters. */
  readonly reason: string;
  /** The point whose keeper calls them if no message gets through. */
  readonly callFrom?: string;
  /** Whom the keeper calls, when it is not the account's owner: somebody whom the account keeps. */
  readonly personId?: string;
}

/** Something to tell, rendered by the feature that knows it. */
export interface NoticeDraft {
  /** Id of the event: an account hears of an event once, however often this is called. */
  readonly eventId: string;
  readonly kind: NoticeKind;
  /** What it is about, such as `trip K12-3 2026-11-24`; it takes the place of earlier notices of the same subject. */
  readonly subject: string;
  /** At most 64 characters; what is longer is cut, here and below. */
  readonly title: string;
  /** For the eye, in at most 500 characters; with dates, not 明天, for it may be read later. */
  readonly text: string;
  /** For the ear, in at most 600 characters. */
  readonly spoken: string;
  /** The same in the four short fields of a WeChat message. */
  readonly message: MessageParts;
  /** Page of the app that says more. */
  readonly page?: string;
  /** Told at any hour. */
  readonly urgent?: boolean;
  readonly happenedAt: Date;
  /** After this it is of no use to be told. */
  readonly expiresAt?: Date;
  readonly recipients: readonly Recipient[];
}
