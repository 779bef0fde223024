// Whose is the thing that a role is held for: in which area does it lie, which company runs it?
import { Inject, Injectable, Optional } from '@nestjs/common';
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
 * Token of a `JurisdictionSource`. Network and timetable stand to the right of the accounts, which so may not
 * import them: whoever knows the areas, points, lines and companies provides it.
 */
export const JURISDICTION_SOURCE = Symbol('JurisdictionSource');

/** Where roles are held. Where nobody says which areas and points there are, there are none. */
@Injectable()
export class Jurisdictions implements JurisdictionSource {
  constructor(
    @Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'pointOperator'>,
    @Optional() @Inject(JURISDICTION_SOURCE) private readonly source?: JurisdictionSource,
  ) {}

  async jurisdictionOf(scope: Scope): Promise<Jurisdiction | undefined> {
    const jurisdiction = await this.source?.jurisdictionOf(scope);
    // By the county plan one company runs all points; it may name their keepers as the county may.
    return jurisdiction && scope.kind === 'point'
      ? { ...jurisdiction, companyId: this.config.pointOperator }
      : jurisdiction;
  }

  /** Of a scope for which somebody holds a role: what is there no longer, such as a company, is the county's to clear up. */
  async jurisdictionHeld(scope: Scope): Promise<Jurisdiction> {
    return (await this.jurisdictionOf(scope)) ?? { areaCode: await this.county() };
  }

  async county(): Promise<string> {
    if (!this.source) throw new Error('nobody has said which areas and points there are');
    return this.source.county();
  }
}
