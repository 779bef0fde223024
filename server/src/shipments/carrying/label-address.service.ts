// Who sees to whom a box goes, in full, and when?
import { Injectable } from '@nestjs/common';
import { Failure, shipmentPolicy } from '@kehuoyou/shared';
import type { BoxState, FoldedBox, Party } from '@kehuoyou/shared';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { shipmentPeople } from '../booking/people-store.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** Why somebody's address was read, for the audit log. */
const TO_LABEL = '填快递面单';

const AWAITS_CARRIER: ReadonlySet<BoxState> = new Set(['at_hub', 'screened']);

/** Addresses for the labels of carriers. */
@Injectable()
export class LabelAddresses {
  constructor(
    private readonly reading: ShipmentReading,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly vault: Vault,
  ) {}

  /** Name, number and address of a line; the look is written to the audit log before anything is shown. */
  async read(caller: Caller, { id, line }: { readonly id: string; readonly line: number }): Promise<Party> {
    const whole = await this.reading.open(caller, id, 'address');
    const row = whole.lines.find(({ no }) => no === line);
    const party = shipmentPeople(whole, this.vault).recipientOf(line);
    if (!row || !party || !isAwaited(whole, line)) throw new Failure('address_not_needed', 'line');
    const role = shipmentPolicy.address.roleFor(caller, await this.reading.placesOf(caller, whole)) ?? 'hub_clerk';
    await this.transactions.run((tx) =>
      this.audit.append(tx, {
        ...{ action: 'recipient.read', actorId: caller.accountId, subjectKind: 'shipment_line', subjectId: row.id },
        detail: { role, reason: TO_LABEL },
      }),
    );
    return party;
  }
}

/** True while a box of the line lies at the hub for its carrier; what is held back or wanted back goes to none. */
function isAwaited({ quote, folded }: WholeShipment, line: number): boolean {
  const isWaiting = ({ no, state, wantedBack }: FoldedBox): boolean =>
    lineOfBox(quote, no) === line && AWAITS_CARRIER.has(state) && wantedBack !== true;
  return quote.lines.some(({ no, to }) => no === line && to === 'carrier') && folded.boxes.some(isWaiting);
}
