// Is an errand said so that everybody understands where it stands, what it costs and what happens next?
import { errandStates, lineStandings } from '@kehuoyou/shared';
import { aLine, anErrand, askedBack, aSummary, NOW } from '../testing/errands/errand-case';
import { linesAgain } from './again';
import { amountWords, lineStandingWords, stateMark, thingsWords, yuanWords } from './errand-words';
import { fenIn } from '../ui/fields/fen-in';
import { headline, platesOf, rowNote } from './headline';
import { buyerMark } from './deeds/buyer-words';
import { deedName, deedTitle } from './deeds/deed-words';
import { storyOf } from './whole/whole-words';

it.each([
  ['12.5', 1_250],
  ['12', 1_200],
  ['０.０５', 5],
  [' 35 元', 3_500],
  ['8块', 800],
  ['', undefined],
  ['0', undefined],
  ['1.234', undefined],
  ['-3', undefined],
  ['十', undefined],
  ['1e5', undefined],
])('%j yuan are %j fen', (text, fen) => {
  expect(fenIn(text)).toBe(fen);
});

it('writes whole yuan without their fen, and others with them', () => {
  expect([yuanWords(2_000), yuanWords(1_250), yuanWords(5)]).toEqual(['20 元', '12.50 元', '0.05 元']);
});

it('names two things, and says how many there are', () => {
  const lines = [aLine(1, '加碘盐'), aLine(2, '酱油', { unit: '瓶', amount: 1 }), aLine(3, '灯泡')];
  expect(thingsWords(lines.slice(0, 2))).toBe('加碘盐 2 包、酱油 1 瓶');
  expect(thingsWords(lines)).toBe('加碘盐 2 包、酱油 1 瓶等 3 样');
});

it('asks for the same again with the ceiling that was said', () => {
  const [plain, part, free] = linesAgain([
    aLine(1, '盐', { maxFen: 800 }),
    aLine(2, '醋', { maxFen: 1_250 }),
    aLine(3, '种'),
  ]);
  expect([plain?.most, part?.most, free?.most]).toEqual(['8', '12.50', '']);
  expect(plain && amountWords(plain)).toBe('盐 2 包');
});

it('has a word and a shape for every state, and a word for every standing of a thing', () => {
  for (const state of errandStates) {
    expect(stateMark(state).word).not.toBe('');
    expect(headline({ ...aSummary, state }, NOW).figure).not.toBe('');
  }
  const words = lineStandings.map((standing) =>
    lineStandingWords(aLine(1, '盐', { standing, fen: 600, proposal: { line: 1, instead: '海盐', fen: 1_000 } })),
  );
  expect(words).toEqual([
    '价钱看着买',
    '要问：换成海盐，要 10 元',
    '答应了换成海盐，要 10 元',
    '没答应换成海盐，要 10 元',
    '花了 6 元',
    '没买',
  ]);
  expect(lineStandingWords(aLine(1, '盐', { standing: 'bought', fen: 600, instead: '海盐' }))).toBe(
    '换成海盐，花了 6 元',
  );
});

it('promises no message but the two that come: bought, and at the point', () => {
  expect(headline(anErrand, NOW).note).toBe('买好了告诉您');
});

describe('what the keeper buys himself', () => {
  const shop = { ...anErrand, state: 'bought' as const, buyer: { id: 'GXS', name: '县供销社' } };
  const own = { ...shop, buyer: anErrand.point };
  const given = [...anErrand.steps, { type: 'hand_over' as const, at: '2026-12-01T02:00:00.000Z' }];

  it('goes to the shelf, and onto no bus', () => {
    expect([deedName('hand_over', own), deedTitle('hand_over', own)]).toEqual(['放到架上', '放到架上，装了几袋']);
    expect(headline(own, NOW).note).toBe('等站长放到架上');
    expect(buyerMark(own).word).toBe('买好了，要上架');
    expect(storyOf({ ...own, steps: given }, NOW)[0]?.title).toBe('装好了，带去服务点');
  });

  it('is told from what a shop buys, which goes by bus', () => {
    expect([deedName('hand_over', shop), deedTitle('hand_over', shop)]).toEqual(['交给班车', '交给班车，装了几袋']);
    expect(buyerMark(shop).word).toBe('买好了，要上车');
    expect(storyOf({ ...shop, steps: given }, NOW)[0]?.title).toBe('交给班车');
  });
});

describe('the headline', () => {
  it('says until when an answer is waited for', () => {
    expect(headline(askedBack, NOW)).toMatchObject({
      figure: '有事要问您',
      note: '等您到 今天 18:00',
      state: 'careful',
    });
    expect(rowNote(askedBack, NOW)).toBe('今天 18:00 以前回，今天 09:00 托的');
    const waits = '这几天没有能带货去的班车，请问调度';
    expect(rowNote({ ...aSummary, state: 'bought', waits }, NOW)).toContain(waits);
  });

  it('says where it lies and what it cost, also for the ear', () => {
    const pieces = [
      { waybill: 'DG00000018', shelf: '2-3-0018' },
      { waybill: 'DG00000026', shelf: '2-3-0018' },
    ];
    const ready = { ...anErrand, state: 'ready' as const, pieces, paidFen: 1_250 };
    expect(platesOf(ready)).toEqual(['2-3-0018']);
    expect(headline(ready, NOW)).toMatchObject({ figure: '到了，来拿', note: '下谢村服务点' });
    const elsewhere = pieces.map((piece) => ({ ...piece, point: { id: 'P1', name: '俞坊村客货邮服务点' } }));
    expect(headline({ ...ready, pieces: elsewhere }, NOW).note).toBe('俞坊村服务点');
    expect(headline(ready, NOW).spoken).toMatch(/^加碘盐两包。到了，来拿，下谢村服务点。一共十二元五角。二号架，三层/);
  });

  it('says with which bus it comes, and why it was not bought', () => {
    const bus = {
      ...{ tripId: 'T', serviceDate: '2026-12-01', routeName: 'K12', headsign: '长校镇' },
      ...{ departure: '2026-12-01T15:28:00+08:00', arrival: '2026-12-01T16:10:00+08:00' },
    };
    expect(headline({ ...anErrand, state: 'on_bus', bus }, NOW).note).toBe('约 今天 16:10 到');
    expect(headline({ ...anErrand, state: 'bought', bus }, NOW).note).toBe('约 今天 16:10 到');
    expect(headline({ ...anErrand, state: 'bought' }, NOW).note).toBe('等车带回来');
    expect(headline({ ...anErrand, state: 'cannot', reason: '几家店都没有' }, NOW).spoken).toContain('几家店都没有');
    const waits = '这几天没有能带货去的班车，请问调度';
    expect(headline({ ...anErrand, state: 'bought', waits }, NOW).spoken).toContain(waits);
    expect(headline({ ...anErrand, state: 'asked', waits }, NOW).spoken).not.toContain(waits);
  });
});
