// What is somebody's speaking to whoever asks for it, on every platform?
import type { PhoneFile } from '../files/kept-files';
import type { Denial } from '../permission';

/** Samples a second: enough for speech. */
export const SPEECH_HERTZ = 16_000;
/** kbit/s: a minute has 240 KB, which a weak network carries. */
export const SPEECH_KBITS = 32;

/** What was said. */
export interface Recorded {
  /** As MP3. */
  readonly file: PhoneFile;
  readonly ms: number;
}

/** Somebody speaks, or is asked whether the microphone may be used. */
export interface Recording {
  /** What was said, or why there is nothing of it: `cancelled` when it was thrown away. Never rejects. */
  readonly ended: Promise<Recorded | Denial>;
  /** Ends it and keeps it. */
  readonly stop: () => void;
  /** Ends it and throws it away. */
  readonly abandon: () => void;
}

/** How long one may speak, and who is told when the microphone hears. */
export interface Speaking {
  readonly mostMs: number;
  readonly onBegun: () => void;
}
