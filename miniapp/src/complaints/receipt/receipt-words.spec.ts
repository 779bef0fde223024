// Does the page of a receipt offer just what the table allows, and say by when, by whom and what has happened?
import { complaintMoves, complaintStates, destination, ownMoves } from '@kehuoyou/shared';
import type { Complaint } from '@kehuoyou/shared';
import { ownVoices } from '../mine/mine-words';
import { packetText } from './packet-words';
import { clocksOf, evidenceWords, headline, lastWord, mayGoOutside, movesOf, storyOf } from './receipt-words';

const now = new Date('2026-11-25T11:40:00+08:00');
const said: Complaint = {
  ...{ number: 'AB23CD', receipt: '7K3MPQ2X9ABC', kind: 'complaint', category: 'point_closed', identity: 'anonymous' },
  ...{ place: { name: '下谢村服务点', township: '长校镇', pointId: 'P1' }, state: 'working' },
  ...{ receivedAt: '2026-11-24T09:20:00+08:00', promisedBy: '2026-11-26T09:20:00+08:00' },
  lawfulBy: '2026-12-02T00:00:00+08:00',
  body: { kind: 'post', id: 'YZ', name: '邮政清流分公司' },
  ...{ together: 4, reopened: 0, proof: [], pictures: [], recordings: [], outside: '12305', text: '门锁着' },
  evidence: [{ text: '这时候该开门', note: '没有贴通知', speaks: 'for' }],
  steps: [
    { step: 'filed', at: '2026-11-24T09:20:00+08:00', own: true },
    { step: 'assign', at: '2026-11-24T10:02:00+08:00', by: '县交通运输局', body: '邮政清流分公司' },
    { step: 'start', at: '2026-11-24T14:05:00+08:00', by: '邮政清流分公司', text: '今天下午去看' },
  ],
};

it.each(complaintStates)('offers in %s what the table lets whoever said it do, and no more', (state) => {
  const allowed = ownMoves.filter((move) => destination(complaintMoves, state, move) !== undefined);
  expect(movesOf({ state }, now)).toEqual(allowed);
  expect(headline({ ...said, state }, now).figure).not.toBe('');
  const late = movesOf({ state, reopenBy: '2026-11-25T11:39:00+08:00' }, now);
  expect(late).toEqual(allowed.filter((move) => move !== 'reopen'));
});

it('says how it stands, who has it and who says the same, for the ear too', () => {
  const { figure, notes, spoken } = headline(said, now);
  expect([figure, ...notes]).toEqual(['正在办', '4 个人一起说的', '现在在邮政清流分公司手里']);
  expect(spoken).toMatch(/没开门.*下谢村服务点.*办理中/);
});

it('lets the promise and the law run side by side, and says when one is over', () => {
  expect(clocksOf(said, now).map(({ title, reading, until }) => [title, reading.words, until])).toEqual([
    ['答应 48 小时，还剩', '21 时 40 分', '到 明天 09:20'],
    ['法定 7 天，还剩', '6 天 12 时', '到 12月2日 00:00'],
  ]);
  const [over] = clocksOf(said, new Date('2026-11-26T10:20:00+08:00'));
  expect([over?.title, over?.reading.words]).toEqual(['答应 48 小时，过了', '超 1 时']);
  expect(clocksOf({ ...said, stands: true }, now)[0]?.title).toMatch(/停着等您/);
});

it('leads outside when the days are over or nothing helped, and not before', () => {
  expect(mayGoOutside(said, now)).toBe(false);
  expect(mayGoOutside(said, new Date('2026-12-02T00:00:01+08:00'))).toBe(true);
  expect(mayGoOutside({ ...said, reopened: 1 }, now)).toBe(true);
  expect(mayGoOutside({ ...said, state: 'not_accepted' }, now)).toBe(true);
  expect(mayGoOutside({ ...said, kind: 'praise', reopened: 1 }, now)).toBe(false);
});

it('tells the story in plain words, the latest first, and finds what has to be read now', () => {
  expect(storyOf(said, now).map(({ title, note }) => `${title} ${note}`)).toEqual([
    '开始办 昨天 14:05 · 邮政清流分公司',
    '转给邮政清流分公司 昨天 10:02 · 县交通运输局',
    '收到了您说的 昨天 09:20',
  ]);
  const answer = { step: 'answer', at: now.toISOString(), text: '去看过了', outcome: 'fixed' } as const;
  expect(lastWord({ state: 'answered', steps: [...said.steps, answer] })).toBe(answer);
  expect(storyOf({ ...said, steps: [answer] }, now)[0]?.title).toBe('答复了：办好了');
  expect(lastWord(said)).toBeUndefined();
});

it('says whether our records speak for what was said', () => {
  expect(evidenceWords(said.evidence).title).toBe('机器记的，和您说的一样');
  expect(evidenceWords([{ text: '今天 09:00 扫过件', speaks: 'against' }]).title).toBe('机器记的，和您说的不一样');
  expect(evidenceWords([{ text: '公示 07:30 开门', speaks: 'neither' }]).title).toBe('机器记的');
});

it('packs the whole matter for somebody who never saw it, in dates that stay right', () => {
  const text = packetText(said);
  for (const words of [
    '没开门 · 下谢村服务点',
    '12305',
    'AB23CD',
    '2026年11月24日 09:20',
    '邮政清流分公司',
    '门锁着',
    '没有贴通知',
    '今天下午去看',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/昨天 \d|7K3MPQ2X9ABC/);
  expect(text).not.toContain('12345');
  // Whose it is, is not certain everywhere.
  expect(packetText({ ...said, outside: '12315' })).toContain('拿不准归谁管，先打 12345');
});

it('lists one’s own once each, the newest first, with those that the phone alone knows', () => {
  const { receipt, number, kind, category, place, state, receivedAt } = said;
  const kept = { receipt, kind, category, placeName: '下谢村服务点', at: '2026-11-24T09:00:00+08:00' };
  const other = { ...kept, receipt: 'ZZZZZZZZZZZZ', at: '2026-11-25T09:00:00+08:00' };
  const voices = ownVoices([{ receipt, number, kind, category, place, state, receivedAt }], [kept, other]);
  expect(voices.map((voice) => [voice.receipt, voice.at, voice.summary?.state])).toEqual([
    ['ZZZZZZZZZZZZ', other.at, undefined],
    [receipt, kept.at, 'working'],
  ]);
});
