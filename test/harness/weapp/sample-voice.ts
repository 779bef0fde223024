// What does WeChat's recorder hand over when somebody has spoken? Silence, as MP3 at 16 kHz.

/** MPEG 2 layer III at 24 kbit/s, one voice: 36 ms and 108 bytes a frame. */
const HEADER = [0xff, 0xf3, 0x38, 0xc0];
const FRAME = { bytes: 108, ms: 36 };

/** So much of it, ms. */
export function spokenMp3(ms: number): ArrayBuffer {
  const frames = Math.ceil(ms / FRAME.ms);
  const bytes = new Uint8Array(frames * FRAME.bytes);
  for (let frame = 0; frame < frames; frame += 1) bytes.set(HEADER, frame * FRAME.bytes);
  return bytes.buffer;
}
