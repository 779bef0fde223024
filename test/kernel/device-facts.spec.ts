// Phones of 2019, phones two hours fast, uploads twice, in pieces and backwards: is each fact there once, when it was?
import { randomUUID } from 'node:crypto';
import { fleetApi, inOrder, runSheetApi, tripReportApi } from '@kehuoyou/shared';
import type { ReportOutcome, TripFact, TripReport, TripReportSending } from '@kehuoyou/shared';
import { onEachDatabase } from '../harness/database.js';
import { randomFor, shuffled } from '../harness/random.js';
import { Townspeople } from '../harness/townspeople.js';
import type { Townsperson } from '../harness/townspeople.js';

const TODAY = '2026-11-24';
/** A Tuesday; K01-O01 left at 06:37 and comes to its end at 07:19. */
const CLOCK = `${TODAY}T07:30:00+08:00`;
const TRIP = 'K01-O01';
const minute = 60_000;
const IN_2019 = Date.parse('2019-01-01T00:07:00Z') - Date.parse(CLOCK);
/** A request is under way for as long as this at most, ms. */
const UNDER_WAY = 30_000;

/** A phone whose clock is ahead of the right time by as much as somebody sets it. */
class Phone {
  readonly deviceId = randomUUID();
  private made = 0;

  constructor(
    private readonly rightTime: () => number,
    public ahead = 0,
  ) {}

  /** Something that was done `ago` ms ago, while the clock was as it is now. */
  press(ago: number, more: Partial<TripReport> = {}): TripReport {
    this.made += 1;
    return {
      eventId: randomUUID(),
      kind: 'delay',
      tripId: TRIP,
      serviceDate: TODAY,
      occurredAt: new Date(this.rightTime() - ago + this.ahead).toISOString(),
      deviceSeq: this.made,
      minutes: this.made,
      ...more,
    };
  }

  sending(reports: readonly TripReport[]): TripReportSending {
    return { deviceId: this.deviceId, sentAt: new Date(this.rightTime() + this.ahead).toISOString(), reports };
  }
}

onEachDatabase((database) => {
  const random = randomFor(`device facts ${database.engine}`);
  let townspeople: Townspeople;
  let [driver, stranger]: Townsperson[] = [];
  let began = 0;
  const rightTime = (): number => Date.parse(CLOCK) + Date.now() - began;

  beforeAll(async () => {
    began = Date.now();
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const [office, manager] = [await townspeople.signIn('county_office'), await townspeople.signIn('company_manager')];
    [driver, stranger] = [await townspeople.signIn('driver'), await townspeople.signIn('keeper')];
    await townspeople.hire(await townspeople.administrator(), office, {
      role: 'county_office',
      scopeKind: 'area',
      scopeId: '350423',
    });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    for (const somebody of [driver, stranger])
      await townspeople.hire(manager, somebody, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    await manager.client.call(fleetApi.addDriver, {
      companyId: 'MT',
      staffNumber: 'MT-01',
      accountId: driver.accountId,
    });
    await driver.client.call(runSheetApi.signOn, { date: TODAY, vehicleId: 'MT-V01', tripIds: [TRIP] });
  });
  afterAll(() => townspeople.stop());

  const send = async (sending: TripReportSending, who = driver): Promise<ReportOutcome[]> => {
    if (!who) throw new Error('nobody has signed in');
    return (await who.client.call(tripReportApi.submit, sending)).outcomes;
  };
  const said = async (sending: TripReportSending, who = driver): Promise<string[]> =>
    (await send(sending, who)).map(({ outcome, reason }) => reason ?? outcome);
  const factsOf = async (reports: readonly TripReport[]): Promise<TripFact[]> => {
    const { trips } = (await driver?.client.call(runSheetApi.sheet, { date: TODAY })) ?? { trips: [] };
    const ids = reports.map(({ eventId }) => eventId);
    const facts = trips.find(({ tripId }) => tripId === TRIP)?.facts ?? [];
    return inOrder(facts.filter(({ eventId }) => ids.includes(eventId)));
  };
  /** Whole minutes ago at which the server says that they happened, oldest first, and what that rests on. */
  const whenOf = async (reports: readonly TripReport[]): Promise<[number, string][]> =>
    (await factsOf(reports)).map(({ at, timeQuality = 'measured' }) => [
      Math.round((rightTime() - at) / minute),
      timeQuality,
    ]);

  it('takes a right clock at its word', async () => {
    const phone = new Phone(rightTime);
    const reports = [phone.press(40 * minute), phone.press(20 * minute)];
    expect(await said(phone.sending(reports))).toEqual(['recorded', 'recorded']);
    expect((await factsOf(reports)).map(({ at }) => at)).toEqual(
      reports.map(({ occurredAt }) => Date.parse(occurredAt)),
    );
    expect(await whenOf(reports)).toEqual([
      [40, 'measured'],
      [20, 'measured'],
    ]);
  });

  it.each([
    ['two hours fast', 120 * minute],
    ['a day slow', -1_440 * minute],
  ])('sets a clock right that is %s', async (_what, ahead) => {
    const phone = new Phone(rightTime, ahead);
    const reports = [phone.press(40 * minute), phone.press(20 * minute)];
    await send(phone.sending(reports));
    expect(await whenOf(reports)).toEqual([
      [40, 'estimated'],
      [20, 'estimated'],
    ]);
  });

  it('sets a phone of 2019 right by what it has counted, also when its clock was set in between', async () => {
    const phone = new Phone(rightTime, IN_2019);
    const reports = [40, 20].map((ago) => phone.press(ago * minute, { ageMs: ago * minute }));
    const lost = phone.press(30 * minute);
    await send(phone.sending(reports));
    expect(await whenOf(reports)).toEqual([
      [40, 'estimated'],
      [20, 'estimated'],
    ]);
    const later = [35, 15].map((ago) => phone.press(ago * minute, { ageMs: ago * minute }));
    phone.ahead = 0;
    await send(phone.sending([...later, lost]));
    expect(await whenOf(later)).toEqual([
      [35, 'estimated'],
      [15, 'estimated'],
    ]);
    // Made before the app was closed, by a clock of 2019 that is right now: nobody knows, so it was when it came.
    expect(await whenOf([lost])).toEqual([[0, 'suspect']]);
  });

  it('knows nothing of the future', async () => {
    const phone = new Phone(rightTime);
    const ahead = phone.press(-90 * minute);
    await send(phone.sending([ahead]));
    const [fact] = await factsOf([ahead]);
    expect(fact?.timeQuality).toBe('suspect');
    expect(rightTime() - (fact?.at ?? 0)).toBeGreaterThanOrEqual(0);
    expect(rightTime() - (fact?.at ?? 0)).toBeLessThan(UNDER_WAY);
  });

  it('keeps each fact once and as it first came, through uploads in pieces, backwards, twice and at the same time', async () => {
    const phones = [new Phone(rightTime), new Phone(rightTime, 120 * minute), new Phone(rightTime, IN_2019)];
    for (const phone of phones) {
      const made = Array.from({ length: 20 }, (_, index) => phone.press((40 - index) * minute));
      const parts: TripReport[][] = [];
      for (const rest = shuffled([...made, ...made], random); rest.length > 0;)
        parts.push(rest.splice(0, random.between(1, 7)));
      const answers: ReportOutcome[] = [];
      for (const part of parts) {
        const sending = phone.sending(part);
        const twice = random.next() < 0.4 ? [send(sending), send(sending)] : [send(sending)];
        answers.push(...(await Promise.all(twice)).flat());
      }
      const recorded = answers.filter(({ outcome }) => outcome === 'recorded').map(({ eventId }) => eventId);
      expect([...recorded].sort()).toEqual(made.map(({ eventId }) => eventId).sort());
      expect(answers.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
      const facts = await factsOf(made);
      expect(facts.map(({ eventId }) => eventId)).toEqual(made.map(({ eventId }) => eventId));
      // The phone's clock is set, and everything sent once more: the times stay.
      phone.ahead += 600 * minute;
      expect(new Set(await said(phone.sending(shuffled(made, random))))).toEqual(new Set(['repeated']));
      expect(await factsOf(made)).toEqual(facts);
    }
  });

  it('leaves what one account has recorded as it is, whoever sends its id again, and tells them nothing of it', async () => {
    const phone = new Phone(rightTime);
    const own = phone.press(10 * minute, { reason: '等客人' });
    await send(phone.sending([own]));
    const kept = await factsOf([own]);
    const forged = { ...own, kind: 'cancel' as const, reason: '假的' };
    const other = new Phone(rightTime).press(5 * minute);
    const outcomes = await send(phone.sending([forged, other]), stranger);
    expect(outcomes).toEqual([
      { eventId: own.eventId, outcome: 'refused', reason: 'event_id_taken' },
      { eventId: other.eventId, outcome: 'recorded' },
    ]);
    expect(await factsOf([own])).toEqual(kept);
    expect(await said(phone.sending([own]))).toEqual(['repeated']);
  });

  it('takes a week’s reports of a phone that has no name yet', async () => {
    const phone = new Phone(rightTime);
    const { deviceId: _deviceId, ...sending } = phone.sending([phone.press(7 * minute)]);
    expect(await said(sending)).toEqual(['recorded']);
    expect((await factsOf(sending.reports))[0]?.deviceId).toBe(driver?.accountId);
  });

  it('refuses what no phone says', async () => {
    const phone = new Phone(rightTime);
    const [good, now] = [phone.press(minute), phone.sending([])];
    for (const [field, wrong] of [
      ['deviceId', { ...now, deviceId: 'x', reports: [good] }],
      ['sentAt', { ...now, sentAt: '2026-W48-2', reports: [good] }],
      ['reports.0.occurredAt', { ...now, reports: [{ ...good, occurredAt: '2026-330' }] }],
      ['reports.0.occurredAt', { ...now, reports: [{ ...good, occurredAt: '0000-01-01T00:00:00Z' }] }],
      ['reports.0.ageMs', { ...now, reports: [{ ...good, ageMs: -1 }] }],
      ['reports.0.ageMs', { ...now, reports: [{ ...good, ageMs: null as unknown as number }] }],
      ['reports.0.eventId', { ...now, reports: [{ ...good, eventId: good.eventId.toUpperCase() }] }],
    ] as const)
      expect(await driver?.client.refuses(tripReportApi.submit, wrong)).toMatchObject({ code: 'invalid_field', field });
    expect(await factsOf([good])).toEqual([]);
  });
});
