// Is this row of an announcement a parcel, and if not, what is wrong with it?
import { CARRIER_CODE, isServiceDate, normalWaybill, parcelDues, UNREADABLE } from '@kehuoyou/shared';
import type { AnnouncementFault, ParcelDue } from '@kehuoyou/shared';

const MOST_LETTERS = 40;
const FIELDS = ['waybill', 'carrier', 'recipient', 'villageCode', 'pointId', 'expectedOn', 'due'];
const OF_RECIPIENTS = ['name', 'phone', 'virtualNumber'];
/** As labels show numbers: whole, masked, with an extension. */
const ON_LABEL = /^[0-9*＊+\-－ ]{3,32}$/;
const VIRTUAL = /^[0-9\-－ ,转]{3,32}$/;

/** True for a number as a label shows it. */
export function isLabelPhone(text: string): boolean {
  return ON_LABEL.test(text);
}

/** True for a number of a shop that leads to its customer's. */
export function isVirtualNumber(text: string): boolean {
  return VIRTUAL.test(text);
}

/** A row that can be announced, its number in the normal form. */
export interface ReadRow {
  readonly waybill: string;
  readonly carrier: string;
  readonly recipient: { readonly name: string; readonly phone?: string; readonly virtualNumber?: string };
  readonly pointId?: string;
  readonly villageCode?: string;
  readonly expectedOn?: string;
  readonly due?: ParcelDue;
}

type Json = Readonly<Record<string, unknown>>;

/** The parcel, or the first fault. Whether its point or village exists is for the network to say. */
export function readAnnouncedRow(row: unknown): ReadRow | AnnouncementFault {
  if (!isJson(row)) return 'row_not_valid';
  const { recipient } = row;
  if (hasOthers(row, FIELDS)) return 'unknown_field';
  const waybill = typeof row['waybill'] === 'string' ? normalWaybill(row['waybill']) : undefined;
  if (waybill === undefined) return 'waybill_not_valid';
  const { carrier } = row;
  if (typeof carrier !== 'string' || !CARRIER_CODE.test(carrier)) return 'carrier_not_valid';
  if (!isJson(recipient)) return 'recipient_not_valid';
  if (hasOthers(recipient, OF_RECIPIENTS)) return 'unknown_field';
  const person = readRecipient(recipient);
  if (typeof person === 'string') return person;
  const place = readPlace(row);
  if (typeof place === 'string') return place;
  const { due } = row;
  if (isAbsent(due)) return { waybill, carrier, recipient: person, ...place };
  return isDue(due) ? { waybill, carrier, recipient: person, ...place, due } : 'due_not_valid';
}

function readRecipient(recipient: Json): ReadRow['recipient'] | AnnouncementFault {
  const name = wordsOf(recipient['name'], MOST_LETTERS);
  const { phone, virtualNumber } = recipient;
  if (name === undefined) return 'recipient_not_valid';
  if (!isAbsent(phone) && !(typeof phone === 'string' && isLabelPhone(phone))) return 'phone_not_valid';
  if (!isAbsent(virtualNumber) && !(typeof virtualNumber === 'string' && isVirtualNumber(virtualNumber)))
    return 'virtual_number_not_valid';
  return {
    name,
    ...(typeof phone === 'string' ? { phone } : {}),
    ...(typeof virtualNumber === 'string' ? { virtualNumber } : {}),
  };
}

function readPlace(row: Json): Pick<ReadRow, 'villageCode' | 'pointId' | 'expectedOn'> | AnnouncementFault {
  const { villageCode, pointId, expectedOn } = row;
  if (!isAbsent(villageCode) && !(typeof villageCode === 'string' && /^\d{12}$/.test(villageCode)))
    return 'village_not_found';
  if (!isAbsent(pointId) && wordsOf(pointId, 64) === undefined) return 'point_not_found';
  if (!isAbsent(expectedOn) && !(typeof expectedOn === 'string' && isServiceDate(expectedOn))) return 'date_not_valid';
  return {
    ...(typeof villageCode === 'string' ? { villageCode } : {}),
    ...(typeof pointId === 'string' ? { pointId } : {}),
    ...(typeof expectedOn === 'string' ? { expectedOn } : {}),
  };
}

function isDue(value: unknown): value is ParcelDue {
  return parcelDues.some((each) => each === value);
}

/** A text that says something, can be read, and is not too long. */
function wordsOf(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value.trim();
  return words === '' || words.length > most || UNREADABLE.test(words) ? undefined : words;
}

/** Many programs write null, or nothing, for what they do not know. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function hasOthers(json: Json, known: readonly string[]): boolean {
  return Object.keys(json).some((name) => !known.includes(name));
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
