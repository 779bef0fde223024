// How does a picture or recording come in, from the first byte to its row?
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Failure, MOST_PICTURE_BYTES, MOST_RECORDING_BYTES } from '@kehuoyou/shared';
import type { Clock, UploadedMedia, UploadMedia } from '@kehuoyou/shared';
import pLimit from 'p-limit';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v4 as randomUuid } from 'uuid';
import { CLOCK } from '../clock.js';
import { insertOnce } from '../database/insert-once.js';
import { lockedRow } from '../database/row-lock.js';
import { Transactions } from '../database/transaction.js';
import type { Command } from '../database/transaction.js';
import type { Caller } from '../http/caller.js';
import type { Upload } from '../http/files/upload.js';
import { IncomingFolder } from './incoming-folder.js';
import type { IncomingFile } from './incoming-folder.js';
import type { Made } from './made.js';
import { MediaPolicies } from './media.js';
import type { MediaKind } from './media.js';
import { MediaEntity } from './media.entity.js';
import { MediaObjects } from './media-objects.service.js';
import { makePicture } from './picture-maker.js';
import { makeRecording } from './recording-maker.js';

/** Pictures unpacked at a time: each may take 150 MB, and has a processor to itself. */
const AT_A_TIME = 2;
/** Files that may wait for their turn; they lie on the disk meanwhile. */
const MOST_WAITING = 64;

const makers = {
  picture: { most: MOST_PICTURE_BYTES, make: makePicture },
  recording: { most: MOST_RECORDING_BYTES, make: makeRecording },
} as const satisfies Record<MediaKind, unknown>;

/** What somebody sends, checked and made ready to be kept. */
interface Sending {
  readonly kind: MediaKind;
  readonly ownerId: string;
  /** What it is tied to from the first moment on. */
  readonly subjectId: string | null;
  readonly ask: UploadMedia;
  readonly sentSha256: string;
}

/** Takes pictures and recordings in. */
@Injectable()
export class MediaIntake {
  private readonly logger = new Logger(MediaIntake.name);
  private readonly turn = pLimit(AT_A_TIME);

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly policies: MediaPolicies,
    private readonly incoming: IncomingFolder,
    private readonly objects: MediaObjects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes one in. Who may send it is decided before its first byte is read; nothing is answered before its bytes
   * and its row are where they survive. The same file for the same event is kept once.
   */
  async take(
    kind: MediaKind,
    caller: Caller,
    upload: Upload,
    ask: UploadMedia,
    command: Command,
  ): Promise<UploadedMedia> {
    const policy = this.policies.of(ask.purpose);
    if (!policy?.kinds.includes(kind) || !(await policy.mayAdd(caller, ask.eventId)))
      throw new Failure('not_allowed', 'purpose');
    return this.takeOf({ kind, ownerId: caller.accountId, subjectId: null, ask }, upload, command);
  }

  /**
   * The same for whoever may send it by something else than an account, such as a receipt: the feature has made sure of
   * that, and says what it belongs to.
   */
  async takeOf(of: Omit<Sending, 'sentSha256'>, upload: Upload, command: Command): Promise<UploadedMedia> {
    const { kind, ask } = of;
    const file = await this.receive(upload, makers[kind].most);
    try {
      if (ask.sha256 !== undefined && ask.sha256 !== file.sha256) throw new Failure('upload_damaged', 'sha256');
      const sending = { ...of, sentSha256: file.sha256 };
      // Who sends it again asks for the same with the same words: what it weighs is told by its hash.
      return await this.keep(sending, file, { ...command, body: { kind, ...ask, sha256: file.sha256 } });
    } finally {
      await file.remove();
    }
  }

  private async receive(upload: Upload, most: number): Promise<IncomingFile> {
    try {
      return await this.incoming.receive(upload, most);
    } catch (error) {
      if (error instanceof Failure) throw error;
      this.logger.error({ err: error as Error }, 'a file could not be taken in');
      throw new Failure('unavailable');
    }
  }

  private async keep(sending: Sending, file: IncomingFile, command: Command): Promise<UploadedMedia> {
    const known = await earlier(this.dataSource.manager, sending);
    if (known !== undefined) return this.transactions.once(command, async () => ({ id: known }));
    const made = await this.make(sending.kind, file.path);
    const keptSha256 = await this.objects.keep(made.bytes, made.type);
    return this.transactions.once(command, async (tx) => {
      await this.objects.hold(tx, keptSha256);
      return { id: await this.write(tx, sending, made, keptSha256) };
    });
  }

  private async make(kind: MediaKind, path: string): Promise<Made> {
    if (this.turn.pendingCount >= MOST_WAITING) throw new Failure('unavailable');
    return this.turn(() => makers[kind].make(path));
  }

  private async write(tx: EntityManager, sending: Sending, made: Made, keptSha256: string): Promise<string> {
    const { kind, ownerId, subjectId, ask, sentSha256 } = sending;
    const { bytes, type: mediaType, ...measures } = made;
    const row = {
      // Random, not by time: nobody guesses it.
      id: randomUuid(),
      kind,
      purpose: ask.purpose,
      ownerId,
      eventId: ask.eventId ?? null,
      subjectId,
      position: 0,
      uploadedAt: this.clock.now(),
      mediaType,
      bytes: bytes.length,
      sentSha256,
      keptSha256,
      ...measures,
    };
    if (await insertOnce(tx, MediaEntity, row)) return row.id;
    // Sent twice at the same moment: the other one was quicker.
    const other = await lockedRow(tx, MediaEntity, sameFile(sending));
    if (!other) throw new Failure('unavailable');
    return other.id;
  }
}

function sameFile({ ownerId, ask, sentSha256 }: Sending) {
  return { ownerId, purpose: ask.purpose, eventId: ask.eventId ?? '', sentSha256 };
}

/** The id of the same file that was sent earlier for the same event. */
async function earlier(db: EntityManager, sending: Sending): Promise<string | undefined> {
  if (sending.ask.eventId === undefined) return undefined;
  return (await db.findOneBy(MediaEntity, sameFile(sending)))?.id;
}
