// How does a browser record what somebody says?
import type { Denial } from '../permission';
import type { Mp3Maker } from './mp3';
import { SPEECH_HERTZ } from './recording';
import type { Recorded, Recording, Speaking } from './recording';

/** Kept with the app's own files, so that it is there without a network. */
const PROGRAM = '/wasm/mp3_encoder.wasm';
const SECOND = 1_000;

/** True where a browser lets a page ask for the microphone, over https or on this machine, and can make MP3 of it. */
export function recordsInBrowser(): boolean {
  return (
    window.isSecureContext &&
    (navigator as Partial<Navigator>).mediaDevices !== undefined &&
    'MediaRecorder' in window &&
    'OfflineAudioContext' in window &&
    'WebAssembly' in window
  );
}

/** Records in whatever form the browser has, and makes MP3 of it at the end. */
export function recordInBrowser({ mostMs, onBegun }: Speaking): Recording {
  let kept = true;
  let over = false;
  let stop = (): void => {
    over = true;
  };
  const record = async (): Promise<Recorded | Denial> => {
    // Before anybody speaks: what cannot be kept is not to be said in vain.
    const maker = await loadMaker();
    const stream = await openMicrophone();
    try {
      // The page was left while the person was asked.
      if (over) return 'cancelled';
      const blob = await soundOf(stream, {
        mostMs,
        onBegun: (ends) => {
          stop = ends;
          // It was left while the microphone was being opened: there is nothing to hear.
          if (over) ends();
          else onBegun();
        },
      });
      return kept && !over ? await madeOf(blob, maker, mostMs) : 'cancelled';
    } finally {
      close(stream);
    }
  };
  return {
    ended: record().catch(denialOf),
    stop: () => stop(),
    abandon: () => {
      kept = false;
      stop();
    },
  };
}

function openMicrophone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 }, video: false });
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What the microphone hears until it is told to end, or may no longer. */
function soundOf(
  stream: MediaStream,
  { mostMs, onBegun }: { readonly mostMs: number; readonly onBegun: (end: () => void) => void },
): Promise<Blob> {
  return new Promise((done, fail) => {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    const end = (): void => {
      clearTimeout(timer);
      if (recorder.state !== 'inactive') recorder.stop();
    };
    const timer = setTimeout(end, mostMs);
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onstop = () => done(new Blob(parts));
    recorder.onerror = () => fail(new Error('the browser stopped recording'));
    recorder.onstart = () => onBegun(end);
    recorder.start(SECOND);
  });
}

/** MP3 of one voice; a browser's recorder may run a little longer than it was told. */
async function madeOf(blob: Blob, maker: Mp3Maker, mostMs: number): Promise<Recorded> {
  const bytes = await new Response(blob).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, SPEECH_HERTZ).decodeAudioData(bytes);
  const samples = sound.getChannelData(0).subarray(0, (mostMs / SECOND) * SPEECH_HERTZ);
  return { file: maker(samples), ms: Math.round((samples.length * SECOND) / SPEECH_HERTZ) };
}

let loading: Promise<Mp3Maker> | undefined;

function loadMaker(): Promise<Mp3Maker> {
  loading ??= load().catch((error: unknown) => {
    // Once there is a network, trying again is enough.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Mp3Maker> {
  const [{ mp3Maker }, answer] = await Promise.all([library(), fetch(PROGRAM)]);
  if (!answer.ok) throw new Error('what makes MP3 did not come');
  return mp3Maker(await answer.arrayBuffer());
}

/** Written so that the build for WeChat, which has a recorder of its own, leaves it out. */
async function library() {
  const found = process.env.TARO_ENV === 'h5' ? await import('./mp3') : undefined;
  if (found === undefined) throw new Error('WeChat has a recorder of its own');
  return found;
}

function denialOf(error: unknown): Denial {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'unavailable';
}
