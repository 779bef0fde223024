// Does a table of moves allow exactly what stands in it, and does every state of ours come up in it?
import fc from 'fast-check';
import { destination, movesFrom, unreachableStates, waysOf } from './moves.js';
import type { Moves } from './moves.js';
import { invitationMoves, invitationStates } from './accounts/invitation.js';
import { pointMoves, pointStatuses } from './network/point-status.js';
import { feedImportMoves, feedImportStates } from './timetable/importing/feed-import.js';

type Light = 'red' | 'green' | 'broken';
type Turn = 'go' | 'stop' | 'break';

const lights: Moves<Light, Turn> = {
  red: { go: 'green', break: 'broken' },
  green: { stop: 'red', break: 'broken' },
  broken: {},
};

/** Names that every object carries without having been given them. */
const inherited = ['constructor', 'prototype', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe('a table of moves', () => {
  it('leads where it says', () => {
    expect(destination(lights, 'red', 'go')).toBe('green');
    expect(destination(lights, 'green', 'break')).toBe('broken');
  });

  it('refuses a move that is not in the row of the state', () => {
    expect(destination(lights, 'green', 'go')).toBeUndefined();
    expect(destination(lights, 'broken', 'go')).toBeUndefined();
  });

  it('offers moves in the order of the table', () => {
    expect(movesFrom(lights, 'green')).toEqual(['stop', 'break']);
    expect(movesFrom(lights, 'broken')).toEqual([]);
  });

  it.each(inherited)('takes "%s" neither for a move nor for a state', (name) => {
    expect(destination(lights, 'red', name as Turn)).toBeUndefined();
    expect(destination(lights, name as Light, 'go')).toBeUndefined();
    expect(destination(lights, name as Light, 'name' as Turn)).toBeUndefined();
    expect(movesFrom(lights, name as Light)).toEqual([]);
  });

  it('knows no state and no move but its own', () => {
    const listed = Object.entries(lights).flatMap(([state, row]) =>
      Object.entries(row).map(([move, to]) => `${state} ${move} ${to}`),
    );
    const word = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(lights), 'go', 'stop', 'break', ...inherited));
    fc.assert(
      fc.property(word, word, (state, move) => {
        const to = destination(lights, state as Light, move as Turn);
        const known = listed.find((each) => each.startsWith(`${state} ${move} `));
        expect(to === undefined ? undefined : `${state} ${move} ${to}`).toBe(known);
      }),
      { numRuns: 500 },
    );
  });

  it('gathers the states that a move may be made from by where it leads', () => {
    expect(waysOf(lights, 'break')).toEqual([{ to: 'broken', from: ['red', 'green'] }]);
    const turning: Moves<Light, 'turn' | 'stay'> = {
      red: { turn: 'green', stay: 'red' },
      green: { turn: 'red', stay: 'green' },
      broken: {},
    };
    expect(waysOf(turning, 'turn')).toEqual([
      { to: 'green', from: ['red'] },
      { to: 'red', from: ['green'] },
    ]);
    for (const name of inherited) expect(waysOf(lights, name as Turn)).toEqual([]);
  });

  it('names the states that nothing leads to', () => {
    expect(unreachableStates(lights, 'red')).toEqual([]);
    expect(unreachableStates(lights, 'broken')).toEqual(['red', 'green']);
    expect(unreachableStates({ ...lights, lost: { find: 'red' } } as Moves<string, string>, 'red')).toEqual(['lost']);
  });
});

describe('the life of a service point', () => {
  it('has a row for every status, and every status comes up', () => {
    expect(Object.keys(pointMoves)).toEqual([...pointStatuses]);
    expect(unreachableStates(pointMoves, 'planned')).toEqual([]);
  });

  it('opens only what was filed with the postal administration, and can take a closing back', () => {
    expect(pointStatuses.filter((status) => destination(pointMoves, status, 'open') === 'open')).toEqual(['filed']);
    expect(destination(pointMoves, 'closed', 'reopen')).toBe('open');
  });
});

describe('the lives of invitations and imports', () => {
  it('have a row for every state, and every state comes up but the one that is only how a reading looks', () => {
    expect(Object.keys(invitationMoves)).toEqual([...invitationStates]);
    expect(unreachableStates(invitationMoves, 'waiting')).toEqual([]);
    expect(Object.keys(feedImportMoves)).toEqual([...feedImportStates]);
    expect(unreachableStates(feedImportMoves, 'reading')).toEqual(['interrupted']);
  });

  it('let nothing be published that was not found sound', () => {
    expect(waysOf(feedImportMoves, 'publish')).toEqual([{ to: 'published', from: ['ready'] }]);
  });
});
