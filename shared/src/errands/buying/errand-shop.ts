// Which shops in town buy for villagers?
import { endpoint } from '../../endpoint.js';
import { errandShopPolicy } from '../errands.policy.js';

/** What the id of a shop may look like: a buyer's role is held for it, as others are for a company of the timetable. */
export const ERRAND_SHOP_ID = /^[A-Z][A-Z0-9]{1,15}$/;

/** A shop that has agreed, such as that of the supply co-op. */
export interface ErrandShop {
  readonly id: string;
  readonly name: string;
  /** What it has, in a few words, such as 种子、化肥、农具. */
  readonly sells: string;
  readonly address?: string;
  readonly phone?: string;
}

/** A shop as the county office keeps it. */
export interface KeepErrandShop extends ErrandShop {
  /** False: it takes no more errands; what it has, it brings to an end. */
  readonly open: boolean;
}

/** Shops. */
export const errandShopsApi = {
  list: endpoint<Record<string, never>, { readonly shops: readonly ErrandShop[] }>('GET', '/api/errand-shops', {
    access: ['public'],
    summary: 'Shops in town that buy for villagers',
  }),
  keep: endpoint<KeepErrandShop, ErrandShop>('PUT', '/api/errand-shops/:id', {
    access: errandShopPolicy.keep.roles,
    summary: 'Writes down a shop that has agreed, changes what is said of it, or ends it',
    fails: ['shop_id_taken', 'phone_not_valid'],
  }),
};
