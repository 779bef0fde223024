// Does the sheet on the phone say what the server will say once everything has been sent?
import type { TripReport } from '@kehuoyou/shared';
import { currentTrip, tripsNow } from './run-sheet-fold';
import { actWord, offPlan, reportWord, spokenTrip } from './run-sheet-words';
import { runSheet, SHEET_DAY, sheetFact, sheetTrip } from '../../testing/run-sheet';

const at = (time: string) => new Date(`${SHEET_DAY}T${time}:00+08:00`);
let count = 0;
function made(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): TripReport {
  count += 1;
  return {
    eventId: `m${count}`,
    kind,
    tripId: 'K01-O01',
    serviceDate: SHEET_DAY,
    occurredAt: at(time).toISOString(),
    deviceSeq: count,
    ...more,
  };
}
const first = (...reports: TripReport[]) => {
  const [now] = tripsNow(runSheet(), reports);
  if (now === undefined) throw new Error('no trip');
  return now;
};

it('goes from stop to stop by what the phone has not sent yet', () => {
  const depart = made('depart', '06:38', { stopId: 'COUNTY' });
  const stop = made('stop', '06:52', { stopId: 'V102212' });
  const end = made('stop', '07:20', { stopId: 'T101' });
  const walk = [[], [depart], [depart, stop], [end, depart, stop]].map((reports) => first(...reports));
  expect(walk.map(({ state, act }) => [state, act?.kind, act?.call])).toEqual([
    ['ready', 'depart', 0],
    ['departed', 'stop', 1],
    ['at_stop', 'depart', 1],
    ['arrived', undefined, undefined],
  ]);
  expect(walk.map((now) => actWord(now))).toEqual(['从县城发车', '到了立新村', '从立新村发车', '']);
  expect(walk.map(({ over }) => over)).toEqual([false, false, false, true]);
  expect(spokenTrip(walk[1] ?? first())).toBe('K零幺线，去太和，下一站立新村，计划大约早上六点四十九分。');
});

it('counts what has reached the server once, though the phone still remembers it', () => {
  const depart = made('depart', '06:38', { stopId: 'COUNTY' });
  const sheet = runSheet({
    trips: [
      sheetTrip('K01-O01', ['06:37', '06:49', '06:51', '07:19'], {
        state: 'departed',
        facts: [sheetFact('depart', '06:38', { eventId: depart.eventId })],
      }),
    ],
  });
  const [both] = tripsNow(sheet, [depart]);
  const [server] = tripsNow(sheet, []);
  expect(both).toEqual(server);
  expect(both?.progress.calls).toHaveLength(1);
});

it('takes a keeper’s word, which the driver cannot take back', () => {
  const seen = sheetFact('stop', '06:50', { stopId: 'V102212', source: 'keeper', actor: 'other-0' });
  const [now] = tripsNow(
    runSheet({ trips: [sheetTrip('K01-O01', ['06:37', '06:49', '06:51', '07:19'], { facts: [seen] })] }),
    [],
  );
  expect(now).toMatchObject({ state: 'at_stop', act: { kind: 'depart', call: 1 } });
  expect(now?.undo).toBeUndefined();
});

it('undoes the last act, and the one before it after that', () => {
  const depart = made('depart', '06:38', { stopId: 'COUNTY' });
  const slip = made('stop', '06:39', { stopId: 'V100205' });
  expect(first(depart, slip).undo?.eventId).toBe(slip.eventId);
  const back = made('retract', '06:40', { retracts: slip.eventId });
  expect(first(depart, slip, back)).toMatchObject({
    state: 'departed',
    act: { call: 1 },
    undo: { eventId: depart.eventId },
  });
});

it('offers to cancel only what has not left, and to restore only what was stopped on the way', () => {
  expect(first().moves).toContain('cancel');
  expect(first(made('stop', '06:30', { stopId: 'COUNTY' })).moves).toContain('cancel');
  const left = [made('depart', '06:38', { stopId: 'COUNTY' }), made('stop', '06:52', { stopId: 'V102212' })];
  expect(first(...left).moves).toEqual(expect.arrayContaining(['short_turn', 'delay', 'replace']));
  expect(first(...left).moves).not.toContain('cancel');
  const turned = first(...left, made('short_turn', '06:55', { stopId: 'V102212', reason: '前面塌方' }));
  expect(turned).toMatchObject({ over: true, state: 'short_turned', reason: '前面塌方', moves: ['restore'] });
  const announced = tripsNow(
    runSheet({
      trips: [sheetTrip('K01-O01', ['06:37', '06:49', '06:51', '07:19'], { state: 'cancelled', reason: '公司检修' })],
    }),
    [],
  )[0];
  expect(announced).toMatchObject({ over: true, moves: [], reason: '公司检修' });
});

it('shows the trip under way, otherwise the next, and does not wait for ever for one that was never reported', () => {
  const name = (reports: TripReport[], time: string) =>
    currentTrip(tripsNow(runSheet(), reports), SHEET_DAY, at(time))?.trip.tripId;
  expect(name([], '06:00')).toBe('K01-O01');
  expect(name([], '09:00')).toBe('K01-O01');
  expect(name([], '09:30')).toBe('K01-I02');
  expect(name([made('depart', '06:38')], '09:30')).toBe('K01-O01');
  expect(name([made('stop', '07:20', { stopId: 'T101' })], '07:30')).toBe('K01-I02');
});

it('ends a trip whose last stop was never pressed once its driver leaves with the next', () => {
  const [first, second] = ['K01-O01', 'K01-I02'];
  const reports = [made('depart', '06:38'), made('stop', '06:52', { stopId: 'V102212' })];
  expect(currentTrip(tripsNow(runSheet(), reports), SHEET_DAY, at('09:00'))?.trip.tripId).toBe(first);
  const both = tripsNow(runSheet(), [...reports, made('depart', '09:40', { tripId: second })]);
  expect(both[0]).toMatchObject({ state: 'arrived', over: true, moves: [] });
  expect(currentTrip(both, SHEET_DAY, at('09:41'))?.trip.tripId).toBe(second);
});

it('says how late, from three minutes on, and what each act was', () => {
  expect(offPlan(6 * 3600, at('06:04').getTime(), SHEET_DAY)).toBe('比计划晚 4 分钟');
  expect(offPlan(6 * 3600, at('06:02').getTime(), SHEET_DAY)).toBeUndefined();
  expect(offPlan(6 * 3600, at('05:55').getTime(), SHEET_DAY)).toBe('比计划早 5 分钟');
  const trip = runSheet().trips[0] ?? sheetTrip('', ['', '', '', '']);
  expect(reportWord({ kind: 'delay', minutes: 15 }, trip)).toBe('晚点 15 分钟');
  expect(reportWord({ kind: 'short_turn', stopId: 'V102212' }, trip)).toBe('只开到立新村');
  expect(reportWord({ kind: 'replace', vehicleId: 'MT-V01' }, trip, runSheet().vehicles)).toBe('换成 闽G00001示');
});
