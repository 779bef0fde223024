// What does a carrier's word mean for a box that was handed to it?
import { carrierStateWords } from '@kehuoyou/shared';
import type { BoxState, CarrierReason, CarrierStatus, ShipmentFactType } from '@kehuoyou/shared';

/** What is known of a number by its carrier's own account. */
export interface CarrierWord {
  readonly status: CarrierStatus | null;
  readonly reason: CarrierReason | null;
  readonly toldAt: Date | null;
}

/** What follows for the box. */
export interface DeliveryVerdict {
  readonly type: Extract<ShipmentFactType, 'DELIVERED' | 'CARRIER_RETURNS' | 'CARRIER_RETURNED'>;
  readonly state: BoxState;
  /** The carrier's word in ours, where it is no good news. */
  readonly reason?: string;
  readonly at: Date;
}

/** Clocks of phones and carriers differ, and never by so much: a number that is given again was signed for long ago. */
const SLACK_MS = 12 * 60 * 60_000;

const MEANS: Readonly<Partial<Record<CarrierStatus, Pick<DeliveryVerdict, 'type' | 'state'>>>> = {
  signed: { type: 'DELIVERED', state: 'delivered' },
  signed_by_other: { type: 'DELIVERED', state: 'delivered' },
  refused: { type: 'CARRIER_RETURNS', state: 'returning' },
  returning: { type: 'CARRIER_RETURNS', state: 'returning' },
  returned_signed: { type: 'CARRIER_RETURNED', state: 'returned' },
};

/** Undefined where the box is still with its carrier, or the word is older than the box's own number. */
export function verdictOf({ status, reason, toldAt }: CarrierWord, handedAt: Date): DeliveryVerdict | undefined {
  const means = status === null ? undefined : MEANS[status];
  if (status === null || means === undefined || toldAt === null) return undefined;
  if (toldAt.getTime() < handedAt.getTime() - SLACK_MS) return undefined;
  const words = carrierStateWords({ status, ...(reason === null ? {} : { reason }) });
  return { ...means, at: toldAt, ...(means.type === 'DELIVERED' ? {} : { reason: words }) };
}
