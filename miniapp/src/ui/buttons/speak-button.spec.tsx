// Is a sentence read aloud where the phone has a Chinese voice, and only there?
import { act, fireEvent, render, screen } from '@testing-library/react';
import { SpeakButton } from './speak-button';

class Utterance {
  voice: unknown;
  lang = '';
  rate = 1;
  onend: (() => void) | undefined;
  onerror: (() => void) | undefined;
  constructor(readonly text: string) {}
}

function phoneWith(...langs: string[]) {
  const spoken: Utterance[] = [];
  const listeners = new Set<() => void>();
  const voices = langs.map((lang) => ({ lang }));
  Object.defineProperty(window, 'speechSynthesis', {
    configurable: true,
    value: {
      getVoices: () => voices,
      addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
      speak: (utterance: Utterance) => spoken.push(utterance),
      cancel: () => spoken.forEach((utterance) => utterance.onend?.()),
    },
  });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { configurable: true, value: Utterance });
  return {
    spoken,
    learn(lang: string) {
      voices.push({ lang });
      for (const listener of listeners) listener();
    },
  };
}

it('reads the sentence slowly in a mainland voice, and stops when pressed again', async () => {
  const { spoken } = phoneWith('en-US', 'zh-HK', 'zh-CN');
  render(<SpeakButton sentence="下一班车九点四十分" />);
  fireEvent.click(screen.getByRole('button', { name: '读一读：下一班车九点四十分' }));
  expect(spoken).toMatchObject([{ text: '下一班车九点四十分', lang: 'zh-CN', rate: 0.9 }]);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '停下不读' })));
  expect(screen.getByText('读一读')).toBeTruthy();
});

it('is ready again when the reading ends', async () => {
  const { spoken } = phoneWith('zh-CN');
  render(<SpeakButton sentence="今天没有班车了" />);
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByText('停下')).toBeTruthy();
  await act(async () => spoken[0]?.onend?.());
  expect(screen.getByText('读一读')).toBeTruthy();
});

it('is not shown without a Chinese voice, and appears when the browser has loaded one', () => {
  const device = phoneWith('en-US');
  render(<SpeakButton sentence="今天没有班车了" />);
  expect(screen.queryByRole('button')).toBeNull();
  act(() => device.learn('zh_CN'));
  expect(screen.getByRole('button')).toBeTruthy();
});
