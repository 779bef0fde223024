// Whose word stands when several say that a bus does not run?
import { foldTrip, instantOf } from '@kehuoyou/shared';
import type { TripFact } from '@kehuoyou/shared';
import { whyNotRunning } from './not-running.js';
import type { NotRunning, SaidOfTrip } from './not-running.js';

const today = '2026-11-24';

type Stands = Partial<NotRunning>;

describe('whose word stands', () => {
  const announced = (id: string, minutes: number, withdraws: string | null = null) => ({
    ...{ id, tripId: 'T1', serviceDate: today, reason: `announced ${id}`, withdraws },
    announcedAt: new Date(minutes * 60_000),
  });
  const planned = { id: 'E', tripId: 'T1', serviceDate: today, reason: 'planned', announcedAt: new Date(0) };
  const plan = [
    { stopId: 'A', sequence: 1, arrival: 28_800, departure: 28_800 },
    { stopId: 'B', sequence: 2, arrival: 29_400, departure: 29_400 },
    { stopId: 'C', sequence: 3, arrival: 30_000, departure: 30_000 },
  ];
  const fact = (kind: TripFact['kind'], minutes: number, more: Partial<TripFact> = {}): TripFact => ({
    ...{
      eventId: `${kind} ${minutes}`,
      kind,
      deviceId: 'desk',
      deviceSeq: minutes,
      source: 'dispatcher',
      actor: 'd',
      reason: kind,
    },
    at: instantOf(today, 28_800 + minutes * 60).getTime(),
    ...more,
  });
  const said = (facts: readonly TripFact[], more: Partial<SaidOfTrip> = {}): SaidOfTrip => ({
    ...{ tripId: 'T1', serviceDate: today, facts, announced: [], planned: undefined },
    progress: foldTrip(plan, today, facts),
    ...more,
  });
  const cancels = [fact('cancel', -30)];
  const turns = [fact('depart', 0), fact('short_turn', 12, { stopId: 'B' })];

  it.each<readonly [string, SaidOfTrip, Stands | undefined]>([
    ['nobody', said([]), undefined],
    ['a bus on its way', said([fact('depart', 0)]), undefined],
    ['a report', said(cancels), { cause: 'reported', reason: 'cancel', fromCall: 0 }],
    [
      'an announcement',
      said([], { announced: [announced('a', 1)] }),
      { cause: 'announced', reason: 'announced a', fromCall: 0 },
    ],
    ['a change', said([], { planned }), { cause: 'planned', reason: 'planned', fromCall: 0 }],
    ['a bus that turned', said(turns), { cause: 'turned', reason: 'short_turn', fromCall: 1 }],
    [
      'a report and all others',
      said(cancels, { announced: [announced('a', 1)], planned }),
      { cause: 'reported', reason: 'cancel', fromCall: 0 },
    ],
    [
      'all but a report',
      said(turns, { announced: [announced('a', 1)], planned }),
      { cause: 'announced', reason: 'announced a', fromCall: 0 },
    ],
    ['a change, of a bus that turned', said(turns, { planned }), { cause: 'planned', reason: 'planned', fromCall: 0 }],
    [
      'a change, and the bus was seen',
      said([fact('depart', 0)], { planned }),
      { cause: 'planned', reason: 'planned', fromCall: 0 },
    ],
    [
      'two announcements',
      said([], { announced: [announced('b', 2), announced('a', 1)] }),
      { cause: 'announced', reason: 'announced b', fromCall: 0 },
    ],
    ['one that was withdrawn', said([], { announced: [announced('a', 1), announced('w', 2, 'a')] }), undefined],
    [
      'one that a dispatcher took back',
      said([fact('retract', 1, { retracts: 'a' })], { announced: [announced('a', 1)] }),
      undefined,
    ],
    [
      'one that a driver would take back',
      said([fact('retract', 1, { retracts: 'a', source: 'driver' })], { announced: [announced('a', 1)] }),
      { cause: 'announced' },
    ],
    ['a report that was taken back', said([...cancels, fact('restore', -10)], { planned }), { cause: 'planned' }],
  ])('%s', (_who, what, stands) => {
    const why = whyNotRunning(what);
    if (stands) expect(why).toMatchObject(stands);
    else expect(why).toBeUndefined();
    expect(why?.planned ?? false).toBe(what.planned !== undefined);
  });
});
