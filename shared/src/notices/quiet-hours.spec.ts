// When may somebody be disturbed, to the millisecond?
import { quietUntil, tellableAt } from './quiet-hours.js';

const at = (text: string): Date => new Date(`${text}+08:00`);

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T06:59:59.999', '2026-11-24T07:00:00'],
    ['2026-11-24T00:00:00.000', '2026-11-24T07:00:00'],
    ['2026-11-24T21:00:00.000', '2026-11-25T07:00:00'],
    ['2026-11-24T23:59:59.999', '2026-11-25T07:00:00'],
    ['2026-12-31T22:00:00.000', '2027-01-01T07:00:00'],
    ['2028-02-28T22:00:00.000', '2028-02-29T07:00:00'],
  ])('at %s last until %s', (now, until) => {
    expect(quietUntil(at(now))).toEqual(at(until));
    expect(tellableAt(at(now), false)).toEqual(at(until));
  });

  it.each(['2026-11-24T07:00:00.000', '2026-11-24T12:00:00.000', '2026-11-24T20:59:59.999'])('are not at %s', (now) => {
    expect(quietUntil(at(now))).toBeUndefined();
    expect(tellableAt(at(now), false)).toEqual(at(now));
  });

  it('do not hold back what is urgent', () => {
    const night = at('2026-11-24T03:00:00');
    expect(tellableAt(night, true)).toEqual(night);
  });
});
