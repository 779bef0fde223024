// Where is the thing that a role is held for?
import { Inject, Injectable } from '@nestjs/common';
import type { Place, Scope } from '@kehuoyou/shared';
import { ACCOUNTS_CONFIG } from '../accounts.config.js';
import type { AccountsConfig } from '../accounts.config.js';

/** Finds the place of a scope. */
export interface Places {
  /** Undefined when there is no such area, point, line or company. */
  placeOf(scope: Scope): Promise<Place | undefined>;
  /** Code of the county. */
  county(): Promise<string>;
}

/**
 * Where the accounts look places up. Network and timetable stand to the right of the accounts, which so
 * may not import them: whoever knows the places hands itself in. Until then nothing is anywhere, so
 * nobody may give anything.
 */
@Injectable()
export class ScopePlaces implements Places {
  private places: Places | undefined;

  constructor(@Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'pointOperator'>) {}

  use(places: Places): void {
    this.places = places;
  }

  async placeOf(scope: Scope): Promise<Place | undefined> {
    const place = await this.places?.placeOf(scope);
    // By the county plan one company runs all points; it may name their keepers as the county may.
    return place && scope.kind === 'point' ? { ...place, companyId: this.config.pointOperator } : place;
  }

  async county(): Promise<string> {
    if (!this.places) throw new Error('nobody has said where anything is');
    return this.places.county();
  }
}
