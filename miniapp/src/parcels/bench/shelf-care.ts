// Which parcels have stood too long, and which were found when the shelves were counted?
import { dateAt, dayName, NUDGE_DAYS, clockText } from '@kehuoyou/shared';
import type { Bench, BenchParcel } from './bench-fold';
import type { ScanDraft } from '../scanning/scan-queue';

/** Why a parcel goes back, as somebody will read it who asks later. */
export const returnReasons = ['放过了期限，催了没人来', '收件人说不要了', '电话一直打不通'] as const;
/** Nobody will ever come for it: it goes back without anybody being reminded. */
export const goneReasons = ['人搬走了', '人过世了'] as const;
export type ReturnReason = (typeof returnReasons)[number] | (typeof goneReasons)[number];

/** A parcel that has stood for long. */
export interface Overdue {
  readonly parcel: BenchParcel;
  /** True when its recipient should hear of it once more. */
  readonly remind: boolean;
  /** True when its days are over and its recipient was reminded as often as is asked for, by telephone once at least. */
  readonly mayReturn: boolean;
  /** 放了 5 天，催过 1 次，还能放 2 天. */
  readonly note: string;
}

/** What a keeper reads of a parcel that its recipient says they never had: 今天 10:12 交出去的. */
export function disputedNote({ progress: { since } }: BenchParcel, now: Date): string {
  const at = new Date(since ?? now);
  return `${dayName(dateAt(at), dateAt(now))} ${clockText(at.getTime())} 交出去的。找来取的人问清楚，再给他回个电话。`;
}

/** Those that stand longer than a day, the longest first. */
export function overdueOf(bench: Bench): Overdue[] {
  return bench.waiting.flatMap((parcel): Overdue[] => {
    const { keeping, goesTo } = parcel;
    // Whoever would be reminded to come here should not come here.
    if (goesTo !== undefined || keeping === undefined || keeping.overdueLevel === 0) return [];
    const { reminders } = parcel.progress;
    const missing = missingReminders(parcel);
    return [
      {
        parcel,
        remind: keeping.overdueLevel > reminders || (keeping.daysLeft < 0 && missing !== undefined),
        mayReturn: keeping.daysLeft < 0 && missing === undefined,
        note: `放了 ${keeping.days} 天，催过 ${reminders} 次，${leftWords(keeping.daysLeft, missing)}`,
      },
    ];
  });
}

function leftWords(daysLeft: number, missing: string | undefined): string {
  if (daysLeft > 0) return `还能放 ${daysLeft} 天`;
  if (daysLeft === 0) return '今天最后一天';
  return missing === undefined ? '到期了，可以退回' : `到期了，${missing}才能退`;
}

/** What is still to be done before it may go back: three reminders, one of them a call (the county's policy). */
function missingReminders({ progress: { reminders, steps } }: BenchParcel): string | undefined {
  const left = NUDGE_DAYS.length - reminders;
  if (left > 0) return `再催 ${left} 次`;
  return steps.some(({ type }) => type === 'NOTICE_VERBAL') ? undefined : '打过一次电话';
}

/** How the recipient was reminded. */
export const remindersBy = (parcel: BenchParcel, pointId: string, how: 'call' | 'word'): ScanDraft[] => {
  const said = { waybill: parcel.waybill, pointId };
  return how === 'call'
    ? [
        { type: 'NOTICE_VERBAL', ...said },
        { type: 'REMINDED', ...said },
      ]
    : [{ type: 'REMINDED', ...said }];
};

/** Deciding that it goes back. */
export const returning = ({ waybill }: BenchParcel, pointId: string, reason: string): ScanDraft => ({
  type: 'RETURN_DECIDED',
  waybill,
  pointId,
  reason,
});

/** The shelves as they were counted today. */
export interface StockTake {
  readonly found: readonly BenchParcel[];
  readonly missing: readonly BenchParcel[];
}

/** What was counted today of what should be there; what came today after it was counted needs no counting. */
export function stockTake(bench: Bench, now: Date): StockTake {
  const today = dateAt(now);
  const isCounted = ({ facts, progress }: BenchParcel): boolean => {
    const back = new Set(facts.map(({ retracts }) => retracts));
    return facts.some(
      ({ type, at, eventId }) =>
        type === 'COUNTED' && dateAt(new Date(at)) === today && at >= (progress.shelvedAt ?? 0) && !back.has(eventId),
    );
  };
  return {
    found: bench.waiting.filter(isCounted),
    missing: bench.waiting.filter((parcel) => !isCounted(parcel)),
  };
}
