// Under which code does a parcel stand on the shelf?

/** Digits of a waybill with which a code begins, and to how many it may be lengthened (protocols: 架-层-尾四位). */
const SHORTEST_TAIL = 4;
const LONGEST_TAIL = 6;

/** Racks and layers that a point may have. */
export const MOST_RACKS = 99;
export const MOST_LAYERS = 20;

/** A shelf code in its parts. */
export interface ShelfCode {
  readonly rack: number;
  readonly layer: number;
  readonly tail: string;
}

/**
 * The code `rack-layer-tail`, such as `2-3-3882`: the number is on the label already, so no sticker is needed. `isTaken`
 * says whether another parcel at that point has it; then the tail is lengthened to five or six.
 */
export function shelfCode(
  { rack, layer, waybill }: { readonly rack: number; readonly layer: number; readonly waybill: string },
  isTaken: (code: string) => boolean,
): string {
  let code = '';
  for (let length = SHORTEST_TAIL; length <= LONGEST_TAIL; length += 1) {
    code = `${rack}-${layer}-${waybill.slice(-length)}`;
    if (!isTaken(code)) return code;
  }
  return code;
}

/**
 * The code of a parcel that is put on a board of a point, whose codes are `taken` by their parcels' numbers or ids, and
 * notes it there: put on the same board again it keeps its code.
 */
export function codeOnBoard(
  taken: Map<string, string>,
  parcel: { readonly id: string; readonly waybill: string },
  { rack, layer }: Pick<ShelfCode, 'rack' | 'layer'>,
): string {
  for (const [code, id] of taken) {
    const parts = id === parcel.id ? shelfCodeParts(code) : undefined;
    if (parts?.rack === rack && parts.layer === layer) return code;
  }
  const code = shelfCode({ rack, layer, waybill: parcel.waybill }, (each) => taken.has(each));
  taken.set(code, parcel.id);
  return code;
}

/** The parts of a code; undefined for what is none. */
export function shelfCodeParts(code: string): ShelfCode | undefined {
  const found = /^(\d{1,2})-(\d{1,2})-([A-Z0-9]{4,6})$/.exec(code);
  if (!found) return undefined;
  const [, rack = '', layer = '', tail = ''] = found;
  return { rack: Number(rack), layer: Number(layer), tail };
}

/** For the ear: 二号架，三层，尾号三八八二. */
export function spokenShelfCode(code: string, digits: (text: string) => string): string {
  const parts = shelfCodeParts(code);
  return parts ? `${parts.rack}号架，${parts.layer}层，尾号${digits(parts.tail)}` : code;
}
