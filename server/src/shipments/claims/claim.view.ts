// How does a claim look to whoever made it, and to whoever answers?
import { maskName } from '@kehuoyou/shared';
import type { BoxEvidence, Claim, ClaimBox, ClaimMove, Party } from '@kehuoyou/shared';
import type { ClaimEntity, ClaimStepEntity } from '../booking/claim.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** What the view cannot read out of the claim itself. */
export interface ClaimContext {
  readonly pointName: string;
  readonly sender: Party | undefined;
  readonly words: string | undefined;
  readonly evidence: readonly BoxEvidence[];
  readonly steps: readonly ClaimStepEntity[];
  readonly photos: readonly string[];
  readonly moves: readonly ClaimMove[];
}

/** A claim. */
export function claimView(row: ClaimEntity, whole: WholeShipment, context: ClaimContext): Claim {
  const { sender, words } = context;
  return {
    ...{ id: row.id, shipmentId: row.shipmentId, goods: whole.quote.goods, pointName: context.pointName },
    ...(sender === undefined ? {} : { senderName: maskName(sender.name) }),
    ...(whole.row.senderTail === null ? {} : { senderPhoneTail: whole.row.senderTail }),
    ...{ kind: row.kind, state: row.state, filedAt: row.filedAt.toISOString(), expectedFen: row.expectedFen },
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt.toISOString() }),
    ...(row.agreedFen === null ? {} : { agreedFen: row.agreedFen }),
    ...(words === undefined ? {} : { words }),
    boxes: context.evidence.map((box) => claimBox(whole, box)),
    photos: context.photos,
    steps: context.steps.map(({ move, at, reason, fen }) => ({
      ...{ move, at: at.toISOString() },
      ...(reason === null ? {} : { reason }),
      ...(fen === null ? {} : { fen }),
    })),
    moves: context.moves,
  };
}

/** A box with what is written on it. */
export function claimBox({ boxes }: WholeShipment, box: BoxEvidence): ClaimBox {
  const code = boxes.find(({ no }) => no === box.no)?.code;
  return { ...box, ...(code === undefined ? {} : { code }) };
}
