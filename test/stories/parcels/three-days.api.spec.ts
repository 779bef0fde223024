// A keeper is without a signal for 72 hours, then everything arrives at once, in any order, twice or not at all: does it end right?
import { randomUUID } from 'node:crypto';
import { householdsApi, messagesApi, noticesApi, scansApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { openTables } from '../../harness/opened-database.js';
import type { Tables } from '../../harness/opened-database.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { randomFor } from '../../harness/random.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { CarrierProgram } from './carrier-program.js';
import { DAYS, HUB, POINT, threeDays, twinOf } from './keeper-days.js';
import type { Actor, Said } from './keeper-days.js';
import { sendThroughWeakSignal } from './weak-signal.js';

const GRANDMOTHER = { name: '罗阿婆', phone: '19900000001' };
/** The first of these is before everything; the keeper has a signal again at the last. */
const MORNINGS = ['2026-11-24T05:00:00+08:00', '2026-11-27T08:00:00+08:00'] as const;
/** Nobody is told before all that waited on the phone had time to come. */
const SETTLED = '2026-11-27T08:15:00+08:00';
/** What stands in the table of a parcel and must not depend on how its facts came. */
const FOLDED =
  'state, since, holder_kind, trip_id, service_date, shelf, shelved_at, exceptions, reviews, reminders, extended';

type Row = Readonly<Record<string, string | number | null>>;

onEachDatabase((database) => {
  const random = randomFor(`three days ${database.engine}`);
  const days = threeDays(random);
  let townspeople: Townspeople;
  let tables: Tables;
  let people: Readonly<Record<Actor, Townsperson>>;
  let grandmother: Townsperson;
  let began = 0;
  let clock: string = MORNINGS[0];
  const now = (): string => new Date(Date.parse(clock) + Date.now() - began).toISOString();
  const phones: Readonly<Record<Actor, string>> = {
    clerk: randomUUID(),
    driver: randomUUID(),
    keeper: randomUUID(),
    deputy: randomUUID(),
  };

  const until = async (time: string): Promise<void> => {
    [clock, began] = [time, Date.now()];
    await townspeople.server.itIs(clock);
  };
  const query = async (sql: string): Promise<Row[]> => (await tables.query(sql)) as Row[];
  const verified = (): ReturnType<typeof carryOut> => carryOut('verify-parcels', [], { database });
  const send = async (by: Actor, events: readonly ScanEvent[], deviceId = phones[by]): Promise<void> => {
    const { outcomes } = await people[by].client.call(scansApi.submit, { deviceId, sentAt: now(), events });
    expect(outcomes.filter(({ outcome }) => outcome !== 'recorded')).toEqual([]);
  };
  const eventsOf = (said: readonly Said[], by: Actor): ScanEvent[] =>
    said.flatMap((each) => (each.by === by ? [each.event] : []));
  /** Waits until everything was delivered. */
  const delivered = (but = ''): Promise<void> =>
    eventually(
      async () =>
        expect(await query(`SELECT id FROM outbox WHERE delivered_at IS NULL AND dead_at IS NULL ${but}`)).toEqual([]),
      // Three days' worth of news at once, on a machine that has much else to do.
      90_000,
    );
  const notices = async () => (await grandmother.client.call(noticesApi.inbox, {})).notices;

  const hire = async (): Promise<void> => {
    const administrator = await townspeople.administrator();
    const [office, manager] = [await townspeople.signIn('county_office'), await townspeople.signIn('company_manager')];
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(office, people.clerk, { role: 'hub_clerk', scopeKind: 'point', scopeId: HUB });
    await townspeople.hire(manager, people.driver, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    for (const somebody of [people.keeper, people.deputy])
      for (const scopeId of [POINT, XIAXIE_POINT])
        await townspeople.hire(office, somebody, { role: 'keeper', scopeKind: 'point', scopeId });
  };

  beforeAll(async () => {
    began = Date.now();
    townspeople = await Townspeople.start({ database, clock });
    tables = await openTables(database);
    const signIn = (person: string): Promise<Townsperson> => townspeople.signIn(person);
    people = {
      clerk: await signIn('hub_clerk'),
      driver: await signIn('driver'),
      keeper: await signIn('keeper'),
      deputy: await signIn('farmer'),
    };
    grandmother = await signIn('grandmother');
    await hire();
    await townspeople.agree(grandmother);
    // Else she is asked about each of them, which is another story.
    for (const pointId of [POINT, XIAXIE_POINT]) await townspeople.agree(grandmother, 'leave_at_point', pointId);
    const { id } = await grandmother.client.call(householdsApi.add, GRANDMOTHER);
    const { code } = await grandmother.client.call(householdsApi.confirmationCode, { id });
    await people.keeper.client.call(householdsApi.confirm, { code, pointId: POINT });
    await grandmother.client.call(messagesApi.accept, { templates: ['parcel'] });
    await townspeople.wechat.accept('grandmother', 'parcel', 200);
    await tables.query(`UPDATE message_budget SET left_count = 200 WHERE template = 'parcel'`);
    const program = await CarrierProgram.of('邮政清流', townspeople.server, { database, clock });
    await program.announce(
      new Date(now()),
      ...days.stories.map(({ waybill, isHers }) => ({
        waybill,
        carrier: 'zhongtong',
        recipient: isHers ? GRANDMOTHER : { name: '王小明', phone: '19900008888' },
        pointId: POINT,
      })),
    );
  });
  afterAll(async () => {
    await tables.destroy();
    await townspeople.stop();
  });

  it(`knows meanwhile what the others report, and tells of what the deputy hands out (${random.seed})`, async () => {
    for (const date of DAYS) {
      await until(`${date}T11:25:00+08:00`);
      for (const by of ['clerk', 'driver', 'deputy'] as const)
        await send(
          by,
          eventsOf(days.said, by).filter(
            ({ occurredAt }) => new Date(Date.parse(occurredAt) + 8 * 3_600_000).toISOString().slice(0, 10) === date,
          ),
        );
      const byNow = days.stories.filter(({ isHers, fate }) => isHers && ['deputy', 'both'].includes(fate));
      const wanted = (byNow.length / DAYS.length) * (1 + DAYS.indexOf(date));
      await eventually(async () => expect(await notices()).toHaveLength(wanted));
      await delivered(`AND subject NOT LIKE 'late %' AND subject NOT LIKE 'times of %'`);
    }
  });

  it('takes all that waited on the phone, each event once, through any number of broken connections', async () => {
    await until(MORNINGS[1]);
    const events = eventsOf(days.said, 'keeper');
    const phone = { client: people.keeper.client, deviceId: phones.keeper, now };
    const { outcomes, broken } = await sendThroughWeakSignal(phone, events, random);
    expect([...outcomes.keys()].sort()).toEqual(events.map(({ eventId }) => eventId).sort());
    for (const all of outcomes.values()) {
      expect(all.filter(({ outcome }) => outcome === 'recorded').length).toBeLessThanOrEqual(1);
      expect(all.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    }
    expect(broken).toBeGreaterThan(5);
    const kept = await query(`SELECT event_id AS id FROM parcel_event WHERE type <> 'ANNOUNCED'`);
    expect(kept.map(({ id }) => id).sort()).toEqual(days.said.map(({ event }) => event.eventId).sort());
    expect(await verified()).toMatchObject({ code: 0 });
  }, 240_000);

  it('comes to the same as if every event had come in its order', async () => {
    const twin = twinOf(days, XIAXIE_POINT);
    const devices = { clerk: randomUUID(), driver: randomUUID(), keeper: randomUUID(), deputy: randomUUID() };
    for (const rest = [...twin]; rest.length > 0;) {
      const [{ by } = { by: 'keeper' as const }] = rest;
      const other = rest.findIndex((each) => each.by !== by);
      const piece = rest.splice(0, Math.min(40, other < 0 ? rest.length : other));
      await send(
        by,
        piece.map(({ event }) => event),
        devices[by],
      );
    }
    const come = async (prefix: string): Promise<Row[]> =>
      query(
        `SELECT SUBSTR(waybill, 3) AS number, ${FOLDED} FROM parcel WHERE waybill LIKE '${prefix}%' ORDER BY SUBSTR(waybill, 3)`,
      );
    const [main, inOrder] = [await come('73'), await come('98')];
    expect(main).toHaveLength(days.stories.length);
    expect(main).toEqual(inOrder);
    expect(await verified()).toMatchObject({ code: 0 });
    expect(await carryOut('verify-loads', [], { database })).toMatchObject({ code: 0 });
  });

  it('tells nobody what is no news, nor that something is there which was taken, and each thing once', async () => {
    await until(SETTLED);
    await delivered();
    expect(await query('SELECT id FROM outbox WHERE dead_at IS NOT NULL')).toEqual([]);
    const of = (what: string, more = ''): Promise<Row[]> =>
      query(
        `SELECT parcel.waybill, ${what} AS what FROM parcel JOIN notice ON notice.subject = CONCAT('parcel ', parcel.id) ${more}`,
      );
    const told = await of('notice.kind');
    const sent = await of(
      'notice_outcome.outcome',
      `JOIN notice_outcome ON notice_outcome.notice_id = notice.id AND channel = 'wechat'`,
    );
    const heard = (rows: readonly Row[], waybill: string) =>
      rows.flatMap((row) => (row['waybill'] === waybill ? [row['what']] : []));
    const came = days.stories.map(({ waybill, fate }) => [fate, heard(told, waybill), heard(sent, waybill)]);
    expect(came).toEqual(
      days.stories.map(({ fate, isHers, told: wanted }) => [
        fate,
        isHers ? wanted : [],
        isHers ? wanted.map(() => 'sent') : [],
      ]),
    );
  });
});
