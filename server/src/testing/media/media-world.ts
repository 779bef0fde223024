// How do the specs of pictures and recordings send, look and count?
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { picturesApi, prepareCall } from '@kehuoyou/shared';
import type { UploadedMedia, UploadMedia } from '@kehuoyou/shared';
import { attachMedia } from '../../pictures/media-rows.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media } from '../../pictures/media.js';
import { RunningApp } from '../running-app.js';
import type { Reply } from '../running-app.js';

/** What the pictures of these specs are for. */
export const DAMAGE = 'damage';
/** An event to which nobody may add one. */
export const FOREIGN_EVENT = 'of-somebody-else';
/** Whatever is tied to it is public. */
export const PUBLIC = 'public';

/** What is odd about an upload. */
export interface Odd {
  readonly ask?: Partial<UploadMedia>;
  readonly token?: string;
  readonly key?: string;
  readonly type?: string;
}

/** Lower-case hex. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A server for which whoever sent a photo of damage, and nobody else, may see it, unless it was made public. */
export class MediaWorld {
  private constructor(
    readonly server: RunningApp,
    /** Tokens. */
    readonly farmer: string,
    readonly neighbour: string,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<MediaWorld> {
    const server = await RunningApp.start({ env });
    server.app.get(MediaPolicies).set(DAMAGE, {
      kinds: ['picture', 'recording'],
      mayAdd: (_caller, eventId) => eventId !== FOREIGN_EVENT,
      sight: ({ subjectId, ownerId }, caller) =>
        subjectId === PUBLIC ? 'everybody' : ownerId === caller?.accountId ? 'caller' : 'nobody',
    });
    return new MediaWorld(server, await server.signIn('farmer'), await server.signIn('neighbour'));
  }

  send(
    bytes: Buffer,
    { ask = {}, token = this.farmer, key, type = 'image/jpeg' }: Odd = {},
  ): Promise<Reply<UploadedMedia>> {
    const how = { token, file: { bytes, type }, ...(key === undefined ? {} : { key }) };
    return this.server.call(picturesApi.upload, { purpose: DAMAGE, ...ask }, how);
  }

  /** Fetches a picture, or what else lies under `/api/`. */
  look(id: string, token?: string, { headers = {}, under = 'pictures' } = {}): Promise<Response> {
    const signed = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return fetch(`${this.server.url}/api/${under}/${id}`, { headers: { ...signed, ...headers } });
  }

  /** Begins an upload by hand and gives the connection; the body is the spec’s to send. */
  begin(ask: UploadMedia, headers: readonly string[], isSignedIn = true): Socket {
    const socket = connect(Number(new URL(this.server.url).port), '127.0.0.1');
    // Who is refused may find the connection cut.
    socket.on('error', () => undefined);
    const signed = isSignedIn ? [`authorization: Bearer ${this.farmer}`] : [];
    const lines = ['host: a', 'content-type: image/jpeg', ...signed, ...headers];
    socket.write(`POST ${prepareCall(picturesApi.upload, ask).url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    return socket;
  }

  rows(): Promise<Media[]> {
    return this.server.database.dataSource.manager.find<Media>('MediaEntity', { order: { uploadedAt: 'ASC' } });
  }

  row(id: string): Promise<Media> {
    return this.server.database.dataSource.manager.findOneByOrFail<Media>('MediaEntity', { id });
  }

  /** Rows of the objects that the store has or will have. */
  objectRows(): Promise<{ readonly sha256: string }[]> {
    return this.server.database.dataSource.manager.find<{ readonly sha256: string }>('MediaObjectEntity');
  }

  /** Names of files that are coming in. */
  incoming(): string[] {
    const folder = join(this.server.database.dataDir, 'incoming');
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  async tie(id: string, subjectId: string): Promise<void> {
    const { ownerId } = await this.row(id);
    const attachment = { ownerId, purpose: DAMAGE, subjectId, ids: [id] };
    await this.server.database.transactions.run((tx) => attachMedia(tx, attachment));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
