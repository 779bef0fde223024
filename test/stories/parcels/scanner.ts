// How do people of a story scan parcels, and how may what they scanned arrive?
import { randomUUID } from 'node:crypto';
import { scansApi } from '@kehuoyou/shared';
import type { ScanEvent, ScanOutcome } from '@kehuoyou/shared';
import { shuffled } from '../../harness/random.js';
import type { Random } from '../../harness/random.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday; the bus K01-O01 leaves the county at 06:37 and is in 立新村 at 06:49. */
export const TODAY = '2026-11-24';
export const BUS = { tripId: 'K01-O01', serviceDate: TODAY } as const;
export const HUB = 'HUB';
/** The point of 立新村. */
export const POINT = 'P102212';

/** The instant of a wall time today. */
export const at = (time: string): string => new Date(`${TODAY}T${time}:00+08:00`).toISOString();

let made = 0;

/** An event as somebody's phone makes it. */
export function scan(type: ScanEvent['type'], time: string, said: Partial<ScanEvent> = {}): ScanEvent {
  made += 1;
  return { eventId: randomUUID(), type, occurredAt: at(time), deviceSeq: made, ...said };
}

/** A phone in somebody's hand. */
export class Phone {
  readonly deviceId = randomUUID();

  constructor(private readonly who: Townsperson) {}

  /** Sends some events at a time of the day. */
  async send(time: string, events: readonly ScanEvent[]): Promise<ScanOutcome[]> {
    const ask = { deviceId: this.deviceId, sentAt: at(time), events };
    return (await this.who.client.call(scansApi.submit, ask)).outcomes;
  }

  /** Sends them as a phone with a bad signal does: in pieces, in any order, some of them again, some at once. */
  async sendBadly(time: string, events: readonly ScanEvent[], random: Random): Promise<void> {
    const again = events.filter(() => random.next() < 0.3);
    const all = shuffled([...events, ...again], random);
    const pieces: ScanEvent[][] = [];
    while (all.length > 0) pieces.push(all.splice(0, random.between(1, 9)));
    for (let next = 0; next < pieces.length; next += 2)
      await Promise.all(pieces.slice(next, next + 2).map((piece) => this.send(time, piece)));
  }
}
