// Can somebody speak instead of writing with two touches, and do they hear why when they cannot?
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { COMPLAINT_MEDIA } from '@kehuoyou/shared';
import { MediaContext } from '../../core/outbox/app-media';
import { MediaQueue } from '../../core/outbox/media-queue';
import { useFormRecordings } from '../../core/outbox/use-form-pictures';
import type { Denial } from '../../core/platform/permission';
import type * as Recorder from '../../core/platform/sound/recording';
import { newKey } from '../../core/uuid';
import { filesInMemory, keptInMemory } from '../../testing/kept-in-memory';
import { phone } from '../../testing/taro';
import { VoiceField } from './voice-field';

const microphone = {
  there: true,
  hears: (): void => undefined,
  said: (_: Recorder.Recorded | Denial): void => undefined,
};

jest.mock('../../core/platform/sound/recorder', () => ({
  canRecord: () => microphone.there,
  startRecording: ({ onBegun }: Recorder.Speaking) => ({
    ended: new Promise((done) => {
      microphone.hears = onBegun;
      microphone.said = done;
    }),
    stop: () => microphone.said({ file: new ArrayBuffer(4), ms: 12_300 }),
    abandon: () => microphone.said('cancelled'),
  }),
}));

let queue: MediaQueue;

function Field(): ReactElement {
  const { recordings } = useFormRecordings(COMPLAINT_MEDIA);
  return (
    <VoiceField what={{ purpose: COMPLAINT_MEDIA, open: true, label: '录音' }} recordings={recordings} queue={queue} />
  );
}

const touch = (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const hear = (): Promise<void> => act(async () => microphone.hears());

beforeEach(() => {
  phone.reset();
  microphone.there = true;
  queue = new MediaQueue({
    storage: keptInMemory(),
    files: filesInMemory(),
    clock: { now: () => new Date('2026-11-24T09:20:00+08:00') },
    newKey,
    owner: () => undefined,
    awaits: () => true,
    isNamed: () => false,
    sentenceOf: () => '',
    send: () => Promise.reject(new Error('nothing is sent here')),
  });
});

function show(): void {
  render(
    <MediaContext.Provider value={queue}>
      <Field />
    </MediaContext.Provider>,
  );
}

it('is begun and ended with one touch each, kept on the phone, and taken away again', async () => {
  show();
  await touch('按一下，开始说');
  expect(screen.getByRole('button', { name: '正在打开麦克风' })).toHaveProperty('disabled', true);
  await hear();
  screen.getByRole('status', { name: '正在录，请说' });
  await touch('说完了，按一下');
  screen.getByText('说了 12 秒。');
  expect(queue.items()).toMatchObject([{ media: 'recording', ms: 12_300, open: true, state: 'waiting' }]);
  expect(screen.queryByRole('button', { name: '按一下，开始说' })).toBeNull();
  await touch('不要这段录音');
  expect(queue.items()).toEqual([]);
  screen.getByRole('button', { name: '按一下，开始说' });
});

it('keeps nothing of what is thrown away while it is said', async () => {
  show();
  await touch('按一下，开始说');
  await hear();
  await touch('不要这段');
  expect(queue.items()).toEqual([]);
  screen.getByRole('button', { name: '按一下，开始说' });
});

it.each([
  ['refused' as const, /没让用麦克风/],
  ['unavailable' as const, /麦克风这会儿打不开/],
  [{ file: new ArrayBuffer(1), ms: 200 }, /太短了/],
])('says in a sentence why there is nothing: %j', async (came, words) => {
  show();
  await touch('按一下，开始说');
  await act(async () => microphone.said(came));
  expect(screen.getByRole('alert').textContent).toMatch(words);
  expect(queue.items()).toEqual([]);
  screen.getByRole('button', { name: '按一下，开始说' });
});

it('says so where there is nothing to record with', () => {
  microphone.there = false;
  show();
  expect(screen.queryByRole('button')).toBeNull();
  screen.getByText('这里录不了音，写字、拍照都行。');
});
