// How does a spec let people scan parcels on a server of its own?
import { randomUUID } from 'node:crypto';
import { pointParcelsApi, scansApi, walletApi } from '@kehuoyou/shared';
import type { PointParcels, Role, ScanEvent, ScanOutcome, Wallet } from '@kehuoyou/shared';
import { Transactions } from '../../database/transaction.js';
import { ParcelAnnouncements } from '../../parcels/custody/parcel-announcements.service.js';
import type { ParcelAnnouncement } from '../../parcels/custody/parcel-announcement.js';
import { add, agreed, codeFor, confirm, GRANDMOTHER, sample, server } from '../accounts/household-server.js';

/** The point of the sample keeper, and the county's hub. */
export const POINT = 'P104204';
export const HUB = 'HUB';

/** An event that somebody makes now, or `minutes` later. Every sending takes a minute. */
export function scan(type: ScanEvent['type'], said: Partial<ScanEvent> = {}, minutes = 0): ScanEvent {
  return {
    eventId: randomUUID(),
    type,
    // One after the other, also while the clock stands still.
    occurredAt: new Date(server.clock.now().getTime() + minutes * 60_000 + (sequence += 1)).toISOString(),
    deviceSeq: sequence,
    ...said,
  };
}
let sequence = 0;

/** Somebody with a role of the samples and a phone. */
export class Scanner {
  readonly deviceId = randomUUID();

  private constructor(readonly token: string) {}

  static async withRole(role: Role): Promise<Scanner> {
    return new Scanner(await sample(role));
  }

  /** Sends events in one batch. */
  async uploads(...events: readonly ScanEvent[]): Promise<readonly ScanOutcome[]> {
    server.clock.pass(60_000);
    const ask = { deviceId: this.deviceId, sentAt: server.clock.now().toISOString(), events };
    return (await server.call(scansApi.submit, ask, { token: this.token })).answer.outcomes;
  }

  async sees(id = POINT): Promise<PointParcels> {
    return (await server.call(pointParcelsApi.list, { id }, { token: this.token })).answer;
  }
}

/** Announces parcels as a carrier would. */
export async function announce(...parcels: readonly ParcelAnnouncement[]): Promise<void> {
  server.clock.pass(60_000);
  const announcements = server.app.get(ParcelAnnouncements);
  await server.app
    .get(Transactions)
    .run((tx) => announcements.announce(tx, parcels, { id: 'carrier', at: server.clock.now() }));
}

/** A parcel for grandmother, announced. */
export const forGrandmother = (waybill: string, more: Partial<ParcelAnnouncement> = {}): ParcelAnnouncement => ({
  waybill,
  carrier: 'zhongtong',
  recipient: GRANDMOTHER,
  pointId: POINT,
  ...more,
});

/** Grandmother with her number confirmed by the keeper; gives her token. */
export async function confirmedGrandmother(): Promise<string> {
  const token = await agreed('grandmother');
  const { id } = await add(token, GRANDMOTHER);
  await confirm(await sample('keeper'), await codeFor(token, id));
  return token;
}

export async function walletOf(token: string): Promise<Wallet> {
  return (await server.call(walletApi.list, {}, { token })).answer;
}
