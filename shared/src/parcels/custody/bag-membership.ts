// In which bag was a parcel when something happened to the bag?
import type { ParcelFact } from './parcel-fact.js';

/** Once somebody holds the parcel itself in their hands it is out of its bag. */
const OUT_OF_BAG: ReadonlySet<ParcelFact['type']> = new Set([
  'HUB_RECEIVED',
  'SHELVED',
  'EXTRA',
  'MISSORT',
  'COLLECTED',
  'HOME_DELIVERED',
  'RETURN_HANDED',
  'HELD_SUSPECT',
]);

/** True for what is done to a parcel that lies in no bag any more. */
export function isOutOfBag({ type }: Pick<ParcelFact, 'type'>): boolean {
  return OUT_OF_BAG.has(type);
}

/**
 * `facts` in their order, without those of bags in which the parcel was not. A bag is sealed and loaded by people whose
 * clocks differ from the sorter's: a parcel that was sorted into a bag at any time counts as in it for everything that
 * happened to the bag until the parcel was in somebody's hands again, or in another bag.
 */
export function ofOwnBags(facts: readonly ParcelFact[]): ParcelFact[] {
  const stays = staysOf(facts);
  return facts.filter(
    (fact, index) =>
      fact.own ||
      fact.seal === undefined ||
      stays.some(({ seal, from, until }) => seal === fact.seal && index >= from && index < until),
  );
}

/** A stay in a bag, from one place in the order to another. */
interface Stay {
  readonly seal: string;
  readonly from: number;
  readonly until: number;
}

function staysOf(facts: readonly ParcelFact[]): Stay[] {
  const stays: Stay[] = [];
  // What happened to the first bag before the parcel was sorted into it is a matter of clocks.
  let free = 0;
  facts.forEach(({ own, type, seal }, index) => {
    if (!own || type !== 'SORTED' || seal === undefined) return;
    const out = facts.findIndex(
      (later, at) => at > index && later.own && (isOutOfBag(later) || (later.type === 'SORTED' && later.seal !== seal)),
    );
    const until = out < 0 ? facts.length : out;
    stays.push({ seal, from: free, until });
    free = until;
  });
  return stays;
}
