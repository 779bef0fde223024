// How does a story come upon events that could not be delivered, without breaking a listener for it?
import { randomUUID } from 'node:crypto';
import { openTables } from './opened-database.js';
import type { Located } from './opened-database.js';

/** An event that is not tried any more. */
export interface StrandedEvent {
  readonly topic: string;
  /** ISO 8601 instant since which it is not tried any more. */
  readonly diedAt: string;
  readonly error: string;
}

/** Writes events as the relay leaves them after its last try, oldest first. */
export async function strandEvents(database: Located, events: readonly StrandedEvent[]): Promise<void> {
  const source = await openTables(database);
  try {
    for (const [index, { topic, diedAt, error }] of events.entries()) {
      const at = new Date(diedAt);
      await source.getRepository('OutboxEntity').insert({
        id: `0${index}${randomUUID().slice(2)}`,
        topic,
        subject: `stranded ${index}`,
        payload: {},
        createdAt: at,
        dueAt: at,
        attempts: 12,
        deliveredAt: null,
        deadAt: at,
        lastError: error,
      });
    }
  } finally {
    await source.destroy();
  }
}
