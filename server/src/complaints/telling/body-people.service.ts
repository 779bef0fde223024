// Who works for a body, and may hear of a complaint?
import { Injectable } from '@nestjs/common';
import { complaintBodyPolicy, jurisdictionOfBody } from '@kehuoyou/shared';
import type { Body } from '@kehuoyou/shared';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import type { ComplaintEntity } from '../keeping/complaint.entity.js';

/** Finds the accounts behind a body. */
@Injectable()
export class BodyPeople {
  constructor(private readonly grants: GrantsService) {}

  /** Everybody who works for it but `without`, those whom the complaint is about and whoever said it. */
  async of(
    body: Body,
    row: Pick<ComplaintEntity, 'accountId' | 'aboutAccount'>,
    without: readonly (string | null)[] = [],
  ): Promise<string[]> {
    const at = jurisdictionOfBody(body);
    const { roles } = complaintBodyPolicy[body.kind];
    const holders = await Promise.all(roles.map((role) => this.grants.holders(role, at)));
    const barred = new Set([row.accountId, row.aboutAccount, ...without]);
    return [...new Set(holders.flat())].filter((id) => !barred.has(id));
  }
}
