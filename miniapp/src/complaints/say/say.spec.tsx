// Is nothing lost of what somebody says who presses on too early, and do they know who hears it?
import { act, fireEvent, screen } from '@testing-library/react';
import { COMPLAINT_MEDIA } from '@kehuoyou/shared';
import { MediaContext } from '../../core/outbox/app-media';
import { outbox } from '../../core/outbox/app-outbox';
import { MediaQueue } from '../../core/outbox/media-queue';
import type { Denial } from '../../core/platform/permission';
import type { Recorded, Speaking } from '../../core/platform/sound/recording';
import { newKey } from '../../core/uuid';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text } from '../../testing/hands';
import { filesInMemory, keptInMemory } from '../../testing/kept-in-memory';
import { phone } from '../../testing/taro';
import { useSayDraft } from './say-draft';
import SayPage from './index';

/** A microphone that hears at once, and makes something of it only when the test lets it. */
const microphone = { made: (_: Recorded | Denial): void => undefined };
jest.mock('../../core/platform/sound/recorder', () => ({
  canRecord: () => true,
  startRecording: ({ onBegun }: Speaking) => {
    onBegun();
    return {
      ended: new Promise((done) => (microphone.made = done)),
      stop: () => undefined,
      abandon: () => microphone.made('cancelled'),
    };
  },
}));

const server = new FakeServer();
let queue: MediaQueue;

async function open(params: Record<string, string>): Promise<void> {
  phone.params = params;
  const county = new County();
  county.answers
    .set('/api/areas', areas)
    .set('/api/points/P104204', { id: 'P104204', name: '下谢村客货邮服务点', phone: '', hours: [] });
  await openPage(
    <MediaContext.Provider value={queue}>
      <SayPage />
    </MediaContext.Provider>,
    county,
  );
}

/** Which of the two ways on are there. */
const waysOn = (): string[] =>
  ['改：说的是什么事', '交上去'].filter((name) => screen.queryByRole('button', { name }) !== null);
const made = (): Promise<void> =>
  act(async () => {
    microphone.made({ file: new ArrayBuffer(4), ms: 12_300 });
    await jest.advanceTimersByTimeAsync(100);
  });

beforeEach(() => {
  emptyPhone(new Date('2026-12-01T09:20:00+08:00'));
  useSayDraft.setState({ draft: undefined });
  for (const { key } of outbox.items()) outbox.discard(key);
  server.install();
  queue = new MediaQueue({
    storage: keptInMemory(),
    files: filesInMemory(),
    clock: { now: () => new Date() },
    newKey,
    owner: () => undefined,
    awaits: () => true,
    isNamed: () => false,
    sentenceOf: () => '',
    send: () => Promise.reject(new Error('nothing is sent here')),
  });
});

it('is handed in with what is said, never before that is kept', async () => {
  await open({ pointId: 'P104204', category: 'point_closed' });
  await press('按一下，开始说');
  expect(waysOn()).toEqual([]);
  expect(text()).toContain('正在录音。先按上面的“说完了，按一下”');
  await press('说完了，按一下');
  // A browser is still making MP3 of it.
  expect([waysOn(), queue.items()]).toEqual([[], []]);
  await made();
  expect(waysOn()).toHaveLength(2);
  expect(text()).not.toContain('正在录音');
  server.will('no network');
  await press('交上去');
  await pass(100);
  const receipt = outbox.items()[0]?.body['receipt'];
  expect(receipt).toEqual(expect.stringMatching(/^[0-9A-Z]{12}$/));
  expect(queue.items()).toMatchObject([{ purpose: COMPLAINT_MEDIA, media: 'recording', receipt }]);
});

it('lets somebody who has thrown away what they said go on', async () => {
  await open({ pointId: 'P104204', category: 'point_closed' });
  await press('按一下，开始说');
  await press('不要这段');
  await pass(0);
  expect(waysOn()).toHaveLength(2);
});

it('asks what has happened only when they have spoken', async () => {
  await open({ pointId: 'P104204', kind: 'praise' });
  await press('按一下，开始说');
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '投诉' })));
  expect(screen.getByRole('button', { name: '说完了，按一下' })).toBeTruthy();
  await made();
  expect(queue.items()).toHaveLength(1);
  expect(screen.queryByRole('button', { name: '交上去' })).toBeNull();
  await press('没开门');
  expect(screen.getByRole('group', { name: /^录的音/ })).toBeTruthy();
});

it('says who hears a voice of somebody who does not want to be known, where there is one', async () => {
  await open({ pointId: 'P104204', category: 'point_closed' });
  await press('只有县里', 'radio');
  expect(text()).not.toContain('听得到');
  await press('按一下，开始说');
  await made();
  expect(text()).toContain('您录的音也只有县里听得到，办事的单位听不到。');
  await press('都不行', 'radio');
  expect(text()).toMatch(/谁也看不到.*您录的音县里还是听得到.*就不要录音，写字/);
});
