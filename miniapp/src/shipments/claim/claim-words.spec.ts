// Is it said that a company which promised to pay has not paid, and what to do then?
import type { Claim } from '@kehuoyou/shared';
import { claimHeadline } from './claim-words';

const claim = { state: 'accepted', agreedFen: 300, dueAt: '2026-12-09T10:00:00+08:00', steps: [] } as unknown as Claim;

it.each([
  ['2026-12-09T09:00:00+08:00', /公司答应了，.*前付/, 'now'],
  ['2026-12-09T11:00:00+08:00', /没有按时付，可以请县里定/, 'careful'],
] as const)('at %s', (now, note, mark) => {
  const said = claimHeadline(claim, new Date(now));
  expect(said.note).toMatch(note);
  expect(said).toMatchObject({ mark, figure: '赔 3 元' });
});
