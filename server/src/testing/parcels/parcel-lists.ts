// How does a spec let a hub's clerk bring in a carrier's list?
import { parcelImportApi } from '@kehuoyou/shared';
import type { ParcelImport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { ParcelImports } from '../../parcels/importing/parcel-imports.service.js';
import type { RunningApp } from '../running-app.js';

/** The county's hub, and a clerk of it by their token. */
export const people = {
  clerk: [{ role: 'hub_clerk', scope: { kind: 'point', id: 'HUB' } }],
  elsewhere: [{ role: 'hub_clerk', scope: { kind: 'point', id: 'P104204' } }],
} as const;

/** What is said along with a file, and who sends it. */
export interface ListSending {
  readonly token?: string;
  readonly key?: string;
  readonly carrier?: string;
  readonly fileName?: string;
  readonly type?: string;
}

/** Sends a list for the hub, and waits until it was read. */
export async function sendList(server: RunningApp, bytes: Buffer, how: ListSending = {}) {
  const { token = 'clerk', key, carrier, fileName = '中通12月1日.csv', type = 'text/csv' } = how;
  const ask = { pointId: 'HUB', fileName, ...(carrier === undefined ? {} : { carrier }) };
  const sending = { token, ...(key === undefined ? {} : { key }), file: { bytes, type } };
  const reply = await server.call(parcelImportApi.start, ask, sending);
  await server.app.get(ParcelImports).settled();
  return reply;
}

/** How far a list is. */
export async function listStatus(server: RunningApp, importId: string): Promise<ParcelImport> {
  return (await server.call(parcelImportApi.status, { importId }, { token: 'clerk' })).answer;
}

/** Sends a list and gives what was found in it. */
export async function readList(server: RunningApp, bytes: Buffer, how: ListSending = {}): Promise<ParcelImport> {
  return listStatus(server, (await sendList(server, bytes, how)).answer.importId);
}

/** Says yes to a list, and lets its parts be announced. */
export async function announceList(server: RunningApp, importId: string): Promise<ParcelImport> {
  await server.call(parcelImportApi.confirm, { importId }, { token: 'clerk' });
  await server.app.get(OutboxRelay).drain();
  return listStatus(server, importId);
}
