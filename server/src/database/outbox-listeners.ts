// Who acts on which event?
import type { EntityManager } from 'typeorm';

/** An event as a listener gets it. */
export interface DeliveredEvent {
  /** The same at every delivery. */
  readonly id: string;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it happened. */
  readonly at: Date;
}

/** Work that touches nothing but the database. It runs in a transaction with its receipt, so it is done exactly once. */
export type InsideWork = (event: DeliveredEvent, tx: EntityManager) => Promise<void>;

/** Work that calls others, such as WeChat. It may be done twice when the process dies in between, so it must bear that. */
export type OutsideWork = (event: DeliveredEvent) => Promise<void>;

/** Somebody who acts on events of a topic. */
export type OutboxListener =
  /** The name stands in the receipts: once used it must never change. */
  { readonly name: string; readonly inside: InsideWork } | { readonly name: string; readonly outside: OutsideWork };

/** The listeners of this process, registered by the features when they are made. */
export class OutboxListeners {
  private readonly byTopic = new Map<string, OutboxListener[]>();

  /** Registers work on the database alone. */
  inside(topic: string, name: string, inside: InsideWork): void {
    this.add(topic, { name, inside });
  }

  /** Registers work that calls others. */
  outside(topic: string, name: string, outside: OutsideWork): void {
    this.add(topic, { name, outside });
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
