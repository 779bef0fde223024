// Which files does WeChat keep for a mini-program, and what does its microphone hear?
import type { Callback } from './wx-options.js';

/** Files by their paths, kept over restarts of the app; what nobody saved is gone with it. */
export type PhoneFiles = Map<string, ArrayBuffer>;

/** What somebody says into the microphone, as MP3; undefined: the person does not let it hear. */
export interface Microphone {
  voice: ArrayBuffer | undefined;
}

const USER_DATA = 'wxfile://usr';

function read(files: PhoneFiles, path: string): ArrayBuffer {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`fail no such file or directory ${path}`);
  return bytes;
}

/** `wx.getFileSystemManager()` and where the app keeps its own. */
export function fileApi(files: PhoneFiles): Record<string, unknown> {
  const manager = {
    readFileSync: (path: string) => read(files, path),
    writeFileSync: (path: string, content: ArrayBuffer) => void files.set(path, content),
    saveFileSync: (from: string, to: string) => {
      files.set(to, read(files, from));
      files.delete(from);
      return to;
    },
    unlinkSync: (path: string) => {
      read(files, path);
      files.delete(path);
    },
    readdirSync: (folder: string) =>
      [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
  };
  return { env: { USER_DATA_PATH: USER_DATA }, getFileSystemManager: () => manager };
}

/** What decides how the recorder answers. */
export interface RecorderWorld {
  readonly files: PhoneFiles;
  readonly microphone: Microphone;
  /** Does something once what is being done now is finished. */
  readonly later: (work: () => void) => void;
  readonly note: (options: Readonly<Record<string, unknown>>) => void;
}

/** `wx.getRecorderManager()`: one for all, as WeChat has it; each listener takes the place of the one before. */
export function recorderApi({ files, microphone, later, note }: RecorderWorld): Record<string, unknown> {
  const listeners = new Map<string, Callback>();
  const tell = (event: string, result: Readonly<Record<string, unknown>>): void =>
    later(() => listeners.get(event)?.(result));
  let hears = false;
  let made = 0;
  const manager = {
    ...Object.fromEntries(
      ['onStart', 'onStop', 'onError', 'onInterruptionBegin', 'onInterruptionEnd', 'onPause', 'onResume'].map(
        (name) => [name, (listener: Callback) => void listeners.set(name, listener)],
      ),
    ),
    start: (options: Readonly<Record<string, unknown>>) => {
      note(options);
      hears = microphone.voice !== undefined;
      if (hears) tell('onStart', {});
      else tell('onError', { errMsg: 'operateRecorder:fail auth deny' });
    },
    stop: () => {
      if (!hears || microphone.voice === undefined) return;
      hears = false;
      const tempFilePath = `wxfile://tmp/said-${(made += 1)}.mp3`;
      files.set(tempFilePath, microphone.voice);
      tell('onStop', { tempFilePath, duration: 3_000, fileSize: microphone.voice.byteLength });
    },
  };
  return { getRecorderManager: () => manager };
}
