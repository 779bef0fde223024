// Does an errand stand as it was said here, as long as the server has not heard it, and no further than it can?
import { errandsApi, errandStates } from '@kehuoyou/shared';
import { askedBack, anErrand } from '../testing/errands/errand-case';
import { asSaidHere, markOf } from './said-here';
import type { SaidDeed } from './said-here';

const say = (deed: SaidDeed, order = 1, body: Readonly<Record<string, unknown>> = {}, id = 'E1') => ({
  ...{ url: errandsApi[deed].path.replace(':id', id), body, order, state: 'waiting' as const },
});

it('agrees to what was agreed to, and declines the rest', () => {
  const proposal = { line: 2, fen: 900 };
  const [first, second] = askedBack.lines;
  if (first === undefined || second === undefined) throw new Error('two things were asked for');
  const both = { ...askedBack, lines: [first, { ...second, standing: 'asked_back' as const, proposal }] };
  const said = asSaidHere(both, [say('answer', 1, { yes: [2] })]);
  expect([said.state, said.unsent, said.may]).toEqual(['accepted', 'answer', []]);
  expect(said.lines.map(({ standing }) => standing)).toEqual(['declined', 'agreed']);
  expect(markOf(said).word).toBe('还没发出去');
});

it('takes one after the other, in the order in which they were said', () => {
  const said = asSaidHere(askedBack, [say('cancel', 2), say('answer', 1, { yes: [] })]);
  expect([said.state, said.unsent]).toEqual(['cancelled', 'cancel']);
});

it('leaves alone what is another’s, was refused, or cannot be any more', () => {
  expect(asSaidHere(anErrand, [say('cancel', 1, {}, 'E2'), { ...say('cancel'), state: 'refused' }])).toBe(anErrand);
  for (const state of errandStates.filter((each) => !['asked', 'accepted', 'asked_back'].includes(each)))
    expect(asSaidHere({ ...anErrand, state }, [say('cancel')]).unsent).toBeUndefined();
  expect(asSaidHere(anErrand, [say('cannot')])).toMatchObject({ state: 'cannot', unsent: 'cannot' });
});
