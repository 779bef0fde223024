// How long does the sound in an MP4 last, and what stands in it besides?
//
// ISO 14496-12: a file is boxes within boxes, each with its length and four letters. An iPhone's recorder writes one
// table of all samples, a browser's writes fragments with a table each.

/** A box: where its content begins and ends. */
interface Box {
  readonly type: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Boxes that hold others, on the way to what we read. */
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);
/** Boxes that say where, when and by whom: nobody needs them to listen. */
const TOLD = new Set(['udta', 'meta', 'uuid', 'free', 'skip']);
const MOST_BOXES = 5_000;

/** The sound of a file that holds nothing but one track of AAC; undefined for every other. Gives milliseconds. */
export function mp4Duration(bytes: Buffer): number | undefined {
  const boxes = allBoxes(bytes);
  if (!boxes || boxes[0]?.type !== 'ftyp') return undefined;
  const of = (type: string): Box[] => boxes.filter((box) => box.type === type);
  const [media, ...others] = of('mdhd');
  const kinds = of('hdlr').map(({ from }) => bytes.toString('latin1', from + 8, from + 12));
  const [codec] = of('stsd').map(({ from }) => bytes.toString('latin1', from + 12, from + 16));
  if (!media || others.length > 0 || !kinds.includes('soun') || kinds.includes('vide') || codec !== 'mp4a')
    return undefined;
  const scale = bytes.readUInt32BE(media.from + (bytes[media.from] === 1 ? 20 : 12));
  const usual = of('trex').map(({ from }) => bytes.readUInt32BE(from + 12))[0] ?? 0;
  const units =
    of('stts').reduce((sum, box) => sum + unitsOfTable(bytes, box), 0) + unitsOfFragments(bytes, boxes, usual);
  return scale === 0 || units === 0 ? undefined : Math.round((units * 1_000) / scale);
}

/** The same file with nothing in it that tells of place, time or person; every byte else stays where it is. */
export function withoutTold(bytes: Buffer): Buffer {
  const clean = Buffer.from(bytes);
  for (const { type, at, from, to } of allBoxes(bytes) ?? []) {
    if (!TOLD.has(type)) continue;
    clean.write('free', at + 4, 'latin1');
    clean.fill(0, from, to);
  }
  return clean;
}

/** Every box, the outer before the inner; undefined when their lengths do not fit into one another. */
function allBoxes(bytes: Buffer): Box[] | undefined {
  const found: Box[] = [];
  const waiting = [{ from: 0, to: bytes.length }];
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    for (let at = part.from; at < part.to;) {
      const box = boxAt(bytes, at, part.to);
      if (!box || found.length >= MOST_BOXES) return undefined;
      found.push(box);
      if (HOLDERS.has(box.type)) waiting.push(box);
      at = box.to;
    }
  }
  return found;
}

function boxAt(bytes: Buffer, at: number, end: number): Box | undefined {
  if (at + 8 > end) return undefined;
  const short = bytes.readUInt32BE(at);
  if (short === 1 && at + 16 > end) return undefined;
  const length = short === 0 ? end - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
  const from = at + (short === 1 ? 16 : 8);
  return at + length > end || at + length < from
    ? undefined
    : { type: bytes.toString('latin1', at + 4, at + 8), at, from, to: at + length };
}

/** `stts`: so many samples, each so long. */
function unitsOfTable(bytes: Buffer, { from, to }: Box): number {
  let units = 0;
  for (let at = from + 8; at + 8 <= to; at += 8) units += bytes.readUInt32BE(at) * bytes.readUInt32BE(at + 4);
  return units;
}

/** `trun` after its `tfhd`: so many samples, each as long as it says, or as the fragment or the film does. */
function unitsOfFragments(bytes: Buffer, boxes: readonly Box[], usual: number): number {
  const inOrder = boxes.filter(({ type }) => type === 'tfhd' || type === 'trun').sort((a, b) => a.at - b.at);
  let each = usual;
  let units = 0;
  for (const box of inOrder) {
    const flags = bytes.readUIntBE(box.from + 1, 3);
    if (box.type === 'tfhd') each = usualOf(bytes, box, flags) ?? usual;
    else units += unitsOfRun(bytes, box, flags, each);
  }
  return units;
}

function usualOf(bytes: Buffer, { from, to }: Box, flags: number): number | undefined {
  if ((flags & 0x8) === 0) return undefined;
  const at = from + 8 + ((flags & 0x1) === 0 ? 0 : 8) + ((flags & 0x2) === 0 ? 0 : 4);
  return at + 4 <= to ? bytes.readUInt32BE(at) : undefined;
}

function unitsOfRun(bytes: Buffer, { from, to }: Box, flags: number, each: number): number {
  const count = bytes.readUInt32BE(from + 4);
  if ((flags & 0x100) === 0) return count * each;
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length;
  const first = from + 8 + ((flags & 0x1) === 0 ? 0 : 4) + ((flags & 0x4) === 0 ? 0 : 4);
  let units = 0;
  for (let at = first; at + 4 <= to; at += 4 * fields) units += bytes.readUInt32BE(at);
  return units;
}
