// How does a spec let people complain, and offices answer, on a server of its own?
import { createHash, randomBytes } from 'node:crypto';
import {
  complaintDeskApi,
  complaintFilingApi,
  picturesApi,
  prepareCall,
  receiptOf,
  receiptsApi,
  recordingsApi,
} from '@kehuoyou/shared';
import type {
  Complaint,
  DeskComplaint,
  DeskPart,
  FileComplaint,
  FiledComplaint,
  Grant,
  HandledComplaint,
  OwnMove,
} from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import type { MediaKind } from '../../pictures/media.js';
import { mp3 } from '../media/sample-recordings.js';
import { RunningApp } from '../running-app.js';

/** 嵩口镇立新村's point. */
export const POINT = 'P102212';
export const TOWNSHIP = '350423102';
export const POST = { kind: 'post', id: 'YZ' } as const;

const county: Grant['scope'] = { kind: 'area', id: '350423' };
const people: Record<string, readonly Grant[]> = {
  villager: [],
  neighbour: [],
  office: [{ role: 'county_office', scope: county }],
  township: [{ role: 'township_office', scope: { kind: 'area', id: TOWNSHIP } }],
  elsewhere: [{ role: 'township_office', scope: { kind: 'area', id: '350423104' } }],
  post: [{ role: 'carrier_operator', scope: { kind: 'company', id: 'YZ' } }],
  bus: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: POINT } }],
  both: [
    { role: 'keeper', scope: { kind: 'point', id: POINT } },
    { role: 'township_office', scope: { kind: 'area', id: TOWNSHIP } },
  ],
};

export let town: RunningApp;

/** A server for each test of the file, on a Tuesday morning unless told otherwise. */
export function complaintsForEachTest(at = '2026-12-01T09:20:00+08:00'): void {
  beforeEach(async () => {
    town = await RunningApp.start({ at, people });
  });
  afterEach(() => town.close());
}

export const newReceipt = (): string => receiptOf(randomBytes);

/** Something to say: the point was shut. */
export function shut(more: Partial<FileComplaint> = {}): FileComplaint {
  return {
    ...{ receipt: newReceipt(), kind: 'complaint', category: 'point_closed', pointId: POINT, identity: 'named' },
    text: '七点半来的，门没开，药在里面。',
    ...more,
  };
}

export async function said(ask: FileComplaint, token?: string): Promise<FiledComplaint> {
  return (await town.call(complaintFilingApi.file, ask, { token })).answer;
}

export async function read(receipt: string): Promise<Complaint> {
  return (await town.call(receiptsApi.read, { receipt })).answer;
}

export const moving = (receipt: string, move: OwnMove, text?: string) =>
  town.call(receiptsApi.move, { receipt, move, ...(text === undefined ? {} : { text }) });

export async function desk(token: string, part?: DeskPart): Promise<readonly DeskComplaint[]> {
  const ask = part === undefined ? {} : { part };
  return (await town.call(complaintDeskApi.list, ask, { token })).answer.complaints;
}

/** The id under which somebody has it on their desk. */
export async function idOf(number: string, token = 'office'): Promise<string> {
  for (const part of ['open', 'waiting', 'over'] as const)
    for (const row of await desk(token, part)) if (row.number === number) return row.id;
  throw new Error(`${number} is not on the desk of ${token}`);
}

export async function handled(id: string, token = 'office'): Promise<HandledComplaint> {
  return (await town.call(complaintDeskApi.read, { id }, { token })).answer;
}

/** Accepted by the county and handed to the post. */
export async function handedToPost(number: string): Promise<string> {
  const id = await idOf(number);
  await town.call(complaintDeskApi.accept, { id }, { token: 'office' });
  await town.call(complaintDeskApi.assign, { id, body: POST }, { token: 'office' });
  return id;
}

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const samples = {
  picture: { bytes: PIXEL, type: 'image/png', to: complaintFilingApi.addPicture, at: picturesApi.picture },
  recording: {
    bytes: mp3(2_000),
    type: 'audio/mpeg',
    to: complaintFilingApi.addRecording,
    at: recordingsApi.recording,
  },
} as const;

/** Adds one of this kind to what was said; gives its id. */
export async function added(kind: MediaKind, receipt: string): Promise<string> {
  const { bytes, type, to } = samples[kind];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return (await town.call(to, { receipt, eventId: `a-${kind}`, sha256 }, { file: { bytes, type } })).answer.id;
}

/** With which status somebody is given one of this kind. */
export async function given(kind: MediaKind, id: string, token?: string): Promise<number> {
  const { url } = prepareCall(samples[kind].at, { id });
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${town.url}${url}`, { headers })).status;
}

/** The same by a receipt. */
export async function givenByReceipt(kind: MediaKind, id: string, receipt: string): Promise<number> {
  const { url } = prepareCall(receiptsApi[kind], { receipt, id });
  return (await fetch(`${town.url}${url}`)).status;
}

/** Everything that was written to the outbox is heard. */
export async function passedOn(): Promise<void> {
  await town.app.get(OutboxRelay).drain();
}
