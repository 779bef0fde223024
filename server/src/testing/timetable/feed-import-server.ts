// How does a spec let the county office upload a timetable?
import { Readable } from 'node:stream';
import { feedImportApi, gtfsApi, timetableApi } from '@kehuoyou/shared';
import type { FeedImport, Grant } from '@kehuoyou/shared';
import { zipSync } from 'fflate';
import { v7 as uuid } from 'uuid';
import { FeedImports } from '../../timetable/importing/feed-import.service.js';
import { feedWith } from './small-feed.js';
import { RunningApp } from '../running-app.js';

export const people: Record<string, readonly Grant[]> = {
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  elsewhere: [{ role: 'county_office', scope: { kind: 'area', id: '350402' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  villager: [],
};

export let server: RunningApp;

export function zipOf(changes: Record<string, string | null> = {}): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(feedWith(changes))));
}

interface UploadOptions {
  readonly as?: string;
  readonly key?: string;
  readonly type?: string;
}

export async function upload(
  bytes: Buffer,
  { as = 'office', key = uuid(), type = 'application/zip' }: UploadOptions = {},
) {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/timetable/imports?fileName=..%2F..%2Fgtfs.zip',
    headers: {
      ...(as === '' ? {} : { authorization: `Bearer ${as}` }),
      'idempotency-key': key,
      'content-type': type,
      'content-length': String(bytes.length),
    },
    payload: Readable.from([bytes]),
  });
  await server.app.get(FeedImports).settled();
  const { statusCode, headers } = response;
  return {
    status: statusCode,
    retryAfter: headers['retry-after'],
    body: response.json<FeedImport & { code: string }>(),
  };
}

export async function status(importId: string): Promise<FeedImport> {
  return (await server.call(feedImportApi.status, { importId }, { token: 'office' })).body;
}

export async function departures(): Promise<string[]> {
  const { body } = await server.call(timetableApi.board, { stopId: 'COUNTY', date: '2026-11-25' });
  return body.departures.map(({ tripId }) => tripId);
}

export async function scheduleZip(etag?: string) {
  return server.app.inject({
    method: 'GET',
    url: gtfsApi.schedule.path,
    headers: etag === undefined ? {} : { 'if-none-match': etag },
  });
}

/** A server for each test of the file. */
export function serverForEachTest(): void {
  beforeEach(async () => {
    server = await RunningApp.start({ at: '2026-11-24T08:00:00+08:00', people });
  });
  afterEach(() => server.close());
}

/** Brings a feed in and makes it the one that runs, as the county office does. */
export async function publish(bytes: Buffer): Promise<FeedImport> {
  const { importId } = (await upload(bytes)).body;
  const { basis = '', state } = await status(importId);
  if (state !== 'ready') throw new Error(`the feed is ${state}`);
  return (await server.call(feedImportApi.publish, { importId, basis }, { token: 'office' })).body;
}
