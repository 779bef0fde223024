// Is a point open, why not, and when next: through breaks, pauses, exceptions and midnight?
import fc from 'fast-check';
import { addDays, instantOf, isoOf, parseWallTime } from '../clock.js';
import type { OpeningPlan, PointPause } from './opening-plan.js';
import { openingAt, pauseAt, servedStretchesOn, stretchesOn } from './point-opening.js';

/** A Tuesday. */
const today = '2026-11-24';

function seconds(wall: string): number {
  const value = parseWallTime(wall);
  if (value === undefined) throw new Error(`${wall} is no time`);
  return value;
}

/** `at('09:40')` is that time on the Tuesday, `at('09:40', 1)` on the Wednesday. */
function at(wall: string, days = 0): Date {
  return instantOf(addDays(today, days), seconds(wall));
}

/** `08:30-12:00 13:30-18:00` as stretches. */
function stretches(text: string): { opens: number; closes: number }[] {
  return text.split(' ').map((each) => {
    const [opens = '', closes = ''] = each.split('-');
    return { opens: seconds(opens), closes: seconds(closes) };
  });
}

/** Open on weekdays (1 Monday to 6 Saturday) in two stretches, unless the story says otherwise. */
function plan(changes: Partial<OpeningPlan> = {}, hours = '08:30-12:00 13:30-18:00'): OpeningPlan {
  const weekly = [1, 2, 3, 4, 5, 6].flatMap((weekday) => stretches(hours).map((each) => ({ weekday, ...each })));
  return { status: 'open', weekly, exceptions: [], pauses: [], ...changes };
}

function pause(
  from: Date,
  until: Date | undefined,
  reason = '盘点',
  announcedAt = '2026-11-20T00:00:00.000Z',
): PointPause {
  return {
    id: `${reason} ${from.toISOString()}`,
    from: from.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
    reason,
    announcedAt,
  };
}

describe('an ordinary day', () => {
  it.each([
    ['07:00', false, 'before_hours', '还没开门，08:30 开', '08:30'],
    ['08:29', false, 'before_hours', '还没开门，08:30 开', '08:30'],
    ['08:30', true, 'open', '开到 12:00，13:30 再开', '12:00'],
    ['11:59', true, 'open', '开到 12:00，13:30 再开', '12:00'],
    ['12:00', false, 'break', '休息中，13:30 开', '13:30'],
    ['13:30', true, 'open', '今天开到 18:00', '18:00'],
  ])('at %s', (wall, open, reason, sentence, until) => {
    expect(openingAt(plan(), at(wall))).toEqual({ open, reason, sentence, until: at(until).toISOString() });
  });

  it('is over at closing time, and the next opening is named', () => {
    expect(openingAt(plan(), at('18:00'))).toEqual({
      open: false,
      reason: 'after_hours',
      sentence: '今天已经关门，明天 08:30 开',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('begins anew at midnight', () => {
    expect(openingAt(plan(), at('23:59')).sentence).toBe('今天已经关门，明天 08:30 开');
    expect(openingAt(plan(), at('00:00', 1)).sentence).toBe('还没开门，08:30 开');
  });

  it('may last until midnight, which is 24:00 and not 00:00', () => {
    expect(openingAt(plan({}, '08:00-24:00'), at('23:59')).sentence).toBe('今天开到 24:00');
  });

  it('may begin at midnight, which is a time and not nothing', () => {
    expect(openingAt(plan({}, '00:00-02:00 20:00-22:00'), at('00:00')).sentence).toBe('开到 02:00，20:00 再开');
    expect(openingAt(plan({}, '00:00-02:00'), at('12:00')).sentence).toBe('今天已经关门，明天 00:00 开');
  });

  it('does not close between stretches that touch or overlap', () => {
    expect(openingAt(plan({}, '08:00-12:00 12:00-18:00'), at('09:00')).sentence).toBe('今天开到 18:00');
    expect(openingAt(plan({}, '08:00-13:00 12:00-18:00 14:00-15:00'), at('12:30')).sentence).toBe('今天开到 18:00');
  });
});

describe('a day without hours', () => {
  it('names the day after tomorrow', () => {
    const onThursdays = plan({ weekly: plan().weekly.filter(({ weekday }) => weekday === 4) });
    expect(openingAt(onThursdays, at('10:00')).sentence).toBe('今天不开门，后天 08:30 开');
  });

  it('names the date and the weekday when it is farther off', () => {
    const onMondays = plan({ weekly: plan().weekly.filter(({ weekday }) => weekday === 1) });
    expect(openingAt(onMondays, at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门，11月30日（周一） 08:30 开',
      until: at('08:30', 6).toISOString(),
    });
  });

  it('names none when there is none within two weeks', () => {
    const longHoliday = Array.from({ length: 15 }, (_each, days) => ({
      date: addDays(today, days),
      stretches: [],
      reason: '店里装修',
    }));
    expect(openingAt(plan({ exceptions: longHoliday }), at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门：店里装修',
    });
  });
});

describe('an exception', () => {
  const festival = { date: addDays(today, 1), stretches: stretches('09:00-11:00'), reason: '赶圩' };

  it('replaces the hours of its date and of no other', () => {
    const changed = plan({ exceptions: [festival] });
    expect(stretchesOn(changed, today)).toEqual(stretches('08:30-12:00 13:30-18:00'));
    expect(stretchesOn(changed, festival.date)).toEqual(festival.stretches);
    expect(openingAt(changed, at('11:30', 1)).reason).toBe('after_hours');
    expect(openingAt(changed, at('18:00')).sentence).toBe('今天已经关门，明天 09:00 开');
  });

  it('may close the day, and its reason is told', () => {
    const closed = plan({ exceptions: [{ date: today, stretches: [], reason: '村里办喜事' }] });
    expect(openingAt(closed, at('10:00'))).toEqual({
      open: false,
      reason: 'closed_today',
      sentence: '今天不开门：村里办喜事，明天 08:30 开',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('may open a Sunday', () => {
    const sunday = addDays(today, 5);
    const open = plan({ exceptions: [{ date: sunday, stretches: stretches('09:00-10:00'), reason: '双十二' }] });
    expect(openingAt(open, instantOf(sunday, seconds('09:30'))).open).toBe(true);
    expect(openingAt(plan(), instantOf(sunday, seconds('09:30'))).reason).toBe('closed_today');
  });
});

describe('a pause', () => {
  it('shuts the point from its first moment until its last', () => {
    const paused = plan({ pauses: [pause(at('10:00'), at('11:00'))] });
    expect(openingAt(paused, at('10:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：盘点，今天 11:00 恢复',
      until: at('11:00').toISOString(),
    });
    expect(openingAt(paused, at('11:00')).open).toBe(true);
  });

  it('that begins before closing time ends the opening', () => {
    const paused = plan({ pauses: [pause(at('16:00'), at('00:00', 1))] });
    expect(openingAt(paused, at('15:00'))).toEqual({
      open: true,
      reason: 'open',
      sentence: '今天开到 16:00',
      until: at('16:00').toISOString(),
    });
  });

  it('of the afternoon keeps the morning from promising it', () => {
    expect(openingAt(plan({ pauses: [pause(at('11:00'), at('00:00', 1))] }), at('09:00')).sentence).toBe(
      '今天开到 11:00',
    );
    expect(openingAt(plan({ pauses: [pause(at('12:00'), at('00:00', 1))] }), at('09:00')).sentence).toBe(
      '今天开到 12:00',
    );
    expect(openingAt(plan({ pauses: [pause(at('13:00'), at('15:00'))] }), at('09:00')).sentence).toBe(
      '开到 12:00，15:00 再开',
    );
  });

  it('in the middle of a stretch says when it goes on', () => {
    expect(openingAt(plan({ pauses: [pause(at('15:00'), at('16:00'))] }), at('14:00')).sentence).toBe(
      '开到 15:00，16:00 再开',
    );
  });

  it('over the opening time moves the opening that is named', () => {
    const early = plan({ pauses: [pause(at('08:15'), at('10:00'))] });
    expect(openingAt(early, at('08:00')).sentence).toBe('还没开门，10:00 开');
    const tomorrow = plan({ pauses: [pause(at('08:00', 1), at('09:15', 1))] });
    expect(openingAt(tomorrow, at('19:00')).sentence).toBe('今天已经关门，明天 09:15 开');
  });

  it('over the whole day is why the point does not open', () => {
    const dayOff = plan({ pauses: [pause(at('08:15'), at('08:00', 1), '站长看病')] });
    expect(openingAt(dayOff, at('08:00'))).toMatchObject({
      reason: 'closed_today',
      sentence: '今天不开门：站长看病，明天 08:30 开',
    });
  });

  it('that ends outside the hours is over when the point opens', () => {
    expect(openingAt(plan({ pauses: [pause(at('10:00'), at('00:00', 1))] }), at('14:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：盘点，明天 08:30 恢复',
      until: at('08:30', 1).toISOString(),
    });
  });

  it('without an end gives no day', () => {
    expect(openingAt(plan({ pauses: [pause(at('10:00'), undefined, '山洪断路')] }), at('14:00'))).toEqual({
      open: false,
      reason: 'paused',
      sentence: '暂停服务：山洪断路',
    });
    expect(openingAt(plan({ pauses: [pause(at('00:00', 1), undefined, '山洪断路')] }), at('19:00'))).toEqual({
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
    expect(openingAt(plan({ pauses: [first, second] }), at('10:30')).sentence).toBe('暂停服务：盘点，今天 17:00 恢复');
    expect(
      openingAt(
        plan({ pauses: [pause(at('09:00'), undefined, '停电', '2026-11-19T00:00:00.000Z'), second] }),
        at('10:30'),
      ).sentence,
    ).toBe('暂停服务：盘点');
  });
});

describe('a point that is not in service', () => {
  it.each([
    ['planned', 'not_open_yet'],
    ['built', 'not_open_yet'],
    ['filed', 'not_open_yet'],
    ['closed', 'closed_down'],
  ] as const)('because it is %s, says so whatever its hours', (status, reason) => {
    expect(openingAt(plan({ status }), at('10:00'))).toMatchObject({ open: false, reason });
  });

  it('or whose hours nobody knows asks to phone first', () => {
    expect(openingAt(plan({ weekly: [] }), at('10:00'))).toMatchObject({ open: false, reason: 'hours_unknown' });
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
  const anyPlan: fc.Arbitrary<OpeningPlan> = fc.record({
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
  function isOpen(each: OpeningPlan, moment: Date): boolean {
    const local = isoOf('1970-01-01', moment.getTime() / 1000 + 8 * 3600);
    const second = seconds(local.slice(11, 16));
    return (
      stretchesOn(each, local.slice(0, 10)).some(({ opens, closes }) => opens <= second && second < closes) &&
      !pauseAt(each.pauses, moment)
    );
  }

  it('open means within the hours and in no pause', () => {
    fc.assert(
      fc.property(anyPlan, instant, (each, moment) => expect(openingAt(each, moment).open).toBe(isOpen(each, moment))),
      { numRuns: 500 },
    );
  });

  it('the named instant is the first at which that changes, and the sentence names it', () => {
    fc.assert(
      fc.property(anyPlan, instant, (each, moment) => {
        const { open, until, sentence } = openingAt(each, moment);
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

describe('the hours in which people are served', () => {
  const plan: OpeningPlan = {
    status: 'open',
    weekly: [
      { weekday: 2, opens: 8 * 3600, closes: 12 * 3600 },
      { weekday: 2, opens: 14 * 3600, closes: 18 * 3600 },
    ],
    exceptions: [],
    pauses: [],
  };
  const pause = (from: string, until: string) => ({
    id: 'p',
    from: `2026-11-24T${from}:00+08:00`,
    until: `2026-11-24T${until}:00+08:00`,
    reason: '盘点',
    announcedAt: '2026-11-20T08:00:00+08:00',
  });
  const hours = (changes: Partial<OpeningPlan>) =>
    servedStretchesOn({ ...plan, ...changes }, '2026-11-24').map(
      ({ opens, closes }) => `${opens / 3600}-${closes / 3600}`,
    );

  it('are the usual ones without a pause', () => {
    expect(hours({})).toEqual(['8-12', '14-18']);
  });

  it('lose what a pause takes of them, at either end or in the middle', () => {
    expect(hours({ pauses: [pause('07:00', '10:00')] })).toEqual(['10-12', '14-18']);
    expect(hours({ pauses: [pause('09:00', '10:00')] })).toEqual(['8-9', '10-12', '14-18']);
    expect(hours({ pauses: [pause('11:00', '19:00')] })).toEqual(['8-11']);
  });
});
