// Who may read what the audit log says?
import { Injectable } from '@nestjs/common';
import { auditPolicy } from '@kehuoyou/shared';
import type { AuditAsk, AuditEntry } from '@kehuoyou/shared';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { Jurisdictions } from '../identity/jurisdictions.service.js';
import { AuditService } from '../safekeeping/audit.service.js';

/** The audit log for its readers; it says what was done in the whole county. */
@Injectable()
export class AuditLogService {
  constructor(
    private readonly audit: AuditService,
    private readonly jurisdictions: Jurisdictions,
  ) {}

  /** Lines, newest first. */
  async list(caller: Caller, ask: AuditAsk): Promise<{ entries: AuditEntry[] }> {
    authorise(caller, auditPolicy.list, { areaCode: await this.jurisdictions.county() }, 'not_allowed');
    return this.audit.list(ask);
  }
}
