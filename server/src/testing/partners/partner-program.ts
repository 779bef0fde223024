// How does a spec speak as a carrier's program does: signed with a key of ours?
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { scansApi } from '@kehuoyou/shared';
import type { AnnouncedRow, AnnouncementOutcome, PartnerEvents, ScanEvent, ScanType } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PartnerKeys } from '../../parcels/partners/partner-keys.service.js';
import type { GivenKey } from '../../parcels/partners/partner-keys.service.js';
import type { RunningApp } from '../running-app.js';

/** The village point of the sample keeper. */
export const POINT = 'P104204';
export const VILLAGE = '350423104204';

/** What a program may do otherwise than it should. */
export interface Signing {
  readonly secret?: string;
  readonly time?: string;
  readonly nonce?: string;
  /** Sent instead of what was signed. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Heard {
  readonly status: number;
  readonly body: unknown;
}

/** A program with its key. */
export class PartnerProgram {
  private constructor(
    private readonly server: RunningApp,
    readonly given: GivenKey,
  ) {}

  static async of(server: RunningApp, name: string): Promise<PartnerProgram> {
    return new PartnerProgram(server, await server.app.get(PartnerKeys).give(name));
  }

  /** Sends a signed request. */
  async send(method: 'GET' | 'POST', path: string, json?: unknown, how: Signing = {}): Promise<Heard> {
    const body = json === undefined ? '' : JSON.stringify(json);
    const time = how.time ?? this.server.clock.now().toISOString();
    const nonce = how.nonce ?? randomUUID();
    const hash = createHash('sha256').update(body).digest('hex');
    const signature = createHmac('sha256', how.secret ?? this.given.secret)
      .update([method, path, hash, time, nonce].join('\n'))
      .digest('hex');
    const sent = how.body ?? body;
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: {
        'X-Key': this.given.key,
        'X-Time': time,
        'X-Nonce': nonce,
        'X-Signature': signature,
        ...(sent === '' ? {} : { 'content-type': 'application/json' }),
        ...how.headers,
      },
      ...(sent === '' ? {} : { body: sent }),
    });
    return { status: response.status, body: await response.json() };
  }

  async announce(...parcels: readonly unknown[]): Promise<AnnouncementOutcome[]> {
    const { status, body } = await this.send('POST', '/api/partner/v1/announcements', { parcels });
    if (status !== 200) throw new Error(`announcing gave ${status}: ${JSON.stringify(body)}`);
    return (body as { outcomes: AnnouncementOutcome[] }).outcomes;
  }

  /** What it hears after `after`, once everything under way has been passed on. */
  async events(after = ''): Promise<PartnerEvents> {
    await this.server.app.get(OutboxRelay).drain();
    const { status, body } = await this.send('GET', `/api/partner/v1/events?after=${after}`);
    if (status !== 200) throw new Error(`asking gave ${status}: ${JSON.stringify(body)}`);
    return body as PartnerEvents;
  }
}

/** A parcel for grandmother. */
export function row(waybill: string, more: Partial<AnnouncedRow> = {}): AnnouncedRow {
  return {
    waybill,
    carrier: 'zhongtong',
    recipient: { name: '罗阿婆', phone: '138****4321' },
    villageCode: VILLAGE,
    ...more,
  };
}

let seq = 0;

/** Scans as the holder of `token`. */
export async function scan(
  server: RunningApp,
  token: string,
  type: ScanType,
  more: Partial<ScanEvent>,
): Promise<readonly { readonly outcome: string }[]> {
  const now = server.clock.now().toISOString();
  seq += 1;
  const event = { eventId: uuid(), type, occurredAt: now, deviceSeq: seq, pointId: POINT, ...more };
  const sent = { deviceId: randomUUID(), sentAt: now, events: [event] };
  return (await server.call(scansApi.submit, sent, { token })).answer.outcomes;
}
