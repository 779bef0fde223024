// In which order did facts from many phones happen, however they came?
import { compareTexts, firstDifference } from '../comparing.js';
import type { DeviceFact } from './device-fact.js';

/**
 * The total order of facts: corrected time, then device, then the device's own count, then id. No two different
 * facts are equal in it, so that every phone and server sorts the same facts alike.
 */
export function compareFacts(a: DeviceFact, b: DeviceFact): number {
  return firstDifference(
    a.at - b.at,
    compareTexts(a.deviceId, b.deviceId),
    a.deviceSeq - b.deviceSeq,
    compareTexts(a.eventId, b.eventId),
  );
}

/**
 * Each fact once. Two of one id are one; should a faulty phone fill them differently, the same one always wins,
 * whichever came first.
 */
export function eachOnce<Fact extends { readonly eventId: string }>(facts: readonly Fact[]): Fact[] {
  const byId = new Map<string, Fact>();
  for (const fact of facts) {
    const known = byId.get(fact.eventId);
    if (known === undefined || compareTexts(textOf(fact), textOf(known)) < 0) byId.set(fact.eventId, fact);
  }
  return [...byId.values()];
}

/** Each fact once, in the total order: the same for any order of arrival and any repetition. */
export function inOrder<Fact extends DeviceFact>(facts: readonly Fact[]): Fact[] {
  return eachOnce(facts).sort(compareFacts);
}

/**
 * What is left of `facts`, each of them once, when those are gone that another one takes back. What takes back
 * stays, for it says nothing else. `mayRetract` decides who may take back what; `retracted` is undefined while it
 * has not come. A retraction may come before what it takes back.
 */
export function withoutRetracted<Fact extends { readonly eventId: string; readonly retracts?: string }>(
  facts: readonly Fact[],
  mayRetract: (retraction: Fact, retracted: Fact | undefined) => boolean,
): Fact[] {
  const once = eachOnce(facts);
  const byId = new Map(once.map((fact) => [fact.eventId, fact]));
  const gone = new Set<string>();
  for (const fact of once)
    if (fact.retracts !== undefined && mayRetract(fact, byId.get(fact.retracts))) gone.add(fact.retracts);
  return once.filter(({ eventId }) => !gone.has(eventId));
}

/** Everything that a fact says, whatever the order in which its fields were written. */
function textOf(fact: object): string {
  return JSON.stringify(fact, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => compareTexts(a, b))
      : value,
  );
}
