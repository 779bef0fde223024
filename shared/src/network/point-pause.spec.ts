// Is a point open through pauses, and does what is said hold whatever the plan?
import fc from 'fast-check';
import { addDays, isoOf } from '../clock.js';
import type { PointOpeningPlan } from './point-opening-plan.js';
import { pointOpeningAt, pauseAt, stretchesOn } from './point-opening.js';
import { today, seconds, at, plan, pause } from './testing/point-opening-cases.js';

describe('a pause', () => {
  it('shuts the point from its first moment until its last', () => {
    const paused = plan({ pauses: [pause(at('10:00'), at('11:00'))] });
    expect(pointOpeningAt(paused, at('10:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：盘点，今天 11:00 恢复',
      until: at('11:00').toISOString(),
    });
    expect(pointOpeningAt(paused, at('11:00')).open).toBe(true);
  });

  it('that begins before closing time ends the opening', () => {
    const paused = plan({ pauses: [pause(at('16:00'), at('00:00', 1))] });
    expect(pointOpeningAt(paused, at('15:00'))).toEqual({
      open: true,
      reason: 'open',
      sentence: '今天开到 16:00',
      until: at('16:00').toISOString(),
    });
  });

  it('of the afternoon keeps the morning from promising it', () => {
    expect(pointOpeningAt(plan({ pauses: [pause(at('11:00'), at('00:00', 1))] }), at('09:00')).sentence).toBe(
      '今天开到 11:00',
    );
    expect(pointOpeningAt(plan({ pauses: [pause(at('12:00'), at('00:00', 1))] }), at('09:00')).sentence).toBe(
      '今天开到 12:00',
    );
    expect(pointOpeningAt(plan({ pauses: [pause(at('13:00'), at('15:00'))] }), at('09:00')).sentence).toBe(
      '开到 12:00，15:00 再开',
    );
  });

  it('in the middle of a stretch says when it goes on', () => {
    expect(pointOpeningAt(plan({ pauses: [pause(at('15:00'), at('16:00'))] }), at('14:00')).sentence).toBe(
      '开到 15:00，16:00 再开',
    );
  });

  it('over the opening time moves the opening that is named', () => {
    const early = plan({ pauses: [pause(at('08:15'), at('10:00'))] });
    expect(pointOpeningAt(early, at('08:00')).sentence).toBe('还没开门，10:00 开');
    const tomorrow = plan({ pauses: [pause(at('08:00', 1), at('09:15', 1))] });
    expect(pointOpeningAt(tomorrow, at('19:00')).sentence).toBe('今天已经关门，明天 09:15 开');
  });

  it('over the whole day is why the point does not open', () => {
    const dayOff = plan({ pauses: [pause(at('08:15'), at('08:00', 1), '站长看病')] });
    expect(pointOpeningAt(dayOff, at('08:00'))).toMatchObject({
      reason: 'closed_today',
      sentence: '今天不开门：站长看病，明天 08:30 开',
    });
  });

  it('that ends outside the hours is over when the point opens', () => {
    expect(pointOpeningAt(plan({ pauses: [pause(at('10:00'), at('00:00', 1))] }), at('14:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：盘点，明天 08:30 恢复',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('without an end gives no day', () => {
    expect(pointOpeningAt(plan({ pauses: [pause(at('10:00'), undefined, '山洪断路')] }), at('14:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：山洪断路',
    });
    expect(pointOpeningAt(plan({ pauses: [pause(at('00:00', 1), undefined, '山洪断路')] }), at('19:00'))).toEqual({
      open: false,
      reason: 'after_hours',
      sentence: '今天已经关门',
    });
  });

  it('is the one announced last where two overlap, and ends when both have', () => {
    const first = pause(at('09:00'), at('17:00'), '停电', '2026-11-20T00:00:00.000Z');
    const second = pause(at('10:00'), at('11:00'), '盘点', '2026-11-21T00:00:00.000Z');
    expect(pauseAt([first, second], at('10:30'))?.reason).toBe('盘点');
    expect(pauseAt([second, first], at('11:00'))?.reason).toBe('停电');
    expect(pointOpeningAt(plan({ pauses: [first, second] }), at('10:30')).sentence).toBe(
      '暂停服务：盘点，今天 17:00 恢复',
    );
    expect(
      pointOpeningAt(
        plan({ pauses: [pause(at('09:00'), undefined, '停电', '2026-11-19T00:00:00.000Z'), second] }),
        at('10:30'),
      ).sentence,
    ).toBe('暂停服务：盘点');
  });
});

describe('whatever the plan', () => {
  /** Everything begins and ends on a half hour, so that a check of each half hour misses nothing. */
  const HALF_HOUR_MS = 1_800_000;
  const halfHour = fc.integer({ min: 0, max: 48 }).map((each) => each * 1800);
  const stretch = fc
    .tuple(halfHour, halfHour)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ opens: Math.min(a, b), closes: Math.max(a, b) }));
  /** From two days before to a week after. */
  const instant = fc
    .integer({ min: -2 * 48, max: 7 * 48 })
    .map((each) => new Date(at('00:00').getTime() + each * HALF_HOUR_MS));
  const anyPlan: fc.Arbitrary<PointOpeningPlan> = fc.record({
    status: fc.constant('open' as const),
    weekly: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), stretch).map(([weekday, each]) => ({ weekday, ...each })),
      { minLength: 1, maxLength: 10 },
    ),
    exceptions: fc.uniqueArray(
      fc.record({
        date: fc.integer({ min: -1, max: 7 }).map((days) => addDays(today, days)),
        stretches: fc.array(stretch, { maxLength: 2 }),
        reason: fc.constant('赶圩'),
      }),
      { maxLength: 3, selector: ({ date }) => date },
    ),
    pauses: fc.array(
      fc.tuple(instant, fc.option(instant, { nil: undefined })).map(([from, until]) => pause(from, until)),
      { maxLength: 3 },
    ),
  });

  /** Open or not, by the definition alone: in hours and in no pause. */
  function isOpen(each: PointOpeningPlan, moment: Date): boolean {
    const local = isoOf('1970-01-01', moment.getTime() / 1000 + 8 * 3600);
    const second = seconds(local.slice(11, 16));
    return (
      stretchesOn(each, local.slice(0, 10)).some(({ opens, closes }) => opens <= second && second < closes) &&
      !pauseAt(each.pauses, moment)
    );
  }

  it('open means within the hours and in no pause', () => {
    fc.assert(
      fc.property(anyPlan, instant, (each, moment) =>
        expect(pointOpeningAt(each, moment).open).toBe(isOpen(each, moment)),
      ),
      { numRuns: 500 },
    );
  });

  it('the named instant is the first at which that changes, and the sentence names it', () => {
    fc.assert(
      fc.property(anyPlan, instant, (each, moment) => {
        const { open, until, sentence } = pointOpeningAt(each, moment);
        if (until === undefined) return;
        const end = Date.parse(until);
        const before: number[] = [];
        for (let time = moment.getTime(); time < end; time += HALF_HOUR_MS) before.push(time);
        expect(before.filter((time) => isOpen(each, new Date(time)) !== open)).toEqual([]);
        const wall = isoOf('1970-01-01', end / 1000 + 8 * 3600).slice(11, 16);
        // Hours that run on over midnight are told as a closing at 24:00.
        expect(sentence).toContain(open && wall === '00:00' ? '24:00' : wall);
        if (open && wall !== '00:00') expect(isOpen(each, new Date(end))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
