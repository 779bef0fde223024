// Does the form send what was meant, say what is missing, and answer at once what no bus may bring?
import { aLine, aSummary } from '../../testing/errands/errand-case';
import { linesAgain, linesOf } from '../again';
import { blankDraft, blankLine } from '../errand-draft';
import type { DraftLine, ErrandDraft } from '../errand-draft';
import { meantLine, SHOWN, SPOKEN, standInNeeds } from '../stand-ins';
import {
  askOf,
  ceilingTrouble,
  dayChips,
  lastOnes,
  lineTrouble,
  lineWords,
  sendTrouble,
  usualThings,
  wholeWords,
} from './ask-words';

const none = { pictures: [], recordings: [] };
const salt: DraftLine = { ...blankLine, what: ' 加碘盐 ', amount: 2, most: '8' };
const draft: ErrandDraft = { ...blankDraft({ name: ' 罗大山 ', phone: '199 0000-0001' }), lines: [salt] };

it('sends what was written, without the blanks, and nothing that was not said', () => {
  expect(askOf(draft, 'P1')).toEqual({
    lines: [{ what: '加碘盐', amount: 2, unit: '包', substitute: 'ask', maxFen: 800 }],
    ...{ pointId: 'P1', name: '罗大山', phone: '19900000001' },
  });
  const full = { ...draft, by: '2026-12-03', counter: 'P1', shopId: 'GXS', lines: [{ ...salt, most: '' }] };
  const ask = askOf(full, 'P1');
  expect(ask).toMatchObject({ by: '2026-12-03', forCaller: true, shopId: 'GXS' });
  expect(ask.lines[0]).not.toHaveProperty('maxFen');
});

it('says what is missing, one thing after the other', () => {
  expect(lineTrouble(blankLine)).toMatch(/先写要带什么/);
  expect(lineTrouble({ ...salt, amount: 0 })).toMatch(/带多少/);
  expect(lineTrouble(salt)).toBeUndefined();
  expect(ceilingTrouble({ ...salt, most: '八块' })).toMatch(/写数字/);
  expect(ceilingTrouble({ ...salt, most: '5001' })).toMatch(/最多 5000 元/);
  expect(ceilingTrouble({ ...salt, most: '5000' })).toBeUndefined();
  const dear = [1, 2, 3].map((no) => ({ ...salt, what: `水泵 ${no}`, most: '4000' }));
  expect(sendTrouble({ ...draft, lines: dear }, none)).toMatch(/^一份一共最多 10000 元/);
  expect(sendTrouble({ ...draft, lines: dear.slice(1) }, none)).toBeUndefined();
  expect(sendTrouble(draft, none)).toBeUndefined();
  expect(sendTrouble({ ...draft, who: { name: '', phone: '' } }, none)).toMatch(/您的名字/);
  expect(sendTrouble({ ...draft, counter: 'P1', who: { name: '', phone: '' } }, none)).toMatch(/替谁/);
  expect(sendTrouble({ ...draft, who: { name: '罗', phone: '1990000' } }, none)).toMatch(/座机要带区号/);
  expect(sendTrouble({ ...draft, lines: [salt, blankLine] }, none)).toMatch(/先写要带什么/);
});

it('helps whoever rings from a land line', () => {
  const rung = { ...draft, counter: 'P1', who: { name: '罗阿婆', phone: ' ０598 8223344' } };
  expect(sendTrouble(rung, none)).toBeUndefined();
  expect(askOf(rung, 'P1').phone).toBe('05988223344');
});

describe('what was said or shown instead of written', () => {
  it('stands for the thing that was being written, and for no other', () => {
    const [before, later] = [
      { pictures: ['A'], recordings: [] },
      { pictures: ['A'], recordings: ['R'] },
    ];
    expect(meantLine(blankLine, before).what).toBe('照片上的');
    expect(meantLine(blankLine, later).what).toBe('录音里说的');
    // The picture is of the salt, which is written already.
    expect(meantLine(blankLine, before, before)).toBe(blankLine);
    expect(meantLine(blankLine, later, before)).toEqual({ ...SPOKEN, own: ['R'] });
    expect(meantLine(salt, none)).toBe(salt);
    // As many as before, and another.
    expect(meantLine(blankLine, { pictures: ['B'], recordings: [] }, before)).toEqual({ ...SHOWN, own: ['B'] });
  });

  it('does not go with another’s in the place of its own', () => {
    const lines = [
      { ...SHOWN, own: ['A'] },
      { ...salt, own: ['B'] },
    ];
    expect(sendTrouble({ ...draft, lines }, { pictures: ['A', 'B'], recordings: [] })).toBeUndefined();
    // As many, and the one is the salt's.
    expect(sendTrouble({ ...draft, lines }, { pictures: ['B'], recordings: [] })).toMatch(/照片没有了/);
    // Taken once more it is there again.
    expect(sendTrouble({ ...draft, lines }, { pictures: ['B', 'C'], recordings: [] })).toBeUndefined();
    expect(sendTrouble({ ...draft, lines }, { pictures: ['B'], recordings: ['R'] })).toMatch(/照片没有了/);
  });

  it('does not go without it', () => {
    const said = { ...draft, lines: [salt, SPOKEN] };
    expect(sendTrouble(said, { pictures: ['A', 'B'], recordings: ['R'] })).toBeUndefined();
    expect(sendTrouble(said, { pictures: ['A', 'B'], recordings: [] })).toMatch(/录的音没有了/);
    expect(sendTrouble({ ...draft, lines: [SHOWN] }, { pictures: [], recordings: ['R'] })).toMatch(/照片没有了/);
    // Nor where it is lost on its way.
    expect([[salt], [salt, SPOKEN], [SHOWN, SPOKEN]].map(standInNeeds)).toEqual([
      [],
      ['recordings'],
      ['recordings', 'pictures'],
    ]);
  });

  it('is not offered again: it is not there any more', () => {
    const lines = [aLine(1, SPOKEN.what), aLine(2, '酱油')];
    expect(lastOnes([{ ...aSummary, lines }])[0]?.lines.map(({ what }) => what)).toEqual(['酱油']);
    expect(lastOnes([{ ...aSummary, lines: [aLine(1, SHOWN.what)] }])).toEqual([]);
    expect(linesAgain(lines).map(({ what }) => what)).toEqual(['酱油']);
    // What the server has not taken is still on the phone, with its recording.
    expect(linesOf(lines)).toHaveLength(2);
  });
});

it.each(['两包红塔山香烟', '敌敌畏', '鞭炮', '一桶汽油'])('refuses %s before it is sent', (what) => {
  expect(lineTrouble({ ...salt, what })).toMatch(/带不了/);
});

it('keeps numbers of phones and papers out of what whoever buys reads', () => {
  expect(lineTrouble({ ...salt, what: '盐，打 19900000077' })).toMatch(/不要写电话/);
});

it('refuses cigarettes by how they are counted, and lets a flower of the same name through in its pot', () => {
  expect(lineTrouble({ ...salt, what: '牡丹', unit: '包' })).toMatch(/带不了/);
  expect(lineTrouble({ ...salt, what: '牡丹', unit: '盆' })).toBeUndefined();
});

it('offers only what may be brought', () => {
  for (const line of usualThings) expect([line.what, lineTrouble(line)]).toEqual([line.what, undefined]);
});

it('offers what was asked for last, the same things once, and nothing of a caller', () => {
  const errands = [
    aSummary,
    { ...aSummary, id: 'E2' },
    { ...aSummary, id: 'E3', forCaller: true, lines: [aLine(1, '尿素')] },
    ...['酱油', '醋', '灯泡'].map((what) => ({ ...aSummary, id: what, lines: [aLine(1, what)] })),
  ];
  expect(lastOnes(errands).map(({ id }) => id)).toEqual(['E1', '酱油', '醋']);
});

it('offers the next days, and the one that was chosen', () => {
  expect(dayChips('2026-12-01', undefined).map(({ word }) => word)).toEqual(['不急', '今天', '明天', '后天']);
  expect(dayChips('2026-12-01', '2026-12-09').map(({ word }) => word)).toContain('12月9日（周三）');
});

it('says all of it once more, with a sum where every thing has a ceiling', () => {
  expect(lineWords(salt)).toEqual({ title: '加碘盐 2 包', note: '最多 8 元；没有的话，先问我' });
  const two = { lines: [salt, { ...salt, what: '稻种', unit: '袋', most: '30' }] };
  expect(wholeWords(two, '下谢村服务点')).toEqual({
    sum: '一共最多 38 元',
    spoken: '托人带加碘盐两包，稻种两袋，一共最多三十八元，到下谢村服务点拿。',
  });
  expect(wholeWords({ lines: [salt, { ...salt, most: '' }] }, '').sum).toBeUndefined();
});
