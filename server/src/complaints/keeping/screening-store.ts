// How are a complaint's words put before WeChat's check, and for how long is that waited for?
import type { EntityManager } from 'typeorm';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { complaintScreening, complaintUnscreened } from '../complaints.events.js';

const WAITED_MS = 30 * 60_000;

/** Asks for the check, in the transaction in which it came in; what is not known by then is left to a person. */
export async function askForScreening(tx: EntityManager, complaintId: string, now: Date): Promise<void> {
  await appendToOutbox(tx, complaintScreening, { complaintId }, now);
  await appendToOutbox(tx, complaintUnscreened, { complaintId }, now, new Date(now.getTime() + WAITED_MS));
}
