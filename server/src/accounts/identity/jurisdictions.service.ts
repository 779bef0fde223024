// Whose is the thing that a role is held for: in which area does it lie, which company runs it?
import { Inject, Injectable } from '@nestjs/common';
import type { Jurisdiction, Scope } from '@kehuoyou/shared';
import { ACCOUNTS_CONFIG } from '../accounts.config.js';
import type { AccountsConfig } from '../accounts.config.js';

/** Finds the jurisdiction of a scope. */
export interface JurisdictionSource {
  /** Undefined when there is no such area, point, line or company. */
  jurisdictionOf(scope: Scope): Promise<Jurisdiction | undefined>;
  /** Code of the county. */
  county(): Promise<string>;
}

/**
 * Network and timetable stand to the right of the accounts, which so may not import them: whoever knows
 * the areas, points, lines and companies hands itself in. Until then there are none, so nobody may give anything.
 */
@Injectable()
export class Jurisdictions implements JurisdictionSource {
  private source: JurisdictionSource | undefined;

  constructor(@Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'pointOperator'>) {}

  use(source: JurisdictionSource): void {
    this.source = source;
  }

  async jurisdictionOf(scope: Scope): Promise<Jurisdiction | undefined> {
    const jurisdiction = await this.source?.jurisdictionOf(scope);
    // By the county plan one company runs all points; it may name their keepers as the county may.
    return jurisdiction && scope.kind === 'point'
      ? { ...jurisdiction, companyId: this.config.pointOperator }
      : jurisdiction;
  }

  async county(): Promise<string> {
    if (!this.source) throw new Error('nobody has said which areas and points there are');
    return this.source.county();
  }
}
