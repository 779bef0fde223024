// Which of one's own are there: those of the account, and those that this phone keeps?
import type { ComplaintSummary } from '@kehuoyou/shared';
import type { KeptReceipt } from '../kept-receipts';

/** One's own, from wherever it is known. */
export interface OwnVoice extends KeptReceipt {
  /** What the account knows of it; absent for what this phone alone knows. */
  readonly summary?: ComplaintSummary;
}

/** Each once, the newest first; the account's word of it before the phone's. */
export function ownVoices(ofAccount: readonly ComplaintSummary[], kept: readonly KeptReceipt[]): OwnVoice[] {
  const known = ofAccount.map((summary): OwnVoice => {
    const { receipt, kind, category, place, receivedAt } = summary;
    const own = kept.find((each) => each.receipt === receipt);
    return { receipt, kind, category, placeName: place.name, at: own?.at ?? receivedAt, summary };
  });
  const receipts = new Set(known.map(({ receipt }) => receipt));
  return [...known, ...kept.filter(({ receipt }) => !receipts.has(receipt))].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}
