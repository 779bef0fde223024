// How does a phone send its queue where requests get lost, answers get lost, and several connections are open at once?
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { scansApi } from '@kehuoyou/shared';
import type { ScanEvent, ScanOutcome } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { jsonIn } from '../../harness/exchange.js';
import { shuffled } from '../../harness/random.js';
import type { Random } from '../../harness/random.js';

/** How often a connection breaks while something is under way. */
const BREAKS = 0.35;
/** How often a piece that was answered is sent once more. */
const AGAIN = 0.3;
const CONNECTIONS = 4;

/** What a queue went through. */
export interface Passage {
  readonly outcomes: ReadonlyMap<string, readonly ScanOutcome[]>;
  readonly broken: number;
}

/** Sends all events until each has its outcome: in any order, in pieces, some twice, from several connections at once. */
export async function sendThroughWeakSignal(
  { client, deviceId, now }: { readonly client: ApiClient; readonly deviceId: string; readonly now: () => string },
  events: readonly ScanEvent[],
  random: Random,
): Promise<Passage> {
  const outcomes = new Map<string, ScanOutcome[]>();
  const waiting = shuffled(events, random);
  let broken = 0;
  const send = async (piece: readonly ScanEvent[]): Promise<void> => {
    const breaks = random.next() < BREAKS ? AbortSignal.timeout(random.between(1, 25)) : undefined;
    const reply = await client
      .send({
        method: 'POST',
        path: scansApi.submit.path,
        // What is sent again travels among others: its key is another one.
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ deviceId, sentAt: now(), events: piece }),
        ...(breaks === undefined ? {} : { signal: breaks }),
      })
      .catch((error: unknown) => {
        if (breaks?.aborted !== true) throw error;
        return undefined;
      });
    if (reply === undefined) broken += 1;
    if (reply === undefined || reply.status === 503) return void waiting.push(...piece);
    if (reply.status !== 201) throw new Error(`sending gave ${reply.status}: ${reply.bytes.toString()}`);
    for (const each of (jsonIn(reply) as { readonly outcomes: readonly ScanOutcome[] }).outcomes)
      outcomes.set(each.eventId, [...(outcomes.get(each.eventId) ?? []), each]);
  };
  const connection = async (): Promise<void> => {
    while (outcomes.size < events.length) {
      const piece = waiting.splice(0, random.between(1, 9));
      // What others have under way may come back.
      if (piece.length === 0) await pause(5);
      else {
        await send(piece);
        if (random.next() < AGAIN) await send(piece);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { outcomes, broken };
}
