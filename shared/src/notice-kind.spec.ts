// Do the tables of notices and announcements hang together?
import { unreachableStates } from './moves.js';
import { announcementMoves, noticeKinds, noticeRules } from './notice-kind.js';

describe('the table of notices', () => {
  it.each(noticeKinds)('ranks %s no lower than what takes it back', (kind) => {
    const rule = noticeRules[kind];
    if (rule.undoes === undefined) return;
    const undone = noticeRules[rule.undoes];
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

describe('the life of an announcement', () => {
  it('reaches every state', () => {
    expect(unreachableStates(announcementMoves, 'checking')).toEqual([]);
  });

  it('lets no machine refuse anything', () => {
    expect(Object.keys(announcementMoves.checking)).not.toContain('refuse');
  });
});
