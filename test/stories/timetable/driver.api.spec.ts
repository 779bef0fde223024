// A driver without a signal for an hour: what was pressed on the road comes late, doubled and out of order, and counts once.
import { randomUUID } from 'node:crypto';
import {
  addDays,
  fleetApi,
  foldTrip,
  honestyLabel,
  OWN_ACTOR,
  pointBusesApi,
  rosterApi,
  runSheetApi,
  timetableApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type {
  Departure,
  DepartureLive,
  PlannedCall,
  ReportOutcome,
  RunSheetTrip,
  TripFact,
  TripReport,
} from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { randomFor, shuffled } from '../../harness/random.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { TODAY, MORNING, TRIP, at, press, presses, batches } from './driver-presses.js';

const LIXIN_POINT = 'P102212';
const LIXIN_STOP = 'V102212';

/** Trips that are run over again by chance, each with other troubles. */
const ROUNDS = 6;

const planOf = ({ calls }: RunSheetTrip): PlannedCall[] =>
  calls.map(({ stopId, stopSequence, arrivalSeconds, departureSeconds }) => ({
    stopId,
    sequence: stopSequence,
    arrival: arrivalSeconds,
    departure: departureSeconds,
  }));

const factOf = ({ occurredAt, tripId: _trip, serviceDate: _date, ...report }: TripReport): TripFact => ({
  ...report,
  deviceId: OWN_ACTOR,
  at: Date.parse(occurredAt),
  source: 'driver',
  actor: OWN_ACTOR,
});

onEachDatabase((database) => {
  const random = randomFor(`driver ${database.engine}`);
  let townspeople: Townspeople;
  let manager: Townsperson;
  let driver: Townsperson;
  let keeper: Townsperson;
  let clock = MORNING;
  /** When the server's clock began at `clock`, by ours. */
  let began = 0;
  /** Trips that the driver signs on for in the morning, to be run over by chance. */
  let chosen: readonly string[] = [];

  beforeAll(async () => {
    began = Date.now();
    townspeople = await Townspeople.start({ database, clock });
    const [office, ...others] = [
      await townspeople.signIn('county_office'),
      await townspeople.signIn('company_manager'),
      await townspeople.signIn('driver'),
      await townspeople.signIn('keeper'),
    ];
    [manager, driver, keeper] = others as [Townsperson, Townsperson, Townsperson];
    await townspeople.hire(await townspeople.administrator(), office, {
      role: 'county_office',
      scopeKind: 'area',
      scopeId: '350423',
    });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: LIXIN_POINT });
    await townspeople.hire(manager, driver, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
  });
  afterAll(() => townspeople.stop());

  /** Lets time pass. */
  const timeIs = async (time: string): Promise<void> => {
    [clock, began] = [at(time), Date.now()];
    await townspeople.server.itIs(clock);
  };
  /** The phone's clock, which goes right. */
  const phoneTime = (): string => new Date(Date.parse(clock) + Date.now() - began).toISOString();
  const send = async (reports: readonly TripReport[], who: Townsperson = driver): Promise<ReportOutcome[]> => {
    const { outcomes } = await who.client.call(tripReportApi.submit, { sentAt: phoneTime(), reports });
    return outcomes;
  };
  const departureAt = async (stopId: string, date = TODAY): Promise<Departure | undefined> => {
    const board = await townspeople.server.client.call(timetableApi.board, { stopId, date });
    return board.departures.find(({ tripId }) => tripId === TRIP);
  };
  const label = async (stopId: string, time: string): Promise<string> =>
    honestyLabel((await departureAt(stopId))?.live as DepartureLive, new Date(at(time)));
  const tripOf = async (tripId: string): Promise<RunSheetTrip> => {
    const { trips } = await driver.client.call(runSheetApi.sheet, { date: TODAY });
    const found = trips.find((trip) => trip.tripId === tripId);
    if (!found) throw new Error(`${tripId} is not on the sheet`);
    return found;
  };
  const outcomesOf = (outcomes: readonly ReportOutcome[]) => outcomes.map(({ outcome, reason }) => reason ?? outcome);

  it('is registered by the company, and may leave once the papers are in order', async () => {
    expect((await driver.client.refuses(runSheetApi.sheet, {})).code).toBe('driver_not_registered');
    await manager.client.call(fleetApi.addDriver, {
      companyId: 'MT',
      staffNumber: 'MT-01',
      accountId: driver.accountId,
    });
    const refused = await driver.client.call(runSheetApi.signOn, { date: TODAY, vehicleId: 'MT-V06', tripIds: [TRIP] });
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusals: [{ why: 'inspection', sentence: '闽G00006示 年检 2026年10月31日 已经到期，不能出车，请找公司补办。' }],
    });
    expect(outcomesOf(await send([press('depart', '06:19')]))).toEqual(['papers_not_valid']);
    const { trips } = await manager.client.call(rosterApi.day, { companyId: 'MT', date: TODAY });
    chosen = shuffled(
      trips.filter(({ tripId, departure }) => tripId !== TRIP && departure > '06:30' && departure < '07:10'),
      random,
    )
      .slice(0, ROUNDS)
      .map(({ tripId }) => tripId);
    expect(chosen).toHaveLength(ROUNDS);
    expect(
      await driver.client.call(runSheetApi.signOn, { date: TODAY, vehicleId: 'MT-V01', tripIds: [TRIP, ...chosen] }),
    ).toMatchObject({ outcome: 'ready' });
    expect(await tripOf(TRIP)).toMatchObject({ state: 'ready', vehicleId: 'MT-V01' });
  });

  it('leaves with a signal; an hour later the board still says honestly how old that is', async () => {
    await timeIs('06:41');
    await send([press('depart', '06:38', { stopId: 'COUNTY', stopSequence: 1 })]);
    expect(await label('V101201', '06:41')).toBe('司机已发车（3分钟前）');
    await timeIs('07:12');
    expect(await label('V101201', '07:12')).toBe('司机已发车（34分钟前）');
  });

  it('is seen by the keeper in between, which counts once beside the driver’s own press', async () => {
    const buses = await keeper.client.call(pointBusesApi.list, { pointId: LIXIN_POINT });
    expect(buses.buses.find(({ tripId }) => tripId === TRIP)).toMatchObject({ arrival: '06:49', state: 'departed' });
    await send([press('stop', '06:52', { stopId: LIXIN_STOP, stopSequence: 2 })], keeper);
    expect(await label('V101201', '07:12')).toBe('20分钟前到过立新村');
    await timeIs('07:45');
    const late = [
      press('stop', '06:53', { stopId: LIXIN_STOP, stopSequence: 2 }),
      press('stop', '07:03', { stopId: 'V100210', stopSequence: 4 }),
      press('stop', '07:22', { stopId: 'T101', stopSequence: 7 }),
    ];
    const [first, second] = [late[2], late[0]];
    if (!first || !second || !late[1]) throw new Error('three presses');
    expect(outcomesOf(await send([first, second]))).toEqual(['recorded', 'recorded']);
    expect(outcomesOf(await send([late[1], second, first]))).toEqual(['recorded', 'repeated', 'repeated']);
    const trip = await tripOf(TRIP);
    const progress = foldTrip(planOf(trip), TODAY, trip.facts);
    expect(progress).toMatchObject({ state: 'arrived', position: 6, review: [] });
    // The keeper saw it first; that is the arrival.
    expect(progress.calls.find(({ call }) => call === 1)).toMatchObject({
      arrivedAt: Date.parse(at('06:52')),
      source: 'keeper',
    });
    expect(trip.facts.filter(({ stopId }) => stopId === LIXIN_STOP)).toHaveLength(2);
    expect(trip.state).toBe('arrived');
    expect((await departureAt('V101201'))?.live).toMatchObject({ passed: true });
  });

  it('whose phone sends the same request twice, or with another body under its key, does nothing twice', async () => {
    const body = { sentAt: phoneTime(), reports: [press('delay', '07:40', { tripId: 'K01-I01', minutes: 9 })] };
    const keyed = driver.client.with({ 'idempotency-key': randomUUID() });
    const replies = await Promise.all([keyed.ask(tripReportApi.submit, body), keyed.ask(tripReportApi.submit, body)]);
    for (const reply of replies) {
      if (reply.status === 409) expect(refusalIn(reply).code).toBe('idempotency_in_flight');
      else expect(jsonIn(reply)).toEqual({ outcomes: [{ eventId: body.reports[0]?.eventId, outcome: 'recorded' }] });
    }
    expect(
      refusalIn(await keyed.ask(tripReportApi.submit, { ...body, reports: [press('delay', '07:41', { minutes: 1 })] }))
        .code,
    ).toBe('idempotency_mismatch');
  });

  it('changes nothing wrongly with reports of another day, another trip, or long ago', async () => {
    const board = await departureAt('V101201', addDays(TODAY, -1));
    const before = await tripOf(TRIP);
    const outcomes = await send([
      // Yesterday's and tomorrow's bus of the same name, pressed this morning: kept, and of no effect.
      press('depart', '07:40', { serviceDate: addDays(TODAY, -1) }),
      press('stop', '07:41', { serviceDate: addDays(TODAY, 1), stopId: LIXIN_STOP }),
      press('depart', '07:41', { serviceDate: addDays(TODAY, -8) }),
      press('depart', '07:41', { tripId: 'Y104A-01' }),
      press('stop', '07:41', { stopId: 'V104204' }),
      press('stop', '07:42'),
      press('retract', '07:42', { retracts: randomUUID() }),
    ]);
    expect(outcomesOf(outcomes)).toEqual([
      'recorded',
      'recorded',
      'too_old',
      'trip_not_found',
      'stop_not_on_trip',
      'incomplete',
      'recorded',
    ]);
    expect(await departureAt('V101201', addDays(TODAY, -1))).toEqual(board);
    expect((await departureAt('V101201', addDays(TODAY, 1)))?.live).toBeUndefined();
    const after = await tripOf(TRIP);
    expect(foldTrip(planOf(after), TODAY, after.facts)).toMatchObject({ state: 'arrived', position: 6, review: [] });
    expect(after.calls).toEqual(before.calls);
  });

  it('may cancel the afternoon’s bus in the morning, and let it run again', async () => {
    const { trips } = await manager.client.call(rosterApi.day, { companyId: 'MT' });
    const later = trips.find(({ departure, state }) => departure > '15:00' && state === 'planned');
    if (!later) throw new Error('there is no bus in the afternoon');
    await send([press('cancel', '07:44', { tripId: later.tripId, reason: '车坏了' })]);
    const stateNow = async () =>
      (await manager.client.call(rosterApi.day, { companyId: 'MT' })).trips.find(
        ({ tripId }) => tripId === later.tripId,
      );
    expect(await stateNow()).toMatchObject({ state: 'cancelled', reason: '车坏了' });
    await timeIs('07:50');
    await send([press('restore', '07:49', { tripId: later.tripId })]);
    expect(await stateNow()).toMatchObject({ state: 'planned' });
  });

  it(`reports ${ROUNDS} trips late, doubled, cut into pieces and out of order, through a power cut: each ends as if it had all come in time`, async () => {
    await timeIs('11:00');
    for (const [round, tripId] of chosen.entries()) {
      const before = await tripOf(tripId);
      const made = presses(before, random);
      const parts = batches(made, random);
      const outcomes: ReportOutcome[] = [];
      for (const [number, part] of parts.entries()) {
        if (round === 0 && number === Math.floor(parts.length / 2)) {
          await townspeople.server.kill();
          began = Date.now();
          await townspeople.server.startAgain({ clock });
        }
        // Some travel at the same time, as when the phone asks again before the first answer has come.
        const sendings = random.next() < 0.3 ? [send(part), send(part)] : [send(part)];
        outcomes.push(...(await Promise.all(sendings)).flat());
      }
      expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
      expect(new Set(outcomes.flatMap(({ eventId, outcome }) => (outcome === 'recorded' ? [eventId] : [])))).toEqual(
        new Set(made.map(({ eventId }) => eventId)),
      );
      const after = await tripOf(tripId);
      expect(after.facts.map(({ eventId }) => eventId).sort()).toEqual(
        [...before.facts, ...made].map(({ eventId }) => eventId).sort(),
      );
      const wanted = foldTrip(planOf(after), TODAY, [...before.facts, ...made.map(factOf)]);
      expect(foldTrip(planOf(after), TODAY, after.facts)).toEqual(wanted);
      expect(wanted).toMatchObject({ state: 'arrived', unchecked: false });
      expect(after.state).toBe('arrived');
      const reported = new Map(
        wanted.calls.map(({ call, arrivedAt, departedAt }) => [
          call,
          new Date(arrivedAt ?? departedAt ?? 0).toISOString(),
        ]),
      );
      expect(after.calls.map(({ reportedAt }) => reportedAt)).toEqual(
        after.calls.map((_call, number) => reported.get(number)),
      );
    }
  });
});
