// How does a delivery go from open to closed, and where is written what came of it?
import { deliveryMoves } from '@kehuoyou/shared';
import type { DeliveryMove, DeliveryState } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import type { Lifecycle, Step } from '../../database/moves/moves.js';
import { stateInstants } from '../../database/moves/state-columns.js';
import { NoticeDeliveryEntity, NoticeOutcomeEntity } from './notice.entity.js';
import { insertRow } from '../../database/insert-rows.js';

/** Something came of a delivery. */
export type DeliveryStep = Step<NoticeDeliveryEntity, DeliveryMove>;

/** A message that is to be sent, or a call that a keeper is to make. */
export const deliveryLifecycle: Lifecycle<NoticeDeliveryEntity, DeliveryState, DeliveryMove> = {
  table: NoticeDeliveryEntity,
  moves: deliveryMoves,
  state: stateInstants('open', { closed: 'closedAt' }),
  missing: 'call_not_found',
  refused: () => 'call_closed',
  record: async (tx, step) => {
    await insertRow(tx, NoticeOutcomeEntity, outcomeRow(step));
  },
};

/** The row that says what came of a delivery. */
export function outcomeRow({ row, move, at, by }: DeliveryStep): Omit<NoticeOutcomeEntity, 'notice'> {
  return { id: uuid(), noticeId: row.noticeId, channel: row.channel, outcome: move, at, byAccount: by };
}
