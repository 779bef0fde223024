// What is said by whoever has a receipt, field by field?
import { COMPLAINT_NOTE_CHARACTERS, identityModes, ownMoves } from '@kehuoyou/shared';
import type { IdentityMode, OwnMove } from '@kehuoyou/shared';
import { Id, Limit, NeededOneOf, Words } from '../../http/fields.js';
import { Receipt } from '../keeping/receipt.dto.js';

const OUTSIDE_NUMBER_CHARACTERS = 40;

/** Which complaint. */
export class ReceiptDto {
  @Receipt()
  receipt!: string;
}

/** One of its pictures. */
export class ReceiptMediaDto extends ReceiptDto {
  @Id()
  id!: string;
}

/** What to do with it. */
export class OwnMoveDto extends ReceiptDto {
  @NeededOneOf(ownMoves)
  move!: OwnMove;

  @Words(COMPLAINT_NOTE_CHARACTERS, { optional: true, lines: true })
  text?: string;
}

/** Who may see who said it. */
export class IdentityDto extends ReceiptDto {
  @NeededOneOf(identityModes)
  identity!: IdentityMode;
}

/** Under which number somebody outside has it. */
export class EscalatedDto extends ReceiptDto {
  @Words(OUTSIDE_NUMBER_CHARACTERS)
  outsideNumber!: string;
}

/** How many of one's own. */
export class MyComplaintsDto {
  @Limit()
  limit?: number;
}
