// How is a complaint read whole, and how many say the same?
import { Injectable } from '@nestjs/common';
import { COMPLAINT_MEDIA, COMPLAINT_PROOF } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import type { ViewContext, WholeComplaint } from './complaint.view.js';
import { ComplaintPlaces } from './complaint-places.service.js';
import { ComplaintEntity, ComplaintStepEntity } from './complaint.entity.js';

/** Reads complaints with their steps, pictures and those joined to them. */
@Injectable()
export class ComplaintReading {
  /** What the views of complaints need besides their rows. */
  readonly context: ViewContext;

  constructor(
    private readonly dataSource: DataSource,
    places: ComplaintPlaces,
    vault: Vault,
  ) {
    this.context = {
      open: (sealed, place) => vault.open(sealed, place),
      named: (body) => places.named(body),
      townshipName: (areaCode) => places.townshipName(areaCode),
    };
  }

  /** A complaint with what belongs to it. */
  async whole(row: ComplaintEntity, db: EntityManager = this.dataSource.manager): Promise<WholeComplaint> {
    const steps = await db.find(ComplaintStepEntity, { where: { complaintId: row.id }, order: { id: 'ASC' } });
    const media = await mediaOf(db, COMPLAINT_MEDIA, 'subjectId', [row.id]);
    const proof = await mediaOf(db, COMPLAINT_PROOF, 'subjectId', [row.id]);
    const [together = 1] = (await this.together([row], db)).values();
    return {
      ...{ row, steps, together },
      pictures: media.filter(({ kind }) => kind === 'picture').map(({ id }) => id),
      recordings: media.filter(({ kind }) => kind === 'recording').map(({ id }) => id),
      proof: proof.map(({ id }) => id),
    };
  }

  /** How many say the same as each of these, with itself, by id. */
  async together(
    rows: readonly ComplaintEntity[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, number>> {
    const roots = [...new Set(rows.map(({ id, parentId }) => parentId ?? id))];
    if (roots.length === 0) return new Map();
    const joined = await db.find(ComplaintEntity, {
      select: { id: true, parentId: true },
      where: { parentId: In(roots) },
    });
    const counts = new Map(roots.map((root) => [root, 1]));
    for (const { parentId } of joined) if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 1) + 1);
    return new Map(rows.map(({ id, parentId }) => [id, counts.get(parentId ?? id) ?? 1]));
  }
}
