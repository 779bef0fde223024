// Which frames of sound does an MP3 or a stream of AAC consist of, and how long do they sound?
//
// Written here because the kept libraries that measure recordings need a newer Node than the oldest we promise, read
// dozens of kinds that we do not take, and do not say where a frame begins and ends: what is kept is the frames alone.

/** A frame of sound, as its header describes it. */
export interface Frame {
  /** Of the whole frame with its header. */
  readonly bytes: number;
  readonly samples: number;
  /** Samples a second. */
  readonly rate: number;
  /** The same for all frames of one recording. */
  readonly stream: string;
}

/** Frames found one after the other. */
export interface Frames {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly durationMs: number;
}

type ReadFrame = (bytes: Buffer, at: number) => Frame | undefined;

/** kbit/s by index, for layer III. */
const MPEG1_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const MPEG2_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
/** Hz by index, for MPEG 1; version 2 has half of it, 2.5 a quarter. */
const MPEG1_HERTZ = [44_100, 48_000, 32_000] as const;
const AAC_HERTZ = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
] as const;

/** A frame of MPEG 1, 2 or 2.5, layer III (ISO 11172-3, 13818-3). */
export function mp3Frame(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined;
  const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
  const version = (second >> 3) & 3;
  if ((second & 0xe6) !== 0xe2 || version === 1) return undefined;
  const isFirst = version === 3;
  const kbits = (isFirst ? MPEG1_RATES : MPEG2_RATES)[third >> 4] ?? 0;
  const hertz = MPEG1_HERTZ[(third >> 2) & 3];
  if (kbits === 0 || hertz === undefined) return undefined;
  const rate = isFirst ? hertz : version === 2 ? hertz / 2 : hertz / 4;
  const samples = isFirst ? 1_152 : 576;
  return {
    bytes: Math.floor((samples / 8) * ((kbits * 1_000) / rate)) + ((third >> 1) & 1),
    samples,
    rate,
    stream: `mp3 ${version} ${rate}`,
  };
}

/** A frame of AAC with a header of its own (ADTS, ISO 14496-3). */
export function aacFrame(bytes: Buffer, at: number): Frame | undefined {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) return undefined;
  const rate = AAC_HERTZ[((bytes[at + 2] ?? 0) >> 2) & 15];
  const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
  if (rate === undefined || length < 7) return undefined;
  return {
    bytes: length,
    samples: 1_024 * (((bytes[at + 6] ?? 0) & 3) + 1),
    rate,
    stream: `aac ${(bytes[at + 2] ?? 0) >> 6} ${rate}`,
  };
}

/**
 * The frames from the beginning of a recording on, behind whatever tags stand before them. Undefined when what
 * follows is no run of frames of one stream to the end: tags and half a frame may stand there, nothing else.
 */
export function framesIn(bytes: Buffer, read: ReadFrame): Frames | undefined {
  const from = behindTags(bytes);
  const first = read(bytes, from);
  let at = from;
  let count = 0;
  let durationMs = 0;
  for (let frame = first; frame && frame.stream === first?.stream; frame = read(bytes, at)) {
    if (at + frame.bytes > bytes.length) break;
    at += frame.bytes;
    count += 1;
    durationMs += (frame.samples * 1_000) / frame.rate;
  }
  // One frame may be found anywhere by chance.
  if (!first || count < 2 || !mayEnd(bytes, at, first)) return undefined;
  return { from, to: at, count, durationMs: Math.round(durationMs) };
}

/** Where the sound begins: ID3 says in its header how long it is. */
function behindTags(bytes: Buffer): number {
  let at = 0;
  while (at + 10 <= bytes.length && bytes.toString('latin1', at, at + 3) === 'ID3') {
    const size = [...bytes.subarray(at + 6, at + 10)].reduce((sum, each) => sum * 128 + (each & 127), 0);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at += 10 + size + footer;
  }
  return at;
}

/** May a recording end here, with what is left? */
function mayEnd(bytes: Buffer, at: number, frame: Frame): boolean {
  if (bytes.length - at <= Math.max(frame.bytes, 8)) return true;
  return /^(?:TAG|ID3|3DI|APETAGEX|LYRICSBEGIN)/.test(bytes.toString('latin1', at, at + 11));
}
