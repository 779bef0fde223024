// Does every state have its shape and its word, and does a picture of boxes say what it counts?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/react';
import { ShelfPlate, spokenPlate } from '../cards/shelf-plate';
import { BoxSquares, spokenSquares } from './box-squares';
import type { SquareKind } from './box-squares';
import { StateMark, stateKinds } from './state-mark';

const sheet = readFileSync(join(__dirname, 'state-mark.scss'), 'utf8').replace(/\{\s+/g, '{ ');

it.each(stateKinds)('%s has a shape of its own that no other has, and a colour', (state) => {
  const shape = new RegExp(`\\.state-${state} \\.state-shape \\{ --shape: url\\('\\./(shapes/[a-z]+\\.svg)'\\)`).exec(
    sheet,
  )?.[1];
  const drawing = readFileSync(join(__dirname, shape ?? 'none'), 'utf8');
  for (const other of stateKinds.filter((each) => each !== state))
    expect(readFileSync(join(__dirname, `shapes/${other}.svg`), 'utf8')).not.toBe(drawing);
  const colours = [...sheet.matchAll(/((?:\.state-\w+,\n)*\.state-\w+) \{ color: var\(--\w+\)/g)];
  expect(colours.filter(([, selectors]) => selectors?.split(',\n').includes(`.state-${state}`))).toHaveLength(1);
});

it('a state is read by its word; its shape is an ornament', () => {
  const { container } = render(<StateMark state="careful" word="还有 12 天" />);
  expect(container.textContent).toBe('还有 12 天');
  expect(container.querySelector('.state-shape')?.getAttribute('aria-hidden')).toBe('true');
  expect(container.querySelector('.state-careful')).toBeTruthy();
});

describe('thirty boxes', () => {
  const squares: SquareKind[] = [
    ...Array.from({ length: 22 }, (_, index): SquareKind => (index === 17 ? 'bad' : 'in')),
    ...Array.from({ length: 6 }, (): SquareKind => 'on'),
    'late',
    'late',
  ];
  const words = { in: '到了', on: '在车上', late: '改坐下一班', bad: '有事' };

  it('are thirty squares, counted in words below', () => {
    const { container } = render(<BoxSquares squares={squares} words={words} />);
    expect(container.querySelectorAll('.squares-field .square')).toHaveLength(30);
    expect([...container.querySelectorAll('.squares-word')].map(({ textContent }) => textContent)).toEqual([
      '到了 21',
      '在车上 6',
      '改坐下一班 2',
      '有事 1',
    ]);
  });

  it('are one sentence for the ear', () => {
    render(<BoxSquares squares={squares} words={words} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      '一共 30 箱，到了 21 箱，在车上 6 箱，改坐下一班 2 箱，有事 1 箱。',
    );
    expect(spokenSquares([], words, '袋')).toBe('一共 0 袋。');
  });
});

describe('a shelf code', () => {
  it('is one plate in three sizes, and only the large one names its parts', () => {
    const { container } = render(
      <>
        <ShelfPlate code="2-3-3882" size="large" />
        <ShelfPlate code="2-3-3882" />
        <ShelfPlate code="2-3-3882" size="small" />
      </>,
    );
    expect([...container.querySelectorAll('.plate')].map(({ textContent }) => textContent)).toEqual([
      '2号架3层3882单号后四位',
      '2-3-3882',
      '2-3-3882',
    ]);
    expect(screen.getAllByRole('img', { name: '2 号架，3 层，三 八 八 二' })).toHaveLength(3);
  });

  it('of another form stays whole, and is said figure by figure', () => {
    const { container } = render(<ShelfPlate code="A12" size="large" />);
    expect(container.querySelector('.plate-large')).toBeNull();
    expect(spokenPlate('A12')).toBe('A幺二');
  });
});
