// How does what was done with this phone wait for the server, one by one, and what became of each?
import type { DeviceEvent, DeviceSending, Endpoint, FactOutcome } from '@kehuoyou/shared';
import { entriesOf } from '../outbox/outbox-batch';
import type { OutboxItem } from '../outbox/outbox-item';
import type { Outbox } from '../outbox/outbox';
import type { PhoneStorage } from '../platform/storage';
import { newKey, randomId } from '../uuid';
import { nextFactNumber } from './device-identity';

/** Facts of one kind: where they are sent, and how. A feature has one value of this for each endpoint that takes facts. */
export interface FactKind<Event extends DeviceEvent, Ask extends object> {
  readonly endpoint: Endpoint<Ask, { outcomes: FactOutcome[] }>;
  /** Field of the request that holds the facts. */
  readonly list: keyof Ask & string;
  /** Most of them in one request. */
  readonly most: number;
  /** One that was sent is remembered for so long, ms: until then an older answer may not know of it. */
  readonly rememberMs: number;
  /** What each reason for a refusal is in words, without a full stop. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Only for the type: what such a fact says. */
  readonly event?: Event;
}

/** A fact before it has a number and a time. */
export type FactDraft<Event extends DeviceEvent> = Event extends unknown ? Omit<Event, keyof DeviceEvent> : never;

/** A fact of this phone, with the phone's id if it had one when it was made. */
export type MadeFact<Event extends DeviceEvent> = Event & Partial<Pick<DeviceSending, 'deviceId'>>;

/** A fact that the server did not take. */
export interface RefusedFact {
  readonly key: string;
  readonly eventId: string;
  /** What it was, in the person's words. */
  readonly label: string;
  /** Why it was not taken. */
  readonly sentence: string;
}

/** What came of the facts of one kind so far. */
export interface FactsHere<Event extends DeviceEvent> {
  /** Those that wait and those that were taken lately; not the refused ones. In the order of making. */
  readonly made: readonly MadeFact<Event>[];
  /** Ids of those that wait. */
  readonly waiting: ReadonlySet<string>;
  /** When those that wait were made, ms since 1970 by the phone's clock. */
  readonly waitingSince: readonly number[];
  readonly refused: readonly RefusedFact[];
}

/** What a fact is made with. */
export interface FactMaking {
  /** What it is, in words. */
  readonly label: string;
  readonly now: Date;
  readonly outbox: Outbox;
  readonly storage: PhoneStorage;
  /** Made before it where something else bears it too, such as its photo; else made anew. */
  readonly eventId?: string | undefined;
}

/**
 * Makes a fact of a draft and keeps it until the server has answered it, also when the app is closed; it belongs to
 * whoever uses the phone now. Throws `CallFailure('storage_full')`: then it must not
 * be called done.
 */
export function addFact<Event extends DeviceEvent, Ask extends object>(
  { endpoint, list, most, rememberMs }: FactKind<Event, Ask>,
  draft: FactDraft<Event>,
  { label, now, outbox, storage, eventId = newKey(now.getTime()) }: FactMaking,
): string {
  const { deviceId, deviceSeq } = nextFactNumber(storage, randomId);
  const event: DeviceEvent = { ...draft, eventId, occurredAt: now.toISOString(), deviceSeq };
  const sending: DeviceSending = { deviceId, sentAt: event.occurredAt };
  const ask = { ...sending, [list]: [event] } as unknown as Ask;
  outbox.add(endpoint, ask, label, { list, stamp: 'sentAt', age: 'ageMs', most, rememberMs });
  return eventId;
}

/** Sorts what the outbox keeps of one kind. */
export function factsAmong<Event extends DeviceEvent, Ask extends object>(
  { endpoint, refusals }: FactKind<Event, Ask>,
  kept: readonly OutboxItem[],
): FactsHere<Event> {
  const items = kept.filter(({ url, batch }) => url === endpoint.path && batch !== undefined);
  const waiting = items.filter(({ state }) => state === 'waiting');
  return {
    made: items.filter(({ state }) => state !== 'refused').flatMap((item) => eventsOf<Event>(item)),
    waiting: new Set(waiting.flatMap((item) => eventsOf<Event>(item)).map(({ eventId }) => eventId)),
    waitingSince: waiting.map(({ at }) => at),
    refused: items.flatMap((item) => {
      const { key, label, refusal } = item;
      if (refusal === undefined) return [];
      const sentence = sentenceOf(refusal, refusals);
      return eventsOf<Event>(item).map(({ eventId }) => ({ key, eventId, label, sentence }));
    }),
  };
}

function eventsOf<Event extends DeviceEvent>(item: OutboxItem): MadeFact<Event>[] {
  const { deviceId } = item.body as Partial<DeviceSending>;
  return (entriesOf(item) as readonly Event[]).map((event) =>
    deviceId === undefined ? event : { ...event, deviceId },
  );
}

/** Reasons that this version of the app does not know have a general sentence. */
function sentenceOf(
  { code, sentence }: { code: string; sentence: string },
  refusals: FactKind<never, object>['refusals'],
): string {
  return Object.keys(refusals).includes(code) ? `${refusals[code] ?? ''}。` : sentence;
}
