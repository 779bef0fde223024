// What may the phones of several people know of who made which fact?
import { OWN_ACTOR } from '@kehuoyou/shared';
import type { DeviceFact } from '@kehuoyou/shared';

/** Characters of somebody else's device id that a phone is told. */
const KNOWN_OF_A_PHONE = 2;

/**
 * Facts whose actors can be told apart, and no more. Of somebody else's phone stands so much of its id that it sorts
 * beside one's own as on the server, and too little to know it again.
 */
export function withoutNames<Fact extends DeviceFact & { readonly actor: string }>(
  facts: readonly Fact[],
  own: string | undefined,
): Fact[] {
  const others = [...new Set(facts.map(({ actor }) => actor))].filter((actor) => actor !== own);
  return facts.map((fact) => ({
    ...fact,
    ...(fact.actor === own
      ? { actor: OWN_ACTOR }
      : { actor: `other-${others.indexOf(fact.actor)}`, deviceId: fact.deviceId.slice(0, KNOWN_OF_A_PHONE) }),
  }));
}
