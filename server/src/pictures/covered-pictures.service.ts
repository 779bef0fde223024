// How does a picture get black bars, so that everybody may see what is left of it?
import { Inject, Injectable } from '@nestjs/common';
import { BAR_SCALE, Failure } from '@kehuoyou/shared';
import type { Bar, Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v4 as randomUuid } from 'uuid';
import { CLOCK } from '../clock.js';
import { insertRow } from '../database/insert-rows.js';
import { MediaEntity } from './media.entity.js';
import { MediaObjects } from './media-objects.service.js';
import { coverPicture } from './picture-maker.js';
import type { Made } from './made.js';

/** A picture with its bars, whose bytes are kept already. */
export interface Covered {
  readonly made: Made;
  readonly keptSha256: string;
}

/** Makes new pictures of old ones. The old one is left as it is, for those who may see it. */
@Injectable()
export class CoveredPictures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: MediaObjects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The picture of `purpose` and `subjectId` with its bars; fails with `picture_not_found` where it is none of theirs. */
  async cover(
    of: { readonly purpose: string; readonly subjectId: string; readonly id: string },
    bars: readonly Bar[],
  ): Promise<Covered> {
    const row = await this.dataSource.manager.findOneBy(MediaEntity, { ...of, kind: 'picture' });
    if (row === null || row.keptSha256 === null) throw new Failure('picture_not_found', 'pictures');
    const parts: Buffer[] = [];
    for await (const part of await this.objects.open(row.keptSha256)) parts.push(part as Buffer);
    const made = await coverPicture(Buffer.concat(parts), ({ width, height }) =>
      bars.map((bar) => pixelsOf(bar, width, height)),
    );
    return { made, keptSha256: await this.objects.keep(made.bytes, made.type) };
  }

  /** Ties what was made to a subject, in the caller's transaction. */
  async tie(
    tx: EntityManager,
    { made, keptSha256 }: Covered,
    to: { readonly purpose: string; readonly subjectId: string; readonly ownerId: string; readonly position: number },
  ): Promise<void> {
    await this.objects.hold(tx, keptSha256);
    const { bytes, type: mediaType, ...measures } = made;
    await insertRow(tx, MediaEntity, {
      ...{ id: randomUuid(), kind: 'picture', ...to, eventId: null, uploadedAt: this.clock.now(), mediaType },
      ...{ bytes: bytes.length, sentSha256: null, keptSha256, ...measures },
    });
  }
}

/** Whole pixels, rather one too many than one too few, and never beyond the edge. */
function pixelsOf({ left, top, width, height }: Bar, wide: number, high: number) {
  const [x, y] = [Math.floor((left * wide) / BAR_SCALE), Math.floor((top * high) / BAR_SCALE)];
  const right = Math.min(wide, Math.ceil(((left + width) * wide) / BAR_SCALE));
  const bottom = Math.min(high, Math.ceil(((top + height) * high) / BAR_SCALE));
  return { left: x, top: y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
