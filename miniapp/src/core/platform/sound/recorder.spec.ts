// Does WeChat's recorder give what was said, and say why it gives nothing?
import { MOST_RECORDING_MS } from '@kehuoyou/shared';
import { phone } from '../../../testing/taro';
import { startRecording } from './recorder';

const speaking = { mostMs: MOST_RECORDING_MS, onBegun: () => undefined };
const asked = (): string[] => phone.calls.map(([name]) => name);

beforeAll(() => {
  process.env.TARO_ENV = 'weapp';
});
beforeEach(() => phone.reset());
afterAll(() => {
  process.env.TARO_ENV = 'h5';
});

it('records small MP3 of at most a minute, and says when it hears', async () => {
  const heard: string[] = [];
  const recording = startRecording({ ...speaking, onBegun: () => heard.push('begun') });
  expect(heard).toEqual(['begun']);
  recording.stop();
  expect(await recording.ended).toEqual({ file: 'wxfile://tmp/said.mp3', ms: 3_000 });
  const [[, options] = []] = phone.recorder.calls;
  expect(options).toMatchObject({ duration: 60_000, format: 'mp3', numberOfChannels: 1, sampleRate: 16_000 });
});

it('gives nothing of what was thrown away', async () => {
  const recording = startRecording(speaking);
  recording.abandon();
  expect(await recording.ended).toBe('cancelled');
});

it.each(['stop', 'abandon'] as const)(
  'hears nothing of whoever has left before the microphone was open: %s',
  async (how) => {
    const heard: string[] = [];
    phone.recorder.isSlow = true;
    const recording = startRecording({ ...speaking, onBegun: () => heard.push('begun') });
    recording[how]();
    phone.recorder.begins();
    expect(heard).toEqual([]);
    expect(phone.recorder.calls.at(-1)).toEqual(['stop', undefined]);
    expect(await recording.ended).toEqual(how === 'abandon' ? 'cancelled' : expect.objectContaining({ ms: 3_000 }));
  },
);

it('keeps what was said until somebody rang', async () => {
  const recording = startRecording(speaking);
  phone.recorder.interrupt();
  expect(await recording.ended).toMatchObject({ ms: 3_000 });
});

it('leads to the settings when the microphone is refused, and not when it is only in use', async () => {
  phone.recorder.refusal = 'operateRecorder:fail auth deny';
  expect(await startRecording(speaking).ended).toBe('refused');
  expect(asked()).toEqual(['showModal', 'openSetting']);
  phone.calls = [];
  phone.recorder.refusal = 'operateRecorder:fail recorder is busy';
  expect(await startRecording(speaking).ended).toBe('unavailable');
  expect(asked()).toEqual([]);
});
