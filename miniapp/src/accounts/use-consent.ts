// In which words is somebody asked for a consent, and how is it given and taken back?
import { consentsApi, currentWording } from '@kehuoyou/shared';
import type { ConsentKind, ConsentWording } from '@kehuoyou/shared';
import { call } from '../core/call';
import { useAction } from '../core/use-action';

/** What is asked. */
export interface ConsentAsked {
  readonly kind: ConsentKind;
  /** The point or parcel, for the kinds that are about one. */
  readonly subject?: string | undefined;
}

/** A consent on a page. */
export interface ConsentHere {
  readonly wording: ConsentWording;
  /** True agrees to the very words, false takes that back. */
  readonly answer: (yes: boolean) => void;
  readonly busy: boolean;
  readonly failure: string | undefined;
}

/** `onAnswered` is called once the server has written it down. */
export function useConsent({ kind, subject }: ConsentAsked, onAnswered: (yes: boolean) => void): ConsentHere {
  const wording = currentWording(kind);
  const { run, busy, failure } = useAction();
  const answer = (yes: boolean): void =>
    void run(async () => {
      const ask = { kind, ...(subject === undefined ? {} : { subject }) };
      if (yes) await call(consentsApi.give, { ...ask, version: wording.version });
      else await call(consentsApi.withdraw, ask);
      onAnswered(yes);
    });
  return { wording, answer, busy, failure };
}
