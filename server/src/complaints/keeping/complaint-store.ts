// How do complaints come out of their tables, and how do they go from state to state in them?
import { complaintMoves } from '@kehuoyou/shared';
import type {
  ComplaintAt,
  ComplaintMove,
  ComplaintNote,
  ComplaintOutcome,
  ComplaintState,
  Role,
} from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { complaintStepped } from '../complaints.events.js';
import { bodyOf } from './complaint-body.js';
import { ComplaintEntity, ComplaintStepEntity } from './complaint.entity.js';

/** What a step says besides the move. */
export interface StepDetail {
  readonly role?: Role;
  /** True where whoever said it did it. */
  readonly own?: true;
  readonly text?: string;
  readonly outcome?: ComplaintOutcome;
}

/** A step to write down. */
export interface NewStep extends StepDetail {
  readonly step: ComplaintMove | ComplaintNote;
  readonly at: Date;
  readonly by: string | null;
}

/** Writes down what was done, and lets those hear of it whom it concerns. Gives the step's id. */
export async function addStep(
  tx: EntityManager,
  vault: Vault,
  row: Pick<ComplaintEntity, 'id' | 'bodyKind' | 'bodyId'>,
  { step, at, by, role, own, text, outcome }: NewStep,
): Promise<string> {
  const id = uuid();
  await insertRow(tx, ComplaintStepEntity, {
    ...{ id, complaintId: row.id, step, at, byAccount: by, byRole: role ?? null, own: own ?? false },
    ...{ bodyKind: row.bodyKind, bodyId: row.bodyId, outcome: outcome ?? null },
    textSealed: text === undefined ? null : vault.seal(text, `complaint_step.text:${id}`),
  });
  await appendToOutbox(tx, complaintStepped, { complaintId: row.id, stepId: id }, at);
  return id;
}

/** A complaint's way through the offices; where it was found missing, `field` named it. */
export function complaintLifecycle(
  vault: Vault,
  missing: 'complaint_not_found' | 'receipt_not_found' = 'complaint_not_found',
): Lifecycle<ComplaintEntity, ComplaintState, ComplaintMove, StepDetail> {
  return {
    table: ComplaintEntity,
    moves: complaintMoves,
    state: { ...stateColumn<ComplaintEntity, ComplaintState>('state'), set: (state, at) => ({ state, stateAt: at }) },
    missing,
    refused: () => 'complaint_closed',
    record: async (tx, { row, move, at, by, detail }) => {
      await addStep(tx, vault, row, { ...detail, step: move, at, by });
    },
  };
}

/** Who may do what to it follows from this. */
export function placeOf(row: ComplaintEntity): ComplaintAt {
  const { areaCode, pointId, lineId, companyId, about, accountId, aboutAccount } = row;
  const body = bodyOf(row);
  return {
    place: {
      ...(areaCode === null ? {} : { areaCode }),
      ...(pointId === null ? {} : { pointId }),
      ...(lineId === null ? {} : { lineId }),
      ...(companyId === null ? {} : { companyId }),
    },
    ...(body === undefined ? {} : { body }),
    barred: [accountId, aboutAccount].flatMap((id) => id ?? []),
    ...(about === null ? {} : { about }),
  };
}

/** The words with which it came. */
export function textOf({ id, textSealed }: ComplaintEntity, vault: Vault): string | undefined {
  return textSealed === null ? undefined : vault.open(textSealed, `complaint.text:${id}`);
}
