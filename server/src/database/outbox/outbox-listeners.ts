// Who acts on which event?
import type { EntityManager } from 'typeorm';
import type { Topic } from './topic.js';

/** An event as a listener gets it. */
export interface DeliveredEvent<Payload = unknown> {
  /** The same at every delivery. */
  readonly id: string;
  readonly payload: Payload;
  /** When it happened. */
  readonly at: Date;
}

/** Work that touches nothing but the database. It runs in a transaction with its receipt, so it is done exactly once. */
export type InsideWork<Payload> = (event: DeliveredEvent<Payload>, tx: EntityManager) => Promise<void>;

/** Work that calls others, such as WeChat. It may be done twice when the process dies in between, so it must bear that. */
export type OutsideWork<Payload> = (event: DeliveredEvent<Payload>) => Promise<void>;

/** Somebody who acts on events of a topic, whose payload they know. */
export type OutboxListener =
  /** The name stands in the receipts: once used it must never change. */
  | { readonly name: string; readonly inside: InsideWork<unknown> }
  | { readonly name: string; readonly outside: OutsideWork<unknown> };

/** The listeners of this process, registered by the features when they are made. */
export class OutboxListeners {
  private readonly byTopic = new Map<string, OutboxListener[]>();

  /** Registers work on the database alone. */
  inside<Payload>(topic: Topic<Payload>, name: string, work: InsideWork<Payload>): void {
    this.add(topic.name, { name, inside: (event, tx) => work(asSaid(event, topic), tx) });
  }

  /** Registers work that calls others. */
  outside<Payload>(topic: Topic<Payload>, name: string, work: OutsideWork<Payload>): void {
    this.add(topic.name, { name, outside: (event) => work(asSaid(event, topic)) });
  }

  /** Those who act on a topic, in the order in which they registered. */
  of(topic: string): readonly OutboxListener[] {
    return this.byTopic.get(topic) ?? [];
  }

  private add(topic: string, listener: OutboxListener): void {
    const listeners = this.byTopic.get(topic) ?? [];
    if (listeners.some(({ name }) => name === listener.name))
      throw new Error(`there are two listeners ${listener.name} of ${topic}`);
    this.byTopic.set(topic, [...listeners, listener]);
  }
}

/** The event with its payload: rows of a topic are written by `appendToOutbox` alone, which took it as this type. */
function asSaid<Payload>(event: DeliveredEvent, _topic: Topic<Payload>): DeliveredEvent<Payload> {
  return event as DeliveredEvent<Payload>;
}
