// Which recordings do people send, good ones and bad ones?

/** 16 kHz, mono, as WeChat's recorder makes it: MPEG 2 layer III at 24 kbit/s, 36 ms a frame. */
const MP3_HEADER = Buffer.from([0xff, 0xf3, 0x38, 0xc0]);
const MP3_BYTES = 108;
const MP3_MS = 36;
/** AAC-LC at 16 kHz, mono: 64 ms a frame. */
const AAC_BYTES = 200;
const AAC_SAMPLES = 1_024;
const RATE = 16_000;

function framesOf(ms: number, each: number, frame: Buffer): Buffer {
  return Buffer.concat(Array.from({ length: Math.ceil(ms / each) }, () => frame));
}

/** Silence as MP3. */
export function mp3(ms: number): Buffer {
  return framesOf(ms, MP3_MS, Buffer.concat([MP3_HEADER, Buffer.alloc(MP3_BYTES - MP3_HEADER.length)]));
}

/** Silence as a stream of AAC. */
export function aac(ms: number): Buffer {
  const header = Buffer.from([0xff, 0xf1, 0x60, 0x40, AAC_BYTES >> 3, ((AAC_BYTES & 7) << 5) | 0x1f, 0xfc]);
  const frame = Buffer.concat([header, Buffer.alloc(AAC_BYTES - header.length)]);
  return framesOf(ms, (AAC_SAMPLES * 1_000) / RATE, frame);
}

/** A tag that says who recorded it and where. */
export function id3(words: string): Buffer {
  const text = Buffer.from(words);
  const size = Buffer.from([0, 0, text.length >> 7, text.length & 127]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), size, text]);
}

/** A box of an MP4. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

/** What is odd about an MP4. */
export interface Mp4Options {
  /** Fragments with tables of their own, as browsers write them. */
  readonly fragments?: boolean;
  readonly handler?: string;
  readonly codec?: string;
  /** What stands in its box for names and places. */
  readonly told?: string;
}

/** Silence in an MP4; with `told` a place in it, as an iPhone writes it. */
export function mp4(
  ms: number,
  { fragments = false, handler = 'soun', codec = 'mp4a', told = '' }: Mp4Options = {},
): Buffer {
  const samples = Math.ceil((ms * RATE) / 1_000 / AAC_SAMPLES);
  const tables = fragments ? numbers(0, 0) : numbers(0, 1, samples, AAC_SAMPLES);
  const table = box('stbl', box('stsd', numbers(0, 1), box(codec, Buffer.alloc(28))), box('stts', tables));
  const media = box(
    'mdia',
    box('mdhd', numbers(0, 0, 0, RATE, 0, 0)),
    box('hdlr', numbers(0, 0), Buffer.from(handler), Buffer.alloc(13)),
    box('minf', table),
  );
  const usual = fragments ? [box('mvex', box('trex', numbers(0, 1, 1, AAC_SAMPLES, 0, 0)))] : [];
  const place = told === '' ? [] : [box('udta', box('meta', Buffer.from(told)))];
  const head = [box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom')), box('moov', box('trak', media), ...usual, ...place)];
  const sound = box('mdat', Buffer.alloc(100));
  if (!fragments) return Buffer.concat([...head, sound]);
  // Half by the usual length, half with each sample's own.
  const first = Math.floor(samples / 2);
  const own = numbers(0x100, samples - first, ...Array.from({ length: samples - first }, () => AAC_SAMPLES));
  const runs = [box('trun', numbers(0, first)), box('trun', own)];
  const parts = runs.flatMap((run) => [box('moof', box('traf', box('tfhd', numbers(0, 1)), run)), sound]);
  return Buffer.concat([...head, ...parts]);
}

/** What most browsers record; the first bytes will do. */
export const webm = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(500)]);
