// How does a list go from reading to announced, and where is written who did that?
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { parcelImportMoves } from '@kehuoyou/shared';
import type { ParcelImportMove, ParcelImportState } from '@kehuoyou/shared';
import { MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow } from '../../database/insert-rows.js';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import type { Done, KeptFault } from './list-findings.js';
import { ParcelImportEntity, ParcelImportPartEntity, ParcelImportStepEntity } from './parcel-import.entity.js';

/** A list's way to being announced. */
export const parcelImportLifecycle: Lifecycle<ParcelImportEntity, ParcelImportState, ParcelImportMove> = {
  table: ParcelImportEntity,
  moves: parcelImportMoves,
  state: stateColumn('state'),
  missing: 'import_not_found',
  refused: (state) => (state === 'announcing' || state === 'announced' ? 'already_announced' : 'import_not_ready'),
  field: 'importId',
  record: async (tx, { row, move, at, by }) => {
    await insertRow(tx, ParcelImportStepEntity, { id: uuid(), importId: row.id, move, at, byAccount: by });
  },
};

/** Anything as it is stored. */
export function packed(json: unknown): Promise<Buffer> {
  return promisify<Buffer, Buffer>(deflateRaw)(Buffer.from(JSON.stringify(json)));
}

/** What was stored by `packed`; undefined where nothing was. */
export async function unpacked<Json>(bytes: Buffer | null): Promise<Json | undefined> {
  return bytes === null
    ? undefined
    : (JSON.parse((await promisify<Buffer, Buffer>(inflateRaw)(bytes)).toString()) as Json);
}

/** What became of the parts of a list. */
export async function doneOf(db: EntityManager, importId: string): Promise<Done> {
  const sums = await db
    .createQueryBuilder(ParcelImportPartEntity, 'part')
    .select('SUM(part.announced)', 'announced')
    .addSelect('SUM(part.repeated)', 'repeated')
    .where({ importId })
    .getRawOne<{ readonly announced: string | null; readonly repeated: string | null }>();
  return { announced: Number(sums?.announced ?? 0), repeated: Number(sums?.repeated ?? 0) };
}

/** Parts that are asked for at once. */
const BATCH = 20;

/** Every fault of a list, in the order of its rows. */
export async function* faultsOf(db: EntityManager, importId: string): AsyncGenerator<KeptFault> {
  for (let from = 0; ; from += BATCH) {
    const parts = await db.find(ParcelImportPartEntity, {
      select: { id: true, number: true, faults: true },
      where: { importId, number: MoreThanOrEqual(from) },
      order: { number: 'ASC' },
      take: BATCH,
    });
    for (const { faults } of parts) yield* (await unpacked<readonly KeptFault[]>(faults)) ?? [];
    if (parts.length < BATCH) return;
  }
}
