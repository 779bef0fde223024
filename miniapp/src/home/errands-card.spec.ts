// Is home quiet about errands unless somebody has to do something?
import { aLine, askedBack, aSummary, NOW } from '../testing/errands/errand-case';
import { errandsCard } from './errands-card';

it('says nothing while it is on its way', () => {
  expect(errandsCard([], NOW)).toBeUndefined();
  expect(
    errandsCard([aSummary, { ...aSummary, state: 'on_bus' }, { ...aSummary, state: 'handed' }], NOW),
  ).toBeUndefined();
});

it('asks before it tells: the question that ends first stands above what has come', () => {
  const ready = {
    ...aSummary,
    id: 'E2',
    state: 'ready' as const,
    paidFen: 650,
    pieces: [{ waybill: 'D', shelf: '2-3-0018' }],
  };
  const later = { ...askedBack, id: 'E3', answerBy: '2026-12-02T10:00:00.000Z' };
  expect(errandsCard([later, ready, askedBack], NOW)).toMatchObject({
    id: 'E1',
    figure: '有事要问您',
    note: '等您到 今天 18:00',
  });
  expect(errandsCard([ready], NOW)).toMatchObject({
    id: 'E2',
    figure: '1 份',
    shelf: '2-3-0018',
    more: '加碘盐 2 包，花了 6.50 元',
  });
});

it('leads to the list, and says so to the ear, where several have come: each has a plate of its own', () => {
  const ready = { ...aSummary, state: 'ready' as const, pieces: [{ waybill: 'D', shelf: '2-3-0018' }] };
  const card = errandsCard([ready, { ...ready, id: 'E2', lines: [aLine(1, '稻种')] }], NOW);
  expect(card).toMatchObject({ figure: '2 份', more: '加碘盐 2 包；稻种 2 包' });
  expect(card?.spoken).toBe('两份到了，来拿：加碘盐 2 包，稻种 2 包。');
  expect([card?.id, card?.shelf]).toEqual([undefined, undefined]);
});
