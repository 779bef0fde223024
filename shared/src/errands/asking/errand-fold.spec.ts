// Does an errand say the same in whatever order its facts come, and the right thing when two cross each other?
import fc from 'fast-check';
import { destination, unreachableStates } from '../../moves.js';
import type { AskedLine, ErrandFact } from './errand-fact.js';
import { foldErrand } from './errand-fold.js';
import { errandMoveNames, errandMoves, errandsOver, errandStates, pieceMoveNames, pieceMoves } from './errand-state.js';
import { errandPolicy } from '../errands.policy.js';
import { errandWaybill, ERRAND_WAYBILLS, isErrandWaybill } from './errand-waybill.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const lines: readonly AskedLine[] = [
  { what: '水稻种子', amount: 2, unit: '袋', maxFen: 9_000, substitute: 'no' },
  { what: '加碘盐', amount: 3, unit: '包', maxFen: 600, substitute: 'ask' },
];
let count = 0;
/** A fact at so many minutes past eight. */
function fact(minutes: number, type: ErrandFact['type'], says: Partial<ErrandFact> = {}): ErrandFact {
  const at = new Date(Date.parse('2026-12-01T08:00:00+08:00') + minutes * 60_000).toISOString();
  return { eventId: String((count += 1)).padStart(4, '0'), type, at, ...says };
}
const bought = [
  { line: 1, fen: 8_600 },
  { line: 2, fen: 550, instead: '低钠盐' },
];

describe('the table', () => {
  it('leads everywhere from what was asked, and out of what is cancelled nowhere', () => {
    // Where nobody's deed leads, pieces do.
    const scanned: readonly string[] = Object.values(pieceMoves);
    expect(unreachableStates(errandMoves, 'asked').filter((state) => !scanned.includes(state))).toEqual([]);
    expect(errandMoves.cancelled).toEqual({});
    expect([...errandsOver].every((state) => errandStates.includes(state))).toBe(true);
  });

  it('lets nobody cancel or buy again what is bought', () => {
    for (const state of Object.values(pieceMoves))
      for (const move of ['cancel', 'buy', 'ask_back', 'accept', 'answer'] as const)
        expect([state, move, destination(errandMoves, state, move)]).toEqual([state, move, undefined]);
    const madeByNobody = [...errandMoveNames, ...pieceMoveNames].filter((move) => !(move in errandPolicy));
    expect(madeByNobody).toEqual(['lapse', 'ride', 'unload', 'shelve', 'hand', 'lose']);
  });
});

describe('an errand', () => {
  it('is asked back once, bought as agreed, and handed out', () => {
    const asked = fact(20, 'ask_back', { proposals: [{ line: 2, instead: '低钠盐' }], until: 'x' });
    const story = [fact(10, 'accept'), asked];
    expect(foldErrand(lines, story)).toMatchObject({ state: 'asked_back', answerBy: 'x', wasAskedBack: true });
    story.push(fact(30, 'answer', { yes: [2] }), fact(31, 'ask_back', { proposals: [{ line: 1, fen: 1 }] }));
    expect(foldErrand(lines, story)).toMatchObject({
      state: 'accepted',
      lines: [{ standing: 'open' }, { standing: 'agreed', proposal: { instead: '低钠盐' } }],
      passedOver: [story[3]?.eventId],
    });
    story.push(fact(40, 'buy', { bought }), fact(50, 'hand_over', { pieces: 2 }));
    expect(foldErrand(lines, story)).toMatchObject({ state: 'bought', paidFen: 9_150, pieces: 2 });
    story.push(fact(60, 'ride', { piece: 1 }));
    expect(foldErrand(lines, story).state).toBe('on_bus');
    story.push(fact(61, 'ride', { piece: 2 }), fact(62, 'unload', { piece: 1 }), fact(63, 'unload', { piece: 2 }));
    expect(foldErrand(lines, story).state).toBe('bought');
    story.push(fact(70, 'shelve', { piece: 1 }), fact(71, 'shelve', { piece: 2 }), fact(72, 'hand', { piece: 1 }));
    expect(foldErrand(lines, story).state).toBe('ready');
    story.push(fact(73, 'lose', { piece: 2, reason: '找不到了' }));
    expect(foldErrand(lines, story).state).toBe('handed');
  });

  it('is bought where it was bought before it was cancelled, and cancelled where it was bought after', () => {
    const taken = fact(10, 'accept');
    const before = foldErrand(lines, [taken, fact(30, 'cancel'), fact(20, 'buy', { bought })]);
    expect(before).toMatchObject({ state: 'bought', paidFen: 9_150 });
    const after = foldErrand(lines, [taken, fact(30, 'cancel', { reason: '不用了' }), fact(40, 'buy', { bought })]);
    expect(after).toMatchObject({ state: 'cancelled', reason: '不用了', lines: [{ standing: 'open' }, {}] });
    expect(after.paidFen).toBeUndefined();
  });

  it('takes no answer for a no, and what nobody took for not bought', () => {
    const back = fact(20, 'ask_back', { proposals: [{ line: 2, fen: 900 }], until: 'x' });
    const lapsed = foldErrand(lines, [fact(10, 'accept'), back, fact(30, 'lapse'), fact(31, 'answer', { yes: [2] })]);
    expect(lapsed).toMatchObject({ state: 'accepted', lines: [{ standing: 'open' }, { standing: 'declined' }] });
    expect(foldErrand(lines, [fact(30, 'lapse', { reason: '没人接' })])).toMatchObject({
      state: 'cannot',
      reason: '没人接',
      lines: [{ standing: 'not_bought' }, { standing: 'not_bought' }],
    });
  });

  it('is lost when all of it is, and found again', () => {
    const sent = [fact(10, 'accept'), fact(20, 'buy', { bought }), fact(30, 'hand_over', { pieces: 1 })];
    const lost = [...sent, fact(40, 'ride', { piece: 1 }), fact(50, 'lose', { piece: 1, reason: '找不到了' })];
    expect(foldErrand(lines, lost)).toMatchObject({ state: 'cannot', reason: '找不到了' });
    const found = foldErrand(lines, [...lost, fact(60, 'shelve', { piece: 1 })]);
    expect([found.state, found.reason]).toEqual(['ready', undefined]);
  });

  it('never gives back more than was paid', () => {
    const story = [fact(10, 'accept'), fact(20, 'buy', { bought }), fact(30, 'returned', { fen: 9_000 })];
    const more = foldErrand(lines, [...story, fact(40, 'returned', { fen: 151 }), fact(50, 'returned', { fen: 150 })]);
    expect(more).toMatchObject({ returnedFen: 9_150, passedOver: [expect.any(String)] });
  });

  const anyFact = fc
    .record({
      minutes: fc.integer({ min: 0, max: 8 }),
      type: fc.constantFrom(...errandMoveNames, ...pieceMoveNames, 'hand_over' as const, 'returned' as const),
      piece: fc.constantFrom(undefined, 1, 2, 3),
      line: fc.constantFrom(1, 2),
      fen: fc.integer({ min: 1, max: 900 }),
    })
    .map(({ minutes, type, piece, line, fen }) =>
      fact(minutes, type, {
        ...(piece === undefined ? {} : { piece }),
        ...{ proposals: [{ line, fen }], until: 'x', yes: [line], bought: [{ line, fen }], pieces: 2, fen },
      }),
    );

  it('is the same for every order and repetition of its facts', () => {
    const uploads = fc.array(anyFact, { minLength: 1, maxLength: 14 }).chain((all) =>
      fc.record({
        all: fc.constant(all),
        first: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.array(fc.constantFrom(...all), { maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(uploads, ({ all, first, again }) => {
        expect(foldErrand(lines, [...again, ...first])).toEqual(foldErrand(lines, all));
      }),
      { seed, numRuns: 1_500 },
    );
  });

  it('is never bought and cancelled at once, returns no more than was paid, and says nothing by what it passes over', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 14 }), (all) => {
        const told = foldErrand(lines, all);
        if (told.state === 'cancelled') expect([told.paidFen, told.pieces]).toEqual([undefined, 0]);
        expect(told.returnedFen).toBeLessThanOrEqual(told.paidFen ?? 0);
        if (told.pieces > 0) expect(told.paidFen).toBeDefined();
        for (const silent of told.passedOver) {
          const without = foldErrand(
            lines,
            all.filter(({ eventId }) => eventId !== silent),
          );
          expect({ ...without, passedOver: [] }).toEqual({ ...told, passedOver: [] });
        }
      }),
      { seed, numRuns: 600 },
    );
  });
});

it('numbers pieces so that one wrong digit is noticed', () => {
  expect(errandWaybill(0)).toBe('DG00000000');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: ERRAND_WAYBILLS - 1 }),
      fc.nat(7),
      fc.integer({ min: 1, max: 9 }),
      (number, at, off) => {
        const waybill = errandWaybill(number);
        expect(isErrandWaybill(waybill)).toBe(true);
        const digit = (Number(waybill[at + 2]) + off) % 10;
        expect(isErrandWaybill(waybill.slice(0, at + 2) + String(digit) + waybill.slice(at + 3))).toBe(false);
      },
    ),
    { seed, numRuns: 300 },
  );
  expect(() => errandWaybill(ERRAND_WAYBILLS)).toThrow(RangeError);
  expect(isErrandWaybill('YT1234567890')).toBe(false);
});
