// After people have told who they are, does the database or any log hold it in the clear?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accountsApi,
  callsApi,
  errandsApi,
  followingsApi,
  grantsApi,
  householdsApi,
  invitationsApi,
  meApi,
  noticesApi,
  pointParcelsApi,
  sessionsApi,
  timetableApi,
  trackingApi,
} from '@kehuoyou/shared';
import { onEachDatabase } from '../harness/database.js';
import type { StoryDatabase } from '../harness/database.js';
import { eventually } from '../harness/eventually.js';
import { openTables } from '../harness/opened-database.js';
import { XIAXIE_POINT, XIAXIE_STOP } from '../harness/places.js';
import { carryOut } from '../harness/run/commands.js';
import { Townspeople } from '../harness/townspeople.js';
import { CarrierProgram } from '../stories/parcels/carrier-program.js';
import { Phone, scan } from '../stories/parcels/scanner.js';
import type { Townsperson } from '../harness/townspeople.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const LATER = '2026-11-26';
/** Names that stand nowhere in the county’s own files, and numbers that nobody has. */
const FATHER = { name: '罗岩松样', phone: '19900000077' };
const KEEPER = '黄柏青样';
const DAUGHTER = '罗梅溪样';
const REASON = '邻居欧阳样说的';
/** Whoever fetches father's parcel. */
const AGENT = '石竹青样';
/** What somebody would rather not have the village know. */
const WISHED = '老人尿垫样';
const NOTE = '给岩松样的，别声张';
const PARCEL = { waybill: 'YT1234567890123', carrier: 'yuantong' };

/** Every byte that the database keeps, as text. */
async function everythingIn(database: StoryDatabase): Promise<string> {
  if (database.engine === 'sqlite') {
    const folder = database.env['DATA_DIR'] ?? '';
    // With what is still in the write-ahead log; the keys are no part of the database.
    const files = readdirSync(folder).filter((name) => name !== 'keys.json');
    expect(files.some((name) => /sqlite|\.db/.test(name))).toBe(true);
    return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  }
  const tables = await openTables(database);
  try {
    const names = (await tables.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`,
    )) as { name: string }[];
    expect(names.length).toBeGreaterThan(30);
    const dump: string[] = [];
    for (const { name } of names) {
      const rows = (await tables.query(`SELECT * FROM ${name}`)) as Record<string, unknown>[];
      dump.push(
        ...rows.flatMap((row) =>
          Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value))),
        ),
      );
    }
    return dump.join('\n');
  } finally {
    await tables.destroy();
  }
}

onEachDatabase((database) => {
  let townspeople: Townspeople;
  /** What must be found nowhere, by what it is. */
  const secrets: Record<string, string> = {};
  const secret = (what: string, value: string): string => (secrets[what] = value);

  beforeAll(async () => {
    // Whatever is logged at all is logged here.
    townspeople = await Townspeople.start({ database, clock: CLOCK, env: { LOG_LEVEL: 'trace' } });
  }, 120_000);
  afterAll(() => townspeople.stop());

  const comes = async (person: string): Promise<Townsperson> => {
    const code = secret(`login code of ${person}`, await townspeople.wechat.loginCode(person));
    const { token } = await townspeople.server.client.call(sessionsApi.byWechat, { code });
    const client = townspeople.server.client.as(secret(`token of ${person}`, token));
    const somebody = { person, token, client, accountId: (await client.call(meApi.me, {})).accountId };
    await townspeople.agree(somebody);
    return somebody;
  };

  const staffJoin = async (office: Townsperson): Promise<Townsperson> => {
    const keeper = await comes('keeper');
    const { code } = await office.client.call(invitationsApi.invite, {
      role: 'keeper',
      scopeKind: 'point',
      scopeId: XIAXIE_POINT,
      name: secret('name of the keeper', KEEPER),
    });
    const { id } = await keeper.client.call(invitationsApi.accept, { code: secret('code of the invitation', code) });
    await keeper.client.call(meApi.phone, { code: secret('phone code', await townspeople.wechat.phoneCode('keeper')) });
    secret('number of the keeper', '19900000011');
    expect(await office.client.call(grantsApi.contact, { id })).toEqual({ name: KEEPER, phone: '19900000011' });
    const browser = secret('code for the browser', (await keeper.client.call(sessionsApi.code, {})).code);
    secret('token of the browser', (await townspeople.server.client.call(sessionsApi.byCode, { code: browser })).token);
    return keeper;
  };

  const familyJoins = async (keeper: Townsperson): Promise<Townsperson> => {
    const daughter = await comes('daughter');
    await daughter.client.call(meApi.correct, { name: secret('name of the daughter', DAUGHTER) });
    await daughter.client.call(meApi.phone, { code: await townspeople.wechat.phoneCode('daughter') });
    secret('number of the daughter', '19900000003');
    const { id } = await daughter.client.call(householdsApi.add, FATHER);
    secret('name of the father', FATHER.name);
    secret('number of the father', FATHER.phone);
    const { code } = await daughter.client.call(householdsApi.confirmationCode, { id });
    await keeper.client.call(householdsApi.previewConfirmation, { code: secret('code for the keeper', code) });
    await keeper.client.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT });
    const shared = await daughter.client.call(householdsApi.sharingCode, { id });
    await (
      await comes('grandmother')
    ).client.call(householdsApi.follow, { code: secret('code for a follower', shared.code) });
    await daughter.client.call(meApi.data, {});
    return daughter;
  };

  const parcelComes = async (keeper: Townsperson): Promise<void> => {
    const program = await CarrierProgram.of('邮政清流', townspeople.server, { database, clock: CLOCK });
    secret('secret of the carrier', program.given.secret);
    await program.announce(new Date(CLOCK), { ...PARCEL, recipient: FATHER, pointId: XIAXIE_POINT });
    const there = { waybill: PARCEL.waybill, pointId: XIAXIE_POINT };
    await new Phone(keeper).send('09:00', [
      scan('SHELVED', '08:30', { ...there, rack: 1, layer: 1 }),
      scan('COLLECTED', '08:50', { ...there, method: 'agent', agent: secret('name of who fetched it', AGENT) }),
    ]);
    // Neither the keeper nor whoever knows the number is told more than stands on a label.
    const { today } = await keeper.client.call(pointParcelsApi.list, { id: XIAXIE_POINT });
    expect(today).toMatchObject([{ recipient: '罗***', phoneTail: '0077' }]);
    const tracked = await townspeople.server.client.call(trackingApi.track, { waybill: PARCEL.waybill });
    expect(tracked.parcel?.status).toBe('signed');
    for (const each of [FATHER.name, FATHER.phone, AGENT]) expect(JSON.stringify([today, tracked])).not.toContain(each);
  };

  const somethingIsBought = async (keeper: Townsperson, daughter: Townsperson): Promise<void> => {
    const line = { what: secret('what is wanted', WISHED), amount: 1, unit: '包', substitute: 'no' } as const;
    const { id } = await daughter.client.call(errandsApi.ask, {
      ...{ ...FATHER, pointId: XIAXIE_POINT, lines: [line], note: secret('note', NOTE) },
    });
    await keeper.client.call(errandsApi.accept, { id });
    const bought = await keeper.client.call(errandsApi.buy, { id, lines: [{ line: 1, fen: 3_500 }] });
    expect(bought).toMatchObject({ name: '罗***', phoneTail: '0077' });
    await keeper.client.call(errandsApi.handOver, { id, pieces: 1 });
    await keeper.client.call(errandsApi.contact, { id });
    await eventually(async () => {
      const { notices } = await daughter.client.call(noticesApi.inbox, {});
      expect(notices.map(({ kind }) => kind)).toContain('errand_bought');
    }, 20_000);
  };

  it('tells the story', async () => {
    const root = await townspeople.administrator();
    secret('token of the administrator', root.token);
    const office = await comes('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    const keeper = await staffJoin(office);
    const daughter = await familyJoins(keeper);
    await parcelComes(keeper);
    await somethingIsBought(keeper, daughter);
    await daughter.client.call(followingsApi.follow, { kind: 'stop', id: XIAXIE_STOP });
    const { departures } = await townspeople.server.client.call(timetableApi.board, {
      stopId: XIAXIE_STOP,
      date: LATER,
    });
    await carryOut('announce', ['cancel-trip', departures[0]?.tripId ?? '', LATER, '路面塌方'], {
      database,
      clock: CLOCK,
    });
    const call = await eventually(async () => {
      const { calls } = await keeper.client.call(callsApi.list, { pointId: XIAXIE_POINT });
      const found = calls.find(({ name }) => name === '罗***');
      if (!found) throw new Error('there is no call');
      return found;
    }, 60_000);
    expect(await keeper.client.call(callsApi.contact, { id: call.id })).toEqual({
      name: DAUGHTER,
      phone: '19900000003',
    });
    await root.client.call(accountsApi.disable, {
      id: (await comes('farmer')).accountId,
      reason: secret('reason', REASON),
    });
  }, 180_000);

  it('asks wrongly as well: what is refused is not logged either', async () => {
    const { client } = await comes('neighbour');
    const wrong = [
      await client.refuses(householdsApi.add, { ...FATHER, colour: FATHER.phone }),
      await client.refuses(householdsApi.add, { name: FATHER.name, phone: `${FATHER.phone}77` }),
      await client.refuses(householdsApi.follow, { code: secrets['code for a follower'] }),
      await client.refuses(sessionsApi.byWechat, { code: secrets['login code of keeper'] }),
      await client.as(`${secrets['token of keeper'] ?? ''}x`).refuses(meApi.me, {}),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400, 401]);
    await client.send({ path: `/api/points?q=${encodeURIComponent(FATHER.name)}` });
    await client.send({ path: `/api/households/people/${FATHER.phone}?phone=${FATHER.phone}` });
  });

  it('finds nothing of it in the clear, neither in the database nor in any log', async () => {
    for (const person of ['keeper', 'daughter', 'grandmother'])
      secret(
        `openid of ${person}`,
        person === 'keeper' ? 'oSample11keeper' : person === 'daughter' ? 'oSample03daughter' : 'oSample01grandmother',
      );
    await townspeople.server.stop();
    expect(Object.keys(secrets).length).toBeGreaterThan(20);
    const places = { database: await everythingIn(database), log: townspeople.server.log.join('\n') };
    // That it would be found if it were there: what is no secret is.
    expect(places.database).toContain('路面塌方');
    expect(places.log).toContain('"level"');
    const found = Object.entries(places).flatMap(([place, text]) =>
      Object.entries(secrets)
        .filter(([, value]) => text.includes(value))
        .map(([what]) => `${what} stands in the ${place}`),
    );
    expect(found).toEqual([]);
  });
});
