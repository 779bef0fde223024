// What is a scan at the hub, and what does it come to?
import type { HubBus, HubDesk, HubFound, HubPart } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
import type { ScanDraft } from '../scanning/scan-queue';

/** What the clerk has in hand, and can say more of. */
export type InHand =
  | {
      readonly kind: 'parcel';
      readonly waybill: string;
      readonly pointId?: string;
      readonly pointName?: string;
      readonly bus?: HubBus;
      /** True while the next scan is the seal of a new bag for it. */
      readonly wantsBag?: boolean;
      /** True where it may go on its bus without a bag. */
      readonly mayLoad?: boolean;
    }
  | { readonly kind: 'bag'; readonly seal: string }
  | { readonly kind: 'call'; readonly tripId: string; readonly pointId: string }
  | { readonly kind: 'trip'; readonly tripId: string };

/** What the clerk reads in large words, and what is kept. */
export interface CameTo {
  readonly state: StateKind;
  /** Such as 11:37 K01 俞坊村. */
  readonly head: string;
  /** Such as 1号门. */
  readonly tag?: string;
  readonly note?: string;
  /** Events to keep; none where there is nothing to say. */
  readonly drafts: readonly ScanDraft[];
  readonly hand?: InHand;
}

/** A scan, and what lay in the clerk's hand before it. `found` undefined: nobody could be asked. */
export interface Scan {
  readonly part: HubPart;
  readonly desk: HubDesk;
  readonly code: string;
  readonly found: HubFound | undefined;
  readonly hand: InHand | undefined;
}

/** What the server says of a parcel. */
export type FoundParcel = Extract<HubFound, { readonly kind: 'parcel' }>;

/** Figures of a waybill by which people know it. */
const TAIL = 4;

/** What is not done, and why. */
export function refused(head: string, note: string, hand?: InHand): CameTo {
  return { state: 'refused', head, note, drafts: [], ...(hand === undefined ? {} : { hand }) };
}

/** 尾号 3882. */
export function tailOf(waybill: string): string {
  return `尾号 ${waybill.slice(-TAIL)}`;
}
