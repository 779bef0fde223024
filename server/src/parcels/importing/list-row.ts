// Is this row of a carrier's list a parcel, and what of it cannot be used?
import {
  carrierCandidates,
  carrierNamed,
  CARRIER_CODE,
  isServiceDate,
  normalWaybill,
  UNREADABLE,
} from '@kehuoyou/shared';
import type { ParcelImportFaultCode, ParcelImportField } from '@kehuoyou/shared';
import type { ParcelAnnouncement } from '../custody/parcel-announcement.js';
import { isLabelPhone, isVirtualNumber } from '../partners/announced-row.js';
import type { NamedPlaces } from './named-places.js';

/** What a row comes to. */
export interface ListRow {
  /** Undefined where the row is left out. */
  readonly parcel: ParcelAnnouncement | undefined;
  /** True where the carrier was guessed by the number. */
  readonly guessed: boolean;
  readonly faults: readonly ParcelImportFaultCode[];
}

/** What the cells of a row say, by the field for which their column was taken; empty ones are absent. */
export type RowCells = ReadonlyMap<ParcelImportField, string>;

const MOST_LETTERS = 40;
/** How sure a guess must be, and how much surer than the next one. */
const SURE = 0.6;
const SURER_BY = 0.15;
/** Spreadsheets write long numbers so, and have lost their last digits by then. */
const ROUNDED = /^\d(?:\.\d+)?e\+?\d+$/i;
/** A shop's number that leads to the recipient's: the digits behind tell which. */
const WITH_EXTENSION = /^1\d{10}(?:[-转,]|\s*转\s*)\d{2,6}$/;

/** Reads one row; `carrier` is whose they are where the row does not say. */
export function readListRow(cells: RowCells, places: NamedPlaces, carrier: string | undefined): ListRow {
  const faults: ParcelImportFaultCode[] = [];
  const waybill = readWaybill(cells.get('waybill'), faults);
  if (waybill === undefined) return { parcel: undefined, guessed: false, faults };
  const said = readCarrier(cells.get('carrier'), carrier);
  const guess = said === undefined ? guessed(waybill) : undefined;
  const whose = said ?? guess;
  if (whose === undefined) faults.push('carrier_not_known');
  return {
    parcel: {
      waybill,
      ...(whose === undefined ? {} : { carrier: whose }),
      recipient: readRecipient(cells, faults),
      ...readPlace(cells, places, faults),
      ...readDay(cells.get('expectedOn'), faults),
      ...readDue(cells.get('due')),
    },
    guessed: guess !== undefined,
    faults,
  };
}

function readWaybill(typed: string | undefined, faults: ParcelImportFaultCode[]): string | undefined {
  if (typed === undefined) faults.push('waybill_missing');
  else if (ROUNDED.test(typed)) faults.push('waybill_rounded');
  else {
    const waybill = normalWaybill(typed);
    if (waybill === undefined) faults.push('waybill_not_valid');
    return waybill;
  }
  return undefined;
}

function readCarrier(typed: string | undefined, otherwise: string | undefined): string | undefined {
  if (typed === undefined) return otherwise;
  return carrierNamed(typed) ?? (CARRIER_CODE.test(typed) ? typed : otherwise);
}

/** The firm that its number speaks for alone. */
function guessed(waybill: string): string | undefined {
  const [first, second] = carrierCandidates(waybill);
  if (!first || first.confidence < SURE) return undefined;
  return second && first.confidence - second.confidence < SURER_BY ? undefined : first.carrier;
}

function readRecipient(cells: RowCells, faults: ParcelImportFaultCode[]): ParcelAnnouncement['recipient'] {
  const name = cells.get('name');
  const typed = cells.get('phone');
  const isShops = typed !== undefined && WITH_EXTENSION.test(typed);
  const phone = isShops ? undefined : typed;
  const virtualNumber = cells.get('virtualNumber') ?? (isShops ? typed : undefined);
  const isName = name !== undefined && name.length <= MOST_LETTERS && !UNREADABLE.test(name);
  if (name !== undefined && !isName) faults.push('name_not_valid');
  const isPhone = phone !== undefined && isLabelPhone(phone);
  if (phone !== undefined && !isPhone) faults.push('phone_not_valid');
  const isVirtual = virtualNumber !== undefined && isVirtualNumber(virtualNumber);
  if (virtualNumber !== undefined && !isVirtual) faults.push('virtual_number_not_valid');
  return { ...(isName ? { name } : {}), ...(isPhone ? { phone } : {}), ...(isVirtual ? { virtualNumber } : {}) };
}

function readPlace(
  cells: RowCells,
  places: NamedPlaces,
  faults: ParcelImportFaultCode[],
): Pick<ParcelAnnouncement, 'pointId' | 'villageCode'> {
  const [point, village] = [cells.get('point'), cells.get('village')];
  const pointId = point === undefined ? undefined : places.point(point);
  if (point !== undefined && pointId === undefined) faults.push('point_not_found');
  const villageCode = village === undefined ? undefined : places.village(village);
  if (village !== undefined && villageCode === undefined && pointId === undefined) faults.push('village_not_found');
  return { ...(pointId === undefined ? {} : { pointId }), ...(villageCode === undefined ? {} : { villageCode }) };
}

function readDay(typed: string | undefined, faults: ParcelImportFaultCode[]): Pick<ParcelAnnouncement, 'expectedOn'> {
  if (typed === undefined) return {};
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(typed) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isServiceDate(date)) return { expectedOn: date };
  faults.push('date_not_valid');
  return {};
}

/** Whatever else such a column says (寄付, 月结), the recipient owes nothing. */
function readDue(typed: string | undefined): Pick<ParcelAnnouncement, 'due'> {
  if (typed === undefined || /[非不未无]\s*(?:是\s*)?(?:到付|代收)/.test(typed)) return {};
  if (/代收|货到付款|\bcod\b/i.test(typed)) return { due: 'goods' };
  return /到付|收方付|收件人付|收件方付/.test(typed) ? { due: 'freight' } : {};
}
