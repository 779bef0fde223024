// Do the tables of notices and announcements hang together?
import { movesFrom, unreachableStates } from '../moves.js';
import {
  announcementMoves,
  deliveryMoves,
  deliveryStates,
  noticeKinds,
  noticeOutcomes,
  noticeRules,
} from './notice-kind.js';

describe('the table of notices', () => {
  const pairs = noticeKinds.flatMap((kind) => {
    const { undoes } = noticeRules[kind];
    return undoes === undefined ? [] : [[undoes, kind] as const];
  });

  it.each(pairs)('ranks %s no lower than %s, which takes it back', (earlier, later) => {
    const rule = noticeRules[later];
    const undone = noticeRules[earlier];
    expect(undone.priority).toBeLessThanOrEqual(rule.priority);
    expect(undone.leaveOver).toBeLessThan(rule.leaveOver);
    expect(undone.template).toBe(rule.template);
  });

  it('gives the last acceptance of every template to something', () => {
    const templates = new Set(noticeKinds.map((kind) => noticeRules[kind].template));
    for (const template of templates) {
      const ofTemplate = noticeKinds.filter((kind) => noticeRules[kind].template === template);
      expect(Math.min(...ofTemplate.map((kind) => noticeRules[kind].leaveOver))).toBe(0);
    }
  });
});

describe('the life of a delivery', () => {
  it('ends with every outcome but that nobody was reached, and begins with none', () => {
    expect(unreachableStates(deliveryMoves, 'open')).toEqual([]);
    expect(deliveryStates.filter((state) => movesFrom(deliveryMoves, state).length === 0)).toEqual(['closed']);
    expect([...movesFrom(deliveryMoves, 'open'), 'shown'].sort()).toEqual([...noticeOutcomes].sort());
    expect(movesFrom(deliveryMoves, 'open').filter((move) => deliveryMoves.open[move] === 'open')).toEqual([
      'not_reached',
    ]);
  });
});

describe('the life of an announcement', () => {
  it('reaches every state', () => {
    expect(unreachableStates(announcementMoves, 'checking')).toEqual([]);
  });

  it('lets no machine refuse anything', () => {
    expect(Object.keys(announcementMoves.checking)).not.toContain('refuse');
  });
});
