// Who gets to see a picture or hear a recording?
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, FailureCode, FetchMedia } from '@kehuoyou/shared';
import { DataSource, MoreThan } from 'typeorm';
import type { Readable } from 'node:stream';
import { CLOCK } from '../clock.js';
import { Transactions } from '../database/transaction.js';
import type { Caller } from '../http/caller.js';
import { Streamed } from '../http/files/streamed.js';
import { MediaPolicies } from './media.js';
import type { MediaKind, Sight } from './media.js';
import { MediaEntity, MediaTicketEntity } from './media.entity.js';
import { MediaObjects } from './media-objects.service.js';
import { readOldPicture } from './old-pictures.js';
import { insertRow } from '../database/insert-rows.js';

const notFound: Readonly<Record<MediaKind, FailureCode>> = {
  picture: 'picture_not_found',
  recording: 'recording_not_found',
};
const TICKET_BYTES = 32;

/** Gives pictures and recordings out. */
@Injectable()
export class MediaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly policies: MediaPolicies,
    private readonly objects: MediaObjects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One of a kind, for whoever may see it now. One that the caller may not see and none are answered alike. */
  async open(kind: MediaKind, caller: Caller | undefined, ask: FetchMedia): Promise<Streamed<Uint8Array>> {
    const row = await this.dataSource.manager.findOneBy(MediaEntity, { id: ask.id, kind });
    const sight = row ? await this.sight(row, caller, ask.ticket) : 'nobody';
    if (!row || sight === 'nobody') throw new Failure(notFound[kind], 'id');
    return this.streamed(row, sight === 'everybody' ? 'everybody' : 'nobody');
  }

  private streamed(row: MediaEntity, keeping: 'everybody' | 'nobody'): Streamed<Uint8Array> {
    const file = { type: row.mediaType, bytes: row.bytes, etag: row.keptSha256 ?? row.id, keeping } as const;
    return new Streamed(file, () => this.stream(row));
  }

  /**
   * One of a kind that is tied to a subject, for whoever may see that: the feature has made sure of it. What is tied to
   * something else and none are answered alike.
   */
  async openTied(
    kind: MediaKind,
    id: string,
    { subjectId, purposes }: { readonly subjectId: string; readonly purposes: readonly string[] },
  ): Promise<Streamed<Uint8Array>> {
    const row = await this.dataSource.manager.findOneBy(MediaEntity, { id, kind, subjectId });
    if (!row || !purposes.includes(row.purpose)) throw new Failure(notFound[kind], 'id');
    return this.streamed(row, 'nobody');
  }

  /** A word with which somebody without an account, such as WeChat, may see one until then. */
  async ticket(mediaId: string, until: Date): Promise<string> {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url');
    await this.transactions.run((tx) =>
      insertRow(tx, MediaTicketEntity, { hash: hashOf(ticket), mediaId, expiresAt: until }),
    );
    return ticket;
  }

  private async sight(row: MediaEntity, caller: Caller | undefined, ticket: string | undefined): Promise<Sight> {
    if (ticket !== undefined && (await this.opens(ticket, row.id))) return 'caller';
    // Nobody has decided anything about it yet.
    if (row.subjectId === null && row.eventId === null) return row.ownerId === caller?.accountId ? 'caller' : 'nobody';
    return this.policies.of(row.purpose)?.sight(row, caller) ?? 'nobody';
  }

  private async opens(ticket: string, mediaId: string): Promise<boolean> {
    const now = this.clock.now();
    return this.dataSource.manager.existsBy(MediaTicketEntity, {
      hash: hashOf(ticket),
      mediaId,
      expiresAt: MoreThan(now),
    });
  }

  private async stream({ id, keptSha256 }: MediaEntity): Promise<Readable> {
    return keptSha256 === null ? readOldPicture(this.dataSource.manager, id) : this.objects.open(keptSha256);
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
