// What is done when the keeper scans something, and what can be taken back?
import { normalWaybill, shelfCodeParts } from '@kehuoyou/shared';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import type { Bench, BenchBag, BenchParcel } from './bench-fold';

/** A board of the shelves. */
export interface Board {
  readonly rack: number;
  readonly layer: number;
}

/** What a scan at the shelf comes to. */
export type Scanned =
  /** A bag's seal. */
  | { readonly kind: 'bag'; readonly bag: BenchBag }
  /** A parcel to be put on `board`: where its household's lie, if they do. */
  | {
      readonly kind: 'shelve';
      readonly parcel: BenchParcel;
      readonly board: Board;
      readonly with: readonly BenchParcel[];
    }
  /** A parcel that goes to the door, and not on the shelf. */
  | { readonly kind: 'home'; readonly parcel: BenchParcel }
  /** One that is on the shelf already, or has left. */
  | { readonly kind: 'already'; readonly parcel: BenchParcel }
  /** Nothing of which anybody has told: the keeper says what it is. */
  | { readonly kind: 'unknown'; readonly text: string; readonly waybill: string | undefined }
  | { readonly kind: 'nothing' };

/** Blanks that scanners and keyboards add. */
const BLANKS = /\s+/g;

/** What was scanned, seen from the board where the keeper stands. */
export function scanned(bench: Bench, text: string, board: Board): Scanned {
  const plain = text.replace(BLANKS, '');
  if (plain === '') return { kind: 'nothing' };
  const bag = bench.bags.find(({ seal }) => seal.toUpperCase() === plain.toUpperCase());
  if (bag) return { kind: 'bag', bag };
  const waybill = normalWaybill(plain);
  const parcel = waybill === undefined ? undefined : bench.byWaybill.get(waybill);
  if (parcel === undefined) return { kind: 'unknown', text: plain, waybill };
  if (bench.waiting.some((each) => each.waybill === parcel.waybill) || hasLeft(parcel))
    return { kind: 'already', parcel };
  if (parcel.leaving === 'home') return { kind: 'home', parcel };
  const others = householdOf(bench, parcel);
  const theirs = others
    .map(({ progress }) => shelfCodeParts(progress.shelf ?? ''))
    .find((parts) => parts !== undefined);
  return { kind: 'shelve', parcel, board: theirs ?? board, with: theirs === undefined ? [] : others };
}

/** The others of its household that wait here. */
export function householdOf(bench: Bench, parcel: BenchParcel): BenchParcel[] {
  return bench.waiting.filter(
    ({ household, waybill }) => household !== undefined && household === parcel.household && waybill !== parcel.waybill,
  );
}

function hasLeft({ progress: { state } }: BenchParcel): boolean {
  return state === 'collected' || state === 'returned';
}

/** Putting a parcel on a board. */
export const shelving = (bench: Bench, waybill: string, { rack, layer }: Board): ScanDraft => ({
  type: 'SHELVED',
  waybill,
  pointId: bench.pointId,
  rack,
  layer,
});

/** What belongs to one act was made within this, ms. */
const ONE_ACT_MS = 2_000;
/** What can be taken back here. */
const UNDOABLE: ReadonlySet<string> = new Set([
  'BAG_ACCEPTED',
  'SHELVED',
  'SHORT',
  'EXTRA',
  'DAMAGED',
  'COLLECTED',
  'REMINDED',
  'NOTICE_VERBAL',
  'RETURN_DECIDED',
  'COUNTED',
  'CONSENT_GIVEN',
  'HOME_DELIVERED',
  'UNLOADED',
  'LOADED',
]);

/** The events of the keeper's last act here, the last first; none when there is nothing to take back. */
export function lastAct(made: readonly MadeScan[], pointId: string): MadeScan[] {
  const retracted = new Set(made.map(({ retracts }) => retracts));
  const left = made
    .filter(({ type, eventId, ...each }) => each.pointId === pointId && UNDOABLE.has(type) && !retracted.has(eventId))
    .reverse();
  const [last] = left;
  if (last === undefined) return [];
  const end = left.findIndex((each) => !areOneAct(each, last));
  return left.slice(0, end < 0 ? left.length : end);
}

/** Acts in which several parcels leave together. */
const TOGETHER: ReadonlySet<string> = new Set(['COLLECTED', 'LOADED']);

/** A household that is handed out at once, what a bus is given at once, or one parcel of which two things were said. */
function areOneAct(one: MadeScan, last: MadeScan): boolean {
  const close = Date.parse(last.occurredAt) - Date.parse(one.occurredAt) <= ONE_ACT_MS;
  return close && ((TOGETHER.has(one.type) && one.type === last.type) || one.waybill === last.waybill);
}

/** Racks and layers to choose from: those in use and one more, at least so many. */
const LEAST_RACKS = 3;
const LEAST_LAYERS = 5;
export function boardChoices(bench: Bench, chosen: Board): { readonly racks: number; readonly layers: number } {
  const used = bench.waiting.flatMap(({ progress }) => shelfCodeParts(progress.shelf ?? '') ?? []);
  const most = (least: number, values: readonly number[]): number => Math.max(least, ...values);
  return {
    racks: most(LEAST_RACKS, [chosen.rack, ...used.map(({ rack }) => rack)]) + 1,
    layers: most(LEAST_LAYERS, [chosen.layer, ...used.map(({ layer }) => layer)]),
  };
}
