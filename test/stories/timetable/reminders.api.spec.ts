// Somebody is to be reminded of a bus by two servers on one database: is it said in time, once, and not of a bus
// that will not come?
import { randomUUID } from 'node:crypto';
import { lineDayApi, messagesApi, noticesApi, tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { Notice, TripReport } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const TODAY = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
const TRIP = 'K01-O01';
const STOP = 'V101201';
const SOON_MS = 40_000;

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let other: RunningServer | undefined;
  /** Reports what the drivers say on the phone. */
  let office: Townsperson;
  const villagers: Townsperson[] = [];
  let seq = 0;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: `${TODAY}T06:39:00+08:00` });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    for (const person of ['grandmother', 'farmer', 'neighbour', 'daughter'])
      villagers.push(await townspeople.signIn(person));
  }, 180_000);
  afterAll(async () => {
    await other?.stop();
    await townspeople.stop();
  });

  const inbox = async ({ client }: Townsperson): Promise<readonly Notice[]> =>
    (await client.call(noticesApi.inbox, {})).notices;
  const told = (notice: Notice | undefined): string[] =>
    (notice?.told ?? []).map(({ channel, outcome }) => `${channel} ${outcome}`);
  const report = async (kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): Promise<void> => {
    seq += 1;
    const each = {
      eventId: randomUUID(),
      kind,
      tripId: TRIP,
      serviceDate: TODAY,
      occurredAt: `${TODAY}T${time}:00+08:00`,
      deviceSeq: seq,
      ...more,
    };
    const { outcomes } = await office.client.call(tripReportApi.submit, {
      sentAt: `${TODAY}T${time}:10+08:00`,
      reports: [each],
    });
    expect(outcomes).toMatchObject([{ outcome: 'recorded' }]);
  };
  /** Both servers at another time; on SQLite there is one, which alone may write to its file. */
  const at = async (time: string): Promise<void> => {
    const clock = `${TODAY}T${time}:00+08:00`;
    await Promise.all([townspeople.server.itIs(clock), other?.itIs(clock)]);
    if (database.engine === 'mariadb')
      other ??= await startServer({ database, clock, env: { SAMPLE_PEOPLE: '0', ...townspeople.wechat.env } });
  };

  it('everybody sets one, whoever sends it twice has one, and nobody sees another’s', async () => {
    const [first] = villagers;
    for (const { client } of villagers) {
      const ask = { kind: 'before' as const, tripId: TRIP, serviceDate: TODAY, stopId: STOP, minutes: 15 };
      await Promise.all([client.call(tripRemindersApi.set, ask), client.call(tripRemindersApi.set, ask)]);
      await client.call(tripRemindersApi.set, { kind: 'passing', tripId: TRIP, serviceDate: TODAY, stopId: 'COUNTY' });
      expect((await client.call(tripRemindersApi.list, {})).reminders.map(({ kind, state }) => [kind, state])).toEqual([
        ['passing', 'waiting'],
        ['before', 'waiting'],
      ]);
    }
    const { budgets } = (await first?.client.call(messagesApi.accept, { templates: ['service_change'] })) ?? {
      budgets: [],
    };
    expect(budgets.find(({ template }) => template === 'service_change')?.left).toBe(1);
  });

  it('is told by whichever server looks first, once to each, at an hour that is otherwise quiet', async () => {
    await report('depart', '06:38');
    await eventually(async () => {
      for (const villager of villagers)
        expect((await inbox(villager)).map(({ title }) => title)).toEqual([expect.stringMatching(/开出了$/)]);
    }, SOON_MS);
    await at('07:01');
    await eventually(async () => {
      for (const villager of villagers)
        expect((await inbox(villager)).filter(({ title }) => /快到了$|过去了$/.test(title))).toHaveLength(1);
    }, SOON_MS);
    // Several rounds of both servers later it is still the same.
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    for (const villager of villagers) {
      const notices = await inbox(villager);
      expect(notices.map(({ kind }) => kind)).toEqual(['trip_reminder', 'trip_reminder']);
      for (const notice of notices) expect(told(notice)).toContain('inbox shown');
    }
  });

  it('shows the bus on its line, and where it goes no further tells those who wait beyond', async () => {
    await report('stop', '07:01', { stopId: 'V100210' });
    const day = await eventually(async () => {
      const seen = await townspeople.server.client.call(lineDayApi.day, { routeId: 'K01' });
      expect(seen.trips.find(({ tripId }) => tripId === TRIP)).toMatchObject({
        state: 'at_stop',
        bus: { basis: 'at_stop', call: 3 },
      });
      return seen;
    }, SOON_MS);
    expect(day.ways.length).toBeGreaterThan(1);
    await report('short_turn', '07:02', { stopId: 'V100210', reason: '前面塌方' });
    await eventually(async () => {
      for (const villager of villagers)
        expect((await inbox(villager))[0]).toMatchObject({
          kind: 'trip_cancelled',
          reason: '您要我们提醒这班车',
          text: expect.stringContaining('前面塌方') as string,
        });
    }, SOON_MS);
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    for (const villager of villagers)
      expect((await inbox(villager)).filter(({ kind }) => kind === 'trip_cancelled')).toHaveLength(1);
  });
});
