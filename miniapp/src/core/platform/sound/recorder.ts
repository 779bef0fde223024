// How does somebody say something instead of writing it?
import Taro from '@tarojs/taro';
import { permitted } from '../permission';
import { recordInBrowser, recordsInBrowser } from './recorder-h5';
import { SPEECH_HERTZ, SPEECH_KBITS } from './recording';
import type { Recorded, Recording, Speaking } from './recording';

const QUALITY = {
  sampleRate: SPEECH_HERTZ,
  encodeBitRate: SPEECH_KBITS * 1_000,
  numberOfChannels: 1,
  format: 'mp3',
} as const;

/** True where there is something to record with; the person may still refuse. */
export function canRecord(): boolean {
  return process.env.TARO_ENV === 'h5' ? recordsInBrowser() : Taro.canIUse('getRecorderManager');
}

/** Begins to record. At its longest it ends by itself, and when something else needs the microphone. */
export function startRecording(speaking: Speaking): Recording {
  return process.env.TARO_ENV === 'h5' ? recordInBrowser(speaking) : recordInWeChat(speaking);
}

/** WeChat has one recorder for all; what was listened for before is forgotten. */
function recordInWeChat({ mostMs, onBegun }: Speaking): Recording {
  const manager = Taro.getRecorderManager();
  let kept = true;
  let over = false;
  const said = permitted(
    '麦克风',
    () =>
      new Promise<Recorded>((done, fail) => {
        // The page may be gone by the time at which the person has let us: then nothing is to be heard.
        manager.onStart(() => (over ? manager.stop() : onBegun()));
        manager.onStop(({ tempFilePath, duration }) => done({ file: tempFilePath, ms: duration }));
        manager.onError(fail);
        // Somebody rings: what was said until then is kept.
        manager.onInterruptionBegin(() => manager.stop());
        manager.start({ ...QUALITY, duration: mostMs });
      }),
  );
  const stop = (): void => {
    over = true;
    manager.stop();
  };
  return {
    ended: said.then((came) => (!kept ? 'cancelled' : 'answer' in came ? came.answer : came.denial)),
    stop,
    abandon: () => {
      kept = false;
      stop();
    },
  };
}
