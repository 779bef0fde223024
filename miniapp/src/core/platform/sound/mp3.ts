// How does sound become MP3 in a browser? No browser records what every phone plays, so it is made anew before it is kept.
import { createEncoder } from 'wasm-media-encoders';
import { SPEECH_HERTZ, SPEECH_KBITS } from './recording';

/** Samples that are written at a time, so that an old phone needs little memory. */
const AT_A_TIME = 64_000;

/** Makes MP3 of sound at `SPEECH_HERTZ`, from -1 to 1. */
export type Mp3Maker = (samples: Float32Array) => ArrayBuffer;

/** What makes MP3, of the program that our own server hands out. */
export async function mp3Maker(program: ArrayBuffer): Promise<Mp3Maker> {
  const encoder = await createEncoder('audio/mpeg', program);
  return (samples) => {
    encoder.configure({ channels: 1, sampleRate: SPEECH_HERTZ, bitrate: SPEECH_KBITS });
    const parts: Uint8Array[] = [];
    for (let from = 0; from < samples.length; from += AT_A_TIME)
      parts.push(encoder.encode([samples.subarray(from, from + AT_A_TIME)]).slice());
    parts.push(encoder.finalize().slice());
    return joined(parts);
  };
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
