// Do the public figures say what is known, nothing of what is withheld, and silence as silence?
import type { ComplaintFigures, FigureRow } from '@kehuoyou/shared';
import {
  answerLines,
  besidesWords,
  partLines,
  periodsAt,
  quietWords,
  rowLines,
  saidNoWords,
  spokenHeard,
} from './heard-words';

const row = (more: Partial<FigureRow>): FigureRow => ({ id: 'whole', name: '全县', parts: {}, answers: {}, ...more });
const none = { solved: 0, partly: 0, silent: 0, waiting: 0, open: 0, overdue: 0, declined: 0, withdrawn: 0 };
const whole = row({
  received: 31,
  parts: { ...none, solved: 12, silent: 8 },
  answers: { inTime: 20, late: 0, notYet: 11 },
  saidNo: 6,
});
const figures: ComplaintFigures = {
  ...{ from: '2025-12-15', to: '2026-12-08', countedAt: '2026-12-08T00:00:00Z', whole, body: [], township: [] },
  ...{ suggestions: 7, praise: 9 },
};

it('says each part that there is, and of what is withheld only that', () => {
  expect(partLines(whole).map(({ word, figure }) => `${word} ${figure}`)).toEqual([
    ...['居民说办好了 12 件', '到期没有反馈 8 件'],
  ]);
  const { solved: _solved, ...rest } = none;
  expect(partLines({ parts: rest }).map(({ word, figure }) => `${word} ${figure}`)).toEqual(['居民说办好了 不细说']);
  expect(answerLines(whole).map(({ word }) => word)).toEqual(['按时答复', '没有答复']);
});

it('keeps what residents said no to beside all others', () => {
  expect(saidNoWords(whole)).toContain('有 6 件');
  expect(saidNoWords({ saidNo: 0 })).toBeUndefined();
  expect(saidNoWords({})).toContain('不细说');
});

it('names the most first, and in a sentence each those of which nothing is told and those of which nothing was said', () => {
  const rows = [
    row({ id: 'a', name: '甲镇', received: 0 }),
    row({ id: 'b', name: '乙镇' }),
    { ...whole, name: '丙镇' },
  ];
  expect(rowLines(rows).map(({ title, figure, note }) => [title, figure, note])).toEqual([
    ['丙镇', '31 件', '办好 12，居民说没办好 6，没有反馈 8'],
  ]);
  expect(quietWords(rows)).toEqual(['不细说的：乙镇。', '没人投诉的：甲镇。']);
  expect(quietWords([{ ...whole, name: '丙镇' }])).toEqual([]);
});

it('sounds like sentences', () => {
  expect(spokenHeard(figures)).toBe(
    '全县31 件投诉。居民说办好了，12 件。到期没有反馈，8 件。有 6 件，居民说过没办好。后来办好了也照样算在这里。另外还有 7 条建议，9 句好话。',
  );
  expect(spokenHeard({ ...figures, whole: row({}), praise: 0, suggestions: 0 })).toBe('全县不细说。');
  expect(besidesWords({ ...figures, suggestions: 0, praise: 0 })).toBeUndefined();
});

it('offers the year and the last three months', () => {
  expect(periodsAt(new Date('2026-01-31T12:00:00+08:00')).map(({ word, month }) => [word, month])).toEqual([
    ...[
      ['这一年', undefined],
      ['这个月', '2026-01'],
      ['12 月', '2025-12'],
      ['11 月', '2025-11'],
    ],
  ]);
});
