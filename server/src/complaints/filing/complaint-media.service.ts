// Who may add pictures and recordings to a complaint, and who sees them?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import {
  COMPLAINT_MEDIA,
  COMPLAINT_PROOF,
  complaintPolicy,
  complaintsAnswered,
  Failure,
  mayAnywhere,
  MOST_PICTURES,
} from '@kehuoyou/shared';
import type { ComplaintMedia, UploadedMedia } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import type { Upload } from '../../http/files/upload.js';
import { MediaIntake } from '../../pictures/media-intake.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, MediaKind, MediaPolicy, Sight } from '../../pictures/media.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { mayHaveMedia } from '../keeping/media-sight-store.js';
import { ReceiptFinder } from '../keeping/receipt-finder.service.js';

const MOST: Readonly<Record<MediaKind, number>> = { picture: MOST_PICTURES, recording: 1 };

/** What came with a complaint is for those who handle it; what proves an answer also for whoever has the receipt. */
@Injectable()
export class ComplaintMediaIntake implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly receipts: ReceiptFinder,
    private readonly intake: MediaIntake,
    private readonly policies: MediaPolicies,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    const seen = (media: Media, caller: Caller | undefined): Promise<Sight> => this.sight(media, caller);
    // By receipt alone: an account says nothing of whose complaint it is.
    const filed: MediaPolicy = { kinds: ['picture', 'recording'], mayAdd: () => false, sight: seen };
    const proof: MediaPolicy = {
      kinds: ['picture'],
      mayAdd: (caller, eventId) => eventId === undefined && mayAnywhere(caller, complaintPolicy.answer),
      sight: seen,
    };
    this.policies.set(COMPLAINT_MEDIA, filed);
    this.policies.set(COMPLAINT_PROOF, proof);
  }

  /** Takes one in for whoever has the receipt, as long as nobody has answered. */
  async add(
    kind: MediaKind,
    { ask, address, file }: { readonly ask: ComplaintMedia; readonly address: string; readonly file: Upload },
    command: Command,
  ): Promise<UploadedMedia> {
    const row = await this.receipts.find(ask.receipt, address);
    if (complaintsAnswered.has(row.state)) throw new Failure('complaint_closed', 'receipt', row.state);
    const there = await mediaOf(this.dataSource.manager, COMPLAINT_MEDIA, 'subjectId', [row.id]);
    const own = there.filter((media) => media.kind === kind && media.eventId !== ask.eventId);
    if (own.length >= MOST[kind]) throw new Failure('too_many_pictures', 'receipt');
    const of = { kind, ownerId: row.id, subjectId: row.id };
    const said = { purpose: COMPLAINT_MEDIA, eventId: ask.eventId, sha256: ask.sha256 };
    // Of the receipt the row of the command keeps nothing that leads to it; its body is the file itself, still to be read.
    const blind = { ...this.vault.blind({ ...command, body: null }), caller: row.receiptHash };
    return this.intake.takeOf({ ...of, ask: said }, file, blind);
  }

  private async sight({ kind, subjectId }: Media, caller: Caller | undefined): Promise<Sight> {
    const row = await this.byId(subjectId);
    if (row === null) return 'nobody';
    return mayHaveMedia(caller, kind, { row, parent: await this.byId(row.parentId) }) ? 'caller' : 'nobody';
  }

  private async byId(id: string | null): Promise<ComplaintEntity | null> {
    return id === null ? null : this.dataSource.manager.findOneBy(ComplaintEntity, { id });
  }
}
