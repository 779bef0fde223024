// How is somebody of a household seen, by whoever keeps them and by whoever follows them?
import { maskName, maskPhone } from '@kehuoyou/shared';
import type { Follower, Person } from '@kehuoyou/shared';
import type { FollowingEntity, NumberClaimEntity, PersonEntity } from './household.entity.js';
import type { OpenPerson } from './open-person.js';

/** What goes into the view of a person. */
export interface PersonParts {
  readonly row: PersonEntity;
  readonly open: OpenPerson;
  /** Who holds the person's number now, whoever that is. */
  readonly claim: NumberClaimEntity | undefined;
  readonly followers: readonly Follower[];
}

/** The person as `accountId` sees them. A number that another phone has confirmed since is not confirmed here. */
export function personView({ row, open, claim, followers }: PersonParts, accountId: string): Person {
  const mine = row.keptBy === accountId;
  const confirmed = claim !== undefined && claim.accountId === row.keptBy && claim.method !== 'released';
  return {
    id: row.id,
    relation: !mine ? 'followed' : row.selfOf === null ? 'kept' : 'self',
    ...(open.name === undefined ? {} : { name: open.name }),
    ...(open.phone === undefined ? {} : { phone: mine ? open.phone : maskPhone(open.phone) }),
    underFourteen: row.underFourteen,
    confirmed,
    ...(confirmed && claim.method !== 'released'
      ? { confirmedBy: claim.method, confirmedAt: claim.claimedAt.toISOString() }
      : {}),
    followers: mine ? followers : [],
  };
}

/** A follower as the followed person's phone sees them. */
export function followerView(row: FollowingEntity, owner: OpenPerson): Follower {
  return {
    id: row.id,
    ...(owner.name === undefined ? {} : { name: maskName(owner.name) }),
    since: row.since.toISOString(),
  };
}
