// How is a recording played that somebody left?
import Taro from '@tarojs/taro';

/** Plays it from its beginning; resolves at its end, and rejects where the platform cannot play it. */
export function playRecording(address: string): { readonly ended: Promise<void>; readonly stop: () => void } {
  return process.env.TARO_ENV === 'h5' ? inBrowser(address) : inWeChat(address);
}

function inBrowser(address: string): ReturnType<typeof playRecording> {
  const audio = new Audio(address);
  const ended = new Promise<void>((done, fail) => {
    audio.onended = () => done();
    audio.onpause = () => done();
    audio.onerror = () => fail(new Error('this recording cannot be played here'));
    audio.play().catch(fail);
  });
  return { ended, stop: () => audio.pause() };
}

function inWeChat(address: string): ReturnType<typeof playRecording> {
  const audio = Taro.createInnerAudioContext();
  const ended = new Promise<void>((done, fail) => {
    audio.onEnded(() => done());
    audio.onStop(() => done());
    audio.onError(() => fail(new Error('this recording cannot be played here')));
  }).finally(() => audio.destroy());
  audio.src = address;
  audio.play();
  return { ended, stop: () => audio.stop() };
}
