// Can a browser's camera read labels, one after the other?
/** What reads labels until it is stopped. */
export interface Reading {
  readonly stop: () => void;
}

/** Why nothing can be read: the person said no, the camera does not open, or what reads labels could not be fetched. */
export type Unread = 'refused' | 'unavailable' | 'no_reader';

/** Whom to tell what was read, and why nothing can be. */
export interface Reader {
  readonly onRead: (text: string) => void;
  readonly onDenied: (why: Unread) => void;
}

/** Labels of parcels and of bags, and the signs of points. */
const FORMATS = ['code_128', 'code_39', 'code_93', 'ean_13', 'itf', 'codabar', 'qr_code', 'data_matrix'] as const;
/** Milliseconds between two looks: a hand that moves on shows the next label for a second or so. */
const LOOK_EVERY_MS = 120;
/** A label that is still before the camera is not read again; it counts as gone after this. */
const GONE_AFTER_MS = 1_500;
const WASM = '/wasm/zxing_reader.wasm';

/** True where a browser lets a page ask for the camera: over https, or on this machine. WeChat has a camera of its own. */
export function hasCamera(): boolean {
  if (process.env.TARO_ENV !== 'h5') return false;
  return window.isSecureContext && (navigator as Partial<Navigator>).mediaDevices !== undefined;
}

/** Shows the camera's picture in `video` and tells each label once, until it is stopped. */
export function readLabels(video: HTMLVideoElement, reader: Reader): Reading {
  let stopped = false;
  let stream: MediaStream | undefined;
  let failed: Unread = 'unavailable';
  const stop = (): void => {
    stopped = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const open = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } });
    // The page was left while the person was asked.
    if (stopped) return stop();
    video.srcObject = stream;
    await video.play();
    failed = 'no_reader';
    const detector = await newDetector();
    const seen = new Map<string, number>();
    while (!stopped) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        for (const { rawValue } of await detector.detect(video)) {
          const last = seen.get(rawValue);
          seen.set(rawValue, performance.now());
          if (!stopped && (last === undefined || performance.now() - last > GONE_AFTER_MS)) reader.onRead(rawValue);
        }
      }
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
  };
  open().catch((error: unknown) => {
    if (stopped) return;
    stop();
    reader.onDenied(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : failed);
  });
  return { stop };
}

/** Comes from our own server, the first time that somebody opens the camera: the library would ask a foreign one. */
async function newDetector() {
  // Written so that the build for WeChat, which could not run it, leaves it out.
  const library = process.env.TARO_ENV === 'h5' ? await import('barcode-detector/ponyfill') : undefined;
  if (library === undefined) throw new Error('WeChat has a camera of its own');
  library.prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? WASM : prefix + path) },
  });
  return new library.BarcodeDetector({ formats: [...FORMATS] });
}
