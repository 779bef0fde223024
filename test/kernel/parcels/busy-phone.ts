// How does a phone scan without end, and send again whatever was not answered?
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { scansApi } from '@kehuoyou/shared';
import type { ScanEvent, ScanOutcome } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import { jsonIn } from '../../harness/exchange.js';
import type { Random } from '../../harness/random.js';

const BUS = { tripId: 'K01-O01', serviceDate: '2026-11-24' };
/** What was put on the bus longer ago than anybody may refuse it. */
const LOADED_MS = 600_000;
/** Numbers that all phones meet in. */
const KNOWN = 60;
const BAGS = 8;
const MOST_AT_A_TIME = 20;

/** What a phone scans with. */
export interface BusyPhoneOptions {
  readonly work: 'hub' | 'point';
  readonly random: Random;
  readonly now: () => Date;
  readonly places: { readonly hub: string; readonly point: string };
}

/** A phone in the hands of somebody who has much to do. */
export class BusyPhone {
  /** Ids of events of which the server has said that it has them. */
  readonly acknowledged = new Set<string>();
  unanswered = 0;
  /** What the server said last, for whoever asks why nothing goes on. */
  lastAnswer = 'nothing';
  private readonly deviceId = randomUUID();
  private made = 0;
  private last: ScanEvent | undefined;
  private stopped = false;
  private gaveUp = false;

  constructor(
    private readonly client: ApiClient,
    private readonly options: BusyPhoneOptions,
  ) {}

  /** Scans until it is stopped, and then until everything was answered. */
  async work(): Promise<void> {
    while (!this.stopped) {
      const events = Array.from({ length: this.options.random.between(1, MOST_AT_A_TIME) }, () => this.scan());
      while (!(await this.send(events))) {
        if (this.gaveUp) return;
        this.unanswered += 1;
        await pause(100);
      }
      for (const { eventId } of events) this.acknowledged.add(eventId);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** Nobody will ever answer. */
  giveUp(): void {
    this.stopped = true;
    this.gaveUp = true;
  }

  /** True when every event was taken. */
  private async send(events: readonly ScanEvent[]): Promise<boolean> {
    const reply = await this.client
      .send({
        method: 'POST',
        path: scansApi.submit.path,
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ deviceId: this.deviceId, sentAt: this.options.now().toISOString(), events }),
      })
      // Nobody is there, or whoever was is no more.
      .catch((error: unknown) => void (this.lastAnswer = String(error)));
    if (reply === undefined) return false;
    this.lastAnswer = String(reply.status);
    // While a database is away for long, phones ask so often that they are told to wait.
    if (reply.status === 503 || reply.status === 429) return false;
    if (reply.status !== 201) throw new Error(`sending gave ${reply.status}: ${reply.bytes.toString()}`);
    const { outcomes } = jsonIn(reply) as { readonly outcomes: readonly ScanOutcome[] };
    const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return true;
  }

  private scan(): ScanEvent {
    const { random, work } = this.options;
    // Some are of a number that nobody has met before.
    const number = random.next() < 0.1 ? 1_000 + random.between(0, 8_000) : random.between(0, KNOWN);
    const waybill = `7310011220${String(1_000 + number)}`;
    const event = work === 'hub' ? this.atHub(waybill) : this.atPoint(waybill);
    this.last = event;
    return event;
  }

  private atHub(waybill: string): ScanEvent {
    const { random, places } = this.options;
    const [pointId, toPointId, seal] = [places.hub, places.point, `YD08${random.between(0, BAGS)}`];
    return random.pick([
      () => this.event('HUB_RECEIVED', { waybill, pointId }),
      () => this.event('SORTED', { waybill, pointId, toPointId, seal }),
      () => this.event('BAG_SEALED', { seal, pointId, toPointId, grams: 1_000 }, LOADED_MS),
      () => this.event('LOADED', { seal, pointId, ...BUS }, LOADED_MS),
    ])();
  }

  private atPoint(waybill: string): ScanEvent {
    const { random, places } = this.options;
    const there = { waybill, pointId: places.point };
    const shelf = { rack: random.between(1, 3), layer: random.between(1, 3) };
    return random.pick([
      () => this.event('SHELVED', { ...there, ...shelf }),
      () => this.event('COLLECTED', { ...there, method: 'code' }),
      () => this.event('REMINDED', there),
      () => this.event('COUNTED', there),
      () => this.event('BAG_ACCEPTED', { seal: `YD08${random.between(0, BAGS)}`, pointId: places.point }),
      () => (this.last ? this.takingBack(this.last) : this.event('COUNTED', there)),
    ])();
  }

  private takingBack({ eventId, waybill, seal }: ScanEvent): ScanEvent {
    const what = waybill === undefined ? { seal: seal ?? '' } : { waybill };
    return this.event('RETRACTED', { ...what, pointId: this.options.places.point, retracts: eventId });
  }

  private event(type: ScanEvent['type'], said: Partial<ScanEvent>, agoMs = 0): ScanEvent {
    this.made += 1;
    const occurredAt = new Date(this.options.now().getTime() - agoMs).toISOString();
    return { eventId: randomUUID(), type, occurredAt, deviceSeq: this.made, ...said };
  }
}
