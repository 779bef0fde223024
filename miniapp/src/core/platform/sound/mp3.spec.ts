// Is what somebody said in a browser MP3 that is as long as it was, small, and the same sound?
import { readFileSync } from 'node:fs';
import { mp3Maker } from './mp3';
import type { Mp3Maker } from './mp3';
import { SPEECH_HERTZ, SPEECH_KBITS } from './recording';

/** Samples of a tone, from -1 to 1. */
function tone(ms: number): Float32Array {
  const samples = (ms * SPEECH_HERTZ) / 1_000;
  return Float32Array.from({ length: samples }, (_, at) => Math.sin((2 * Math.PI * 440 * at) / SPEECH_HERTZ) / 2);
}

const bytesOf = (mp3: ArrayBuffer): number[] => [...new Uint8Array(mp3)];

/** MPEG 2 layer III, one voice at 16 kHz: 36 ms and 144 bytes a frame at 32 kbit/s. */
const FRAME = { ms: 36, bytes: (SPEECH_KBITS * 36) / 8 };

function framesOf(mp3: ArrayBuffer): number {
  const bytes = bytesOf(mp3);
  let count = 0;
  for (let at = 0; at < bytes.length; at += FRAME.bytes) {
    expect([bytes[at], (bytes[at + 1] ?? 0) & 0xf6]).toEqual([0xff, 0xf2]);
    count += 1;
  }
  return count;
}

let make: Mp3Maker;
beforeAll(async () => {
  const program = readFileSync(require.resolve('wasm-media-encoders/wasm/mp3'));
  make = await mp3Maker(Uint8Array.from(program).buffer);
});

it.each([1_000, 12_345, 60_000])('%i ms are as many frames, and two more at most', (ms) => {
  const frames = framesOf(make(tone(ms)));
  expect(frames * FRAME.ms).toBeGreaterThanOrEqual(ms);
  expect(frames * FRAME.ms).toBeLessThan(ms + 4 * FRAME.ms);
});

it('is the same however often it was made before', () => {
  const first = bytesOf(make(tone(2_000)));
  expect(bytesOf(make(tone(2_000)))).toEqual(first);
});

it('carries what was said: a tone is no silence', () => {
  expect(bytesOf(make(tone(1_000)))).not.toEqual(bytesOf(make(new Float32Array(SPEECH_HERTZ))));
});
