// Which licences do points hold, and who writes them down?
import { Injectable } from '@nestjs/common';
import { compareTexts, Failure, LICENCE_NUMBER, licencePolicy, may } from '@kehuoyou/shared';
import type { LicenceKind, LicenceRow, PointLicence } from '@kehuoyou/shared';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { raiseRevision } from '../../database/revision.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../network.service.js';
import { licenceOf } from '../point-services-rows.js';
import { PointLicenceEntity } from '../point-services.entity.js';

const USUAL_ROWS = 50;

/** A licence of a point. */
interface Which {
  readonly id: string;
  readonly kind: LicenceKind;
}

/** Keeps licences. */
@Injectable()
export class PointLicences {
  constructor(
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
  ) {}

  /** Those of the caller's area, what ends first before the others. `after`: point and kind of the last one seen. */
  list(caller: Caller, { after, limit = USUAL_ROWS }: { after?: string; limit?: number }): { licences: LicenceRow[] } {
    const all = this.network
      .allPoints()
      .filter(({ id }) => may(caller, licencePolicy.list, this.network.jurisdictionOf(id)))
      .flatMap(({ id, name, townshipCode, licences = [] }) =>
        licences.map((licence): LicenceRow => ({ ...licence, pointId: id, pointName: name, townshipCode })),
      )
      .sort((a, b) => compareTexts(orderOf(a), orderOf(b)));
    const from = after === undefined ? 0 : all.findIndex((row) => nameOf(row) === after) + 1;
    if (after !== undefined && from === 0) throw new Failure('licence_not_found', 'after');
    return { licences: all.slice(from, from + limit) };
  }

  /** Writes one down, or what has changed of it. */
  async keep(
    caller: Caller,
    { id, kind, number, until }: Which & Omit<PointLicence, 'kind'>,
    command: Command,
  ): Promise<PointLicence> {
    authorise(caller, licencePolicy.keep, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    const written = number.normalize('NFKC').toUpperCase().replace(/\s/g, '');
    if (!LICENCE_NUMBER.test(written)) throw new Failure('licence_number_not_valid', 'number');
    return this.transactions.once(command, async (tx) => {
      const row = { pointId: id, kind, number: written, validUntil: until };
      if (!(await insertOnce(tx, PointLicenceEntity, row)))
        await tx.update(PointLicenceEntity, { pointId: id, kind }, { number: written, validUntil: until });
      await raiseRevision(tx, 'network');
      return licenceOf(row);
    });
  }

  /** The point no longer holds it. */
  async remove(caller: Caller, { id, kind }: Which, command: Command): Promise<{ removed: boolean }> {
    authorise(caller, licencePolicy.keep, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    return this.transactions.once(command, async (tx) => {
      const { affected } = await tx.delete(PointLicenceEntity, { pointId: id, kind });
      if (affected !== 1) throw new Failure('licence_not_found', 'kind');
      await raiseRevision(tx, 'network');
      return { removed: true };
    });
  }
}

function nameOf({ pointId, kind }: LicenceRow): string {
  return `${pointId}-${kind}`;
}

function orderOf(row: LicenceRow): string {
  return `${row.until} ${nameOf(row)}`;
}
