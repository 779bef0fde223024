// Can the phone read a sentence aloud?
import Taro from '@tarojs/taro';

/** A voice of the platform. */
export interface Speaker {
  /** False where the platform has no Chinese voice: the button is then not shown. */
  available(): boolean;
  /** Calls `listener` when `available` changes, for browsers load their voices late. */
  onChange(listener: () => void): () => void;
  /** Reads `sentence` and stops whatever was being read. Resolves at the end, also when it fails. */
  speak(sentence: string): Promise<void>;
  hush(): void;
}

/** A little slower than usual: place names and times are to be understood at the first hearing. */
const RATE = 0.9;

function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = window.speechSynthesis.getVoices();
  const mandarin = /^(zh[-_](CN|Hans)|cmn)/i;
  return voices.find((voice) => mandarin.test(voice.lang)) ?? voices.find((voice) => /^zh/i.test(voice.lang));
}

function browserSpeaker(): Speaker {
  const present = () => typeof window !== 'undefined' && 'speechSynthesis' in window;
  return {
    available: () => present() && chineseVoice() !== undefined,
    onChange(listener) {
      if (!present()) return () => undefined;
      window.speechSynthesis.addEventListener('voiceschanged', listener);
      return () => window.speechSynthesis.removeEventListener('voiceschanged', listener);
    },
    speak(sentence) {
      const voice = present() ? chineseVoice() : undefined;
      if (!voice) return Promise.resolve();
      window.speechSynthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = RATE;
      return new Promise((done) => {
        utterance.onend = () => done();
        utterance.onerror = () => done();
        window.speechSynthesis.speak(utterance);
      });
    },
    hush() {
      if (present()) window.speechSynthesis.cancel();
    },
  };
}

/** WeChat's 同声传译 plugin, as far as we use it. */
interface WechatSI {
  textToSpeech(options: {
    lang: 'zh_CN';
    tts: true;
    content: string;
    success: (result: { filename: string }) => void;
    fail: () => void;
  }): void;
}

declare const requirePlugin: (name: 'WechatSI') => WechatSI;

function wechatSpeaker(): Speaker {
  let audio: Taro.InnerAudioContext | undefined;
  let finish: (() => void) | undefined;
  const hush = () => {
    audio?.destroy();
    audio = undefined;
    finish?.();
    finish = undefined;
  };
  return {
    available: () => process.env.TARO_APP_WECHAT_SI === '1',
    onChange: () => () => undefined,
    speak(sentence) {
      hush();
      return new Promise((done) => {
        finish = done;
        const play = (file: string) => {
          if (finish !== done) return;
          audio = Taro.createInnerAudioContext();
          audio.src = file;
          audio.onEnded(hush);
          audio.onError(hush);
          audio.play();
        };
        requirePlugin('WechatSI').textToSpeech({
          lang: 'zh_CN',
          tts: true,
          content: sentence,
          success: (result) => play(result.filename),
          fail: hush,
        });
      });
    },
    hush,
  };
}

const silent: Speaker = {
  available: () => false,
  onChange: () => () => undefined,
  speak: () => Promise.resolve(),
  hush: () => undefined,
};

function choose(): Speaker {
  if (process.env.TARO_ENV === 'h5') return browserSpeaker();
  return process.env.TARO_APP_WECHAT_SI === '1' ? wechatSpeaker() : silent;
}

/** This phone's voice. */
export const speaker: Speaker = choose();
