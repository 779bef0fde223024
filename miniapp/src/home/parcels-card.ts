// What does the home page say of the household's parcels, to the eye and to the ear?
import { spokenCount, spokenFigures, spokenShelfCode } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { spokenSentence } from '../core/spoken-sentence';
import { comingWords } from '../parcels/wallet/coming-words';
import { keepingAt, keepingWords } from '../parcels/wallet/keeping-words';
import type { KeepingWords } from '../parcels/wallet/keeping-words';
import { isStopped } from '../parcels/wallet/trouble-words';
import { ofGroup } from '../parcels/wallet/wallet-groups';

/** The card, ready to be drawn. */
export interface ParcelsCard {
  /** 2 件. */
  readonly figure: string;
  /** 在服务点, 在路上. */
  readonly note: string;
  /** Where the one lies that has waited longest. */
  readonly shelf?: string;
  /** How long that has waited. */
  readonly waited?: Pick<KeepingWords, 'waited' | 'tone'>;
  /** What else there is: 还有 1 件在路上, 明天 10:20 左右到. */
  readonly more?: string;
  /** True where something is out of order: 有 1 件有事，点开看看. */
  readonly trouble?: string;
  readonly spoken: string;
}

/** The card of a household; nothing while nothing waits or comes, for home is quiet then. */
export function parcelsCard(parcels: readonly WalletParcel[], now: Date): ParcelsCard | undefined {
  const [waiting, coming] = [ofGroup(parcels, 'waiting'), ofGroup(parcels, 'coming')];
  const stopped = parcels.filter(({ state }) => isStopped(state)).length;
  const trouble = stopped === 0 ? {} : { trouble: `有 ${stopped} 件有事，点开看看` };
  const heard = stopped === 0 ? '' : `有${spokenCount(stopped)}件有事，点开看看。`;
  const next = soonest(coming, now);
  if (waiting.length === 0) {
    if (coming.length + stopped === 0) return undefined;
    const [count, note] = coming.length === 0 ? [stopped, '有事'] : [coming.length, '在路上'];
    return {
      figure: `${count} 件`,
      note,
      ...(next === undefined ? {} : { more: next.text }),
      ...(coming.length === 0 ? {} : trouble),
      spoken: `我家快递${spokenCount(count)}件${note}。${next?.spoken ?? ''}${coming.length === 0 ? '' : heard}`,
    };
  }
  const [longest] = [...waiting].sort((a, b) => daysOf(b, now) - daysOf(a, now));
  const kept = longest?.keeping && keepingWords(longest.keeping, now);
  const more = coming.length === 0 ? '' : `还有 ${coming.length} 件在路上${next === undefined ? '' : `，${next.text}`}`;
  return {
    figure: `${waiting.length} 件`,
    note: '在服务点',
    ...(longest?.shelf === undefined ? {} : { shelf: longest.shelf }),
    ...(kept === undefined ? {} : { waited: kept }),
    ...(more === '' ? {} : { more }),
    ...trouble,
    spoken: [
      `我家快递${spokenCount(waiting.length)}件在服务点。`,
      longest?.shelf === undefined ? '' : `${spokenSentence(spokenShelfCode(longest.shelf, spokenFigures))}。`,
      kept === undefined ? '' : `${kept.spoken}。`,
      coming.length === 0 ? '' : `还有${spokenCount(coming.length)}件在路上。`,
      heard,
    ].join(''),
  };
}

function daysOf({ keeping }: WalletParcel, now: Date): number {
  return keeping === undefined ? 0 : keepingAt(keeping, now).days;
}

/** The next that comes with a bus of which the time is known. */
function soonest(
  coming: readonly WalletParcel[],
  now: Date,
): { readonly text: string; readonly spoken: string } | undefined {
  const [first] = coming
    .filter(({ bus }) => bus !== undefined && bus.cancelled === undefined)
    .sort((a, b) => Date.parse(a.bus?.arrival ?? '') - Date.parse(b.bus?.arrival ?? ''));
  if (first === undefined) return undefined;
  const { figure, note = '', spoken } = comingWords(first, now);
  return { text: `${figure} ${note}`, spoken };
}
