// Who may see an errand, take it, and say what became of it?
import { anyOf, atOneOf, heldBy } from '../policy.js';
import type { Policy, Rule } from '../policy.js';
import type { Jurisdiction, Role } from '../role.js';

/** An errand, as far as that decides who may do what to it. */
export interface ErrandAt {
  /** Accounts whose errand it is: who asked for themselves, and whoever has confirmed the caller's number. */
  readonly owners: readonly string[];
  /** Where it is collected. */
  readonly place: Jurisdiction;
  /** A keeper wrote it down for somebody who rings. */
  readonly forCaller: boolean;
  /** Shops that may take it; none once somebody has. */
  readonly shops: readonly Jurisdiction[];
  /** Who has taken it: a shop, or the point itself. */
  readonly buyer?: Jurisdiction;
}

const asker: Rule<ErrandAt> = {
  roles: ['resident'],
  roleFor: ({ accountId }, { owners }) => (owners.includes(accountId) ? 'resident' : undefined),
};
const counter: Rule<ErrandAt> = atOneOf(({ place }) => [place], heldBy('keeper'));
/** For whoever cannot answer on a phone of their own. */
const callersCounter: Rule<ErrandAt> = atOneOf(({ place, forCaller }) => (forCaller ? [place] : []), heldBy('keeper'));
/** The keeper, as long as nobody else has it. */
const freeCounter: Rule<ErrandAt> = atOneOf(
  ({ place, buyer }) => (buyer === undefined ? [place] : []),
  heldBy('keeper'),
);
const shops: Rule<ErrandAt> = atOneOf(({ shops: open }) => open, heldBy('buyer'));
const buyers: Rule<ErrandAt> = atOneOf(({ buyer }) => (buyer === undefined ? [] : [buyer]), heldBy('buyer', 'keeper'));

/** Errands, by what is done to them; the moves among the deeds are named as in `errandMoves`. */
export const errandPolicy = {
  read: anyOf<ErrandAt>(asker, counter, buyers, shops),
  accept: anyOf<ErrandAt>(shops, freeCounter),
  ask_back: buyers,
  answer: anyOf<ErrandAt>(asker, callersCounter),
  buy: buyers,
  cannot: anyOf<ErrandAt>(buyers, freeCounter),
  cancel: anyOf<ErrandAt>(asker, callersCounter),
  /** Gives what was bought to the bus, or to the shelf of the point. */
  hand_over: buyers,
  /** Notes that money was given back. */
  returned: anyOf<ErrandAt>(buyers, counter),
  /** Name and number in full: the keeper's who rings, never a buyer's. */
  readContact: counter,
} satisfies Policy<ErrandAt>;

/** What a shop or a point is to buy, and errands that a keeper writes down for whoever calls. */
export const errandWorkPolicy = {
  shop: heldBy('buyer'),
  point: heldBy('keeper'),
  askFor: heldBy('keeper'),
  list: heldBy('buyer', 'keeper'),
} satisfies Policy<Jurisdiction>;

/** True for what was said in a shop's name, whoever of its people said it. */
export function isOfShop(role: Role | undefined): boolean {
  return role !== undefined && errandWorkPolicy.shop.roles.includes(role);
}

/** Shops that have agreed to buy for villagers. */
export const errandShopPolicy = {
  keep: heldBy('county_office'),
} satisfies Policy<Jurisdiction>;
