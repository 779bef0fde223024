// Which numbers has somebody put among their parcels, though no label leads to them, and who wants to be called?
import { endpoint } from '../../endpoint.js';
import type { Tracking, TrackingAsk } from './tracking.js';

/** A number that somebody keeps: of a parcel that is for somebody else, or that carries a number that is not theirs. */
export interface KeptNumber {
  readonly id: string;
  readonly waybill: string;
  /** Code of 快递100; empty where nobody has said whose it is. */
  readonly carrier: string;
  /** True where its keeper wants to be called when it is at the point. */
  readonly calls: boolean;
  /** What anybody may know of it who has the number; absent while nobody has said anything. */
  readonly parcel?: NonNullable<Tracking['parcel']>;
}

/** The numbers of an account. */
export interface KeptNumbers {
  /** The newest first. */
  readonly numbers: readonly KeptNumber[];
}

/** Most numbers of an account. */
export const MOST_KEPT_NUMBERS = 30;

/** The endpoints of kept numbers. They open nothing: whoever keeps a number sees what it shows to everybody. */
export const keptNumbersApi = {
  list: endpoint<Record<string, never>, KeptNumbers>('GET', '/api/me/numbers', {
    access: ['resident'],
    summary: 'Numbers that the caller keeps among their parcels',
  }),
  keep: endpoint<TrackingAsk & { readonly calls: boolean }, KeptNumbers>('POST', '/api/me/numbers', {
    access: ['resident'],
    summary: 'Keep a number, and say whether to be called when it is there; again changes that',
    fails: ['waybill_not_valid', 'too_many_attempts', 'too_many_numbers'],
  }),
  drop: endpoint<{ readonly id: string }, KeptNumbers>('DELETE', '/api/me/numbers/:id', {
    access: ['resident'],
    summary: 'Keep a number no longer; one that is not kept is no failure',
  }),
};
