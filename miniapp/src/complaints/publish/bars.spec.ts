// Is everything covered that was marked, and nothing else, by no more bars than the server takes?
import { BAR_SCALE, MOST_BARS } from '@kehuoyou/shared';
import fc from 'fast-check';
import { barsOf, mouseGrid, thumbGrid, toggled } from './bars';
import type { Grid } from './bars';

/** The fields whose middle lies under a bar. */
function under(bars: ReturnType<typeof barsOf>, { columns, rows }: Grid): Set<number> {
  const found = new Set<number>();
  for (let field = 0; field < columns * rows; field += 1) {
    const x = (((field % columns) + 0.5) * BAR_SCALE) / columns;
    const y = ((Math.floor(field / columns) + 0.5) * BAR_SCALE) / rows;
    if (bars.some(({ left, top, width, height }) => x > left && x < left + width && y > top && y < top + height))
      found.add(field);
  }
  return found;
}

describe.each([thumbGrid, mouseGrid])('a grid of $columns by $rows', (grid) => {
  const fields = fc.uniqueArray(fc.nat(grid.columns * grid.rows - 1)).map((list) => new Set(list));

  it('covers what was marked and nothing else', () => {
    fc.assert(
      fc.property(fields, (covered) => {
        const bars = barsOf(covered, grid);
        expect(under(bars, grid)).toEqual(covered);
        expect(bars.length).toBeLessThanOrEqual(MOST_BARS);
        for (const { left, top, width, height } of bars) {
          expect(Math.min(left, top, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
          expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(BAR_SCALE);
        }
      }),
    );
  });

  it('is open again where it is pressed a second time', () => {
    fc.assert(
      fc.property(fields, fc.nat(grid.columns * grid.rows - 1), (covered, field) => {
        expect(toggled(toggled(covered, field), field)).toEqual(covered);
        expect(toggled(covered, field).has(field)).toBe(!covered.has(field));
      }),
    );
  });
});
