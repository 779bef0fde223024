// In which order does a household want to see its parcels, and how many are there of each?
import { spokenCount } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { isStopped } from './trouble-words';

/** What waits first, then what is out of order, then what comes, then what is over. */
export const walletGroups = ['waiting', 'stopped', 'coming', 'over'] as const;
export type WalletGroup = (typeof walletGroups)[number];

const HEADS: Readonly<Record<WalletGroup, (count: string) => string>> = {
  waiting: (count) => `${count} 件可以去取了`,
  stopped: (count) => `${count} 件有事`,
  coming: (count) => `${count} 件在路上`,
  over: (count) => `这几天取走或退回的 ${count} 件`,
};

/** What decides that. */
type Grouped = Pick<WalletParcel, 'state' | 'movingTo'>;

/** To which group it belongs. */
export function groupOf({ state, movingTo }: Grouped): WalletGroup {
  // Its point is closed: nobody should go there for it.
  if (state === 'ready') return movingTo === undefined ? 'waiting' : 'coming';
  if (isStopped(state)) return 'stopped';
  return state === 'collected' || state === 'returned' ? 'over' : 'coming';
}

/** The parcels of one group, in the order of the answer. */
export function ofGroup<Parcel extends Grouped>(parcels: readonly Parcel[], group: WalletGroup): readonly Parcel[] {
  return parcels.filter((each) => groupOf(each) === group);
}

/** 2 件可以去取了. */
export function groupHead(group: WalletGroup, count: number): string {
  return HEADS[group](String(count));
}

/** The whole in a sentence: 两件可以去取了。一件在路上。 */
export function spokenWallet(parcels: readonly Grouped[]): string {
  const said = (['waiting', 'stopped', 'coming'] as const).flatMap((group) => {
    const count = ofGroup(parcels, group).length;
    return count === 0 ? [] : [`${HEADS[group](spokenCount(count)).replace(' ', '')}。`];
  });
  return said.length === 0 ? '现在没有要取的快递。' : said.join('');
}

/** Somebody of the household with how many parcels. */
export interface WalletPerson {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** Whose parcels they are, in the order in which they first appear; what is over does not count. */
export function peopleOf(
  parcels: readonly Pick<WalletParcel, 'personId' | 'personName' | 'state'>[],
): readonly WalletPerson[] {
  const people = new Map<string, WalletPerson>();
  for (const { personId: id, personName, state } of parcels) {
    const before = people.get(id)?.count ?? 0;
    people.set(id, {
      id,
      name: personName === '' ? '家里人' : personName,
      count: before + (groupOf({ state }) === 'over' ? 0 : 1),
    });
  }
  return [...people.values()];
}
