// Who sends an order, and who gets which of its lines?
import type { Party } from '@kehuoyou/shared';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { WholeShipment } from './shipment.entity.js';

/** People of an order; nobody before it is booked, and once nobody may know any more. */
export interface ShipmentPeople {
  readonly senderOf: () => Party | undefined;
  readonly recipientOf: (line: number) => Party | undefined;
}

export function shipmentPeople({ row, lines }: WholeShipment, vault: Vault): ShipmentPeople {
  return {
    senderOf: () => partyIn(vault, row.senderSealed, `shipment.sender:${row.id}`),
    recipientOf: (line) => {
      const sealed = lines.find(({ no }) => no === line);
      return sealed && partyIn(vault, sealed.recipientSealed, `shipment_line.recipient:${sealed.id}`);
    },
  };
}

function partyIn(vault: Vault, sealed: string | null, place: string): Party | undefined {
  // It was sealed from a party.
  return sealed === null ? undefined : (JSON.parse(vault.open(sealed, place)) as Party);
}
