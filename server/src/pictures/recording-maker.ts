// What becomes of a recording that somebody sends?
import { readFile } from 'node:fs/promises';
import { Failure, MOST_RECORDING_MS } from '@kehuoyou/shared';
import { aacFrame, framesIn, mp3Frame } from './audio-frames.js';
import type { Made } from './made.js';
import { mp4Duration, withoutTold } from './mp4-audio.js';

/** A recorder that is stopped at a minute may write a little more. */
const GRACE_MS = 1_000;

/** The first bytes of WebM. */
const WEBM = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * The sound in the file at `path` and nothing else: of an MP3 or a stream of AAC its frames, of an MP4 all but what
 * tells of place and person. Fails with `recording_format_not_taken`, `recording_too_long` or `recording_not_readable`.
 */
export async function makeRecording(path: string): Promise<Made> {
  const bytes = await readFile(path);
  const found = soundIn(bytes);
  if (!found) throw new Failure(isOtherKind(bytes) ? 'recording_format_not_taken' : 'recording_not_readable');
  if (found.durationMs > MOST_RECORDING_MS + GRACE_MS) throw new Failure('recording_too_long');
  return { ...found, width: null, height: null };
}

function soundIn(bytes: Buffer): (Pick<Made, 'bytes' | 'type'> & { durationMs: number }) | undefined {
  for (const [type, read] of [
    ['audio/mpeg', mp3Frame],
    ['audio/aac', aacFrame],
  ] as const) {
    const frames = framesIn(bytes, read);
    if (frames) return { bytes: bytes.subarray(frames.from, frames.to), type, durationMs: frames.durationMs };
  }
  try {
    const durationMs = mp4Duration(bytes);
    return durationMs === undefined ? undefined : { bytes: withoutTold(bytes), type: 'audio/mp4', durationMs };
  } catch (error) {
    // A table that says it is longer than it is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** WebM, Ogg, WAV, AMR, films: known, and not taken. */
function isOtherKind(bytes: Buffer): boolean {
  if (bytes.subarray(0, WEBM.length).equals(WEBM)) return true;
  return /^(?:OggS|RIFF....WAVE|#!AMR|#!SILK|fLaC|....ftyp)/s.test(bytes.toString('latin1', 0, 12));
}
