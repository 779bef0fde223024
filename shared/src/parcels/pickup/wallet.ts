// Which parcels does a household have, where are they, and who took what?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { CollectMethod, Taker } from '../custody/parcel-event.js';
import type { ParcelDue } from '../custody/parcel-due.js';
import type { ParcelException, ParcelState } from '../custody/parcel-state.js';
import type { LeaveWish } from '../custody/parcel-wish.js';
import type { Keeping } from './keeping.js';
import type { ParcelPoint } from './parcel-point.js';
import type { RedirectAnswer, RedirectQuestion } from './redirect.js';
import type { Leaving } from './leaving.js';

/** The bus with which a parcel comes. */
export interface ParcelBus {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  /** When it is at the point's stop, ISO 8601 with the county's offset: as it is expected, else by the timetable. */
  readonly arrival: string;
  /** The timetable's time, where it is expected at another. */
  readonly planned?: string;
  /** True where `arrival` rests on what was reported of the bus, not on the timetable alone. */
  readonly live: boolean;
  /** Why it does not come; then the parcel waits for another one. */
  readonly cancelled?: string;
}

/** A parcel of one's household. */
export interface WalletParcel {
  readonly id: string;
  readonly waybill: string;
  /** Code of 快递100; empty where nobody has said whose it is. */
  readonly carrier: string;
  /** The person of the household, as the caller keeps or follows them. */
  readonly personId: string;
  readonly personName: string;
  /** True when the caller keeps the person, false when they only follow: then nothing can be decided. */
  readonly own: boolean;
  readonly state: ParcelState;
  /** ISO 8601 instant since which it is so. */
  readonly since?: string;
  /** Where it waits, or to where it goes. */
  readonly point?: ParcelPoint;
  /** Where it is brought from the point that has it, that one being closed. */
  readonly movingTo?: ParcelPoint;
  /** While it waits. */
  readonly shelf?: string;
  readonly keeping?: Keeping;
  /** While it comes by bus. */
  readonly bus?: ParcelBus;
  /** Whether it may be left at its point; absent where the caller can say nothing of it any more. */
  readonly leaving?: Leaving;
  /** Its point is closed: may it go elsewhere? Absent where nobody asks, or where it is answered for good. */
  readonly redirect?: RedirectQuestion;
  /** What its recipient still owes the carrier. */
  readonly due?: ParcelDue;
  readonly exceptions: readonly ParcelException[];
  /** Ids of photos that were taken of it, such as of one that is torn, the oldest first; absent where there is none. */
  readonly photos?: readonly string[];
  /** Once it was handed out. */
  readonly collected?: {
    /** ISO 8601 instant. */
    readonly at: string;
    readonly method?: CollectMethod;
    readonly taker?: Taker;
    /** When its household had said yes to that, ISO 8601. */
    readonly agreedAt?: string;
    /** Who took it, masked, if not the recipient themselves. */
    readonly agent?: string;
    readonly shelf?: string;
    /** True where it was brought to the door. */
    readonly home?: true;
  };
  /** What the caller may still do: keep it longer, or say that it was not them who took it. */
  readonly may: { readonly extend: boolean; readonly dispute: boolean };
}

/** Days for which a parcel that was handed out stays in the list, and in which it can be disputed (快递暂行条例: 七日). */
export const DISPUTE_DAYS = 7;

/** A household's parcels. */
export interface Wallet {
  /** Those that wait first, the longest first; then those on their way, then what was handed out in the last week. */
  readonly parcels: readonly WalletParcel[];
}

/** Most parcels that a wallet shows. */
export const MOST_WALLET_PARCELS = 200;

/** The endpoints of a household's parcels. */
export const walletApi = {
  list: endpoint<Record<string, never>, Wallet>('GET', '/api/me/parcels', {
    access: ['resident'],
    summary: 'Parcels of everybody whose confirmed number the caller keeps or follows',
  }),
  extend: endpoint<{ readonly id: string }, WalletParcel>('POST', '/api/me/parcels/:id/extension', {
    access: ['resident'],
    summary: 'Keep a parcel that waits five days longer, once',
    fails: ['parcel_not_found', 'parcel_not_waiting', 'already_extended'],
  }),
  leave: endpoint<{ readonly id: string; readonly wish: LeaveWish }, WalletParcel>(
    'POST',
    '/api/me/parcels/:id/leaving',
    {
      access: ['resident'],
      summary: 'May it be left at its point, is it to be brought home, or neither; the last word counts',
      fails: ['parcel_not_found', 'parcel_over'],
    },
  ),
  redirect: endpoint<{ readonly id: string; readonly answer: RedirectAnswer }, WalletParcel>(
    'POST',
    '/api/me/parcels/:id/redirect',
    {
      access: ['resident'],
      summary: 'Its point is closed: may it go to the other one, does it wait, or does it go back',
      fails: ['parcel_not_found', 'question_not_found'],
    },
  ),
  dispute: endpoint<{ readonly id: string }, WalletParcel>('POST', '/api/me/parcels/:id/dispute', {
    access: ['resident'],
    summary: 'It was not us who took it; within seven days',
    fails: ['parcel_not_found', 'parcel_not_collected'],
  }),
};
