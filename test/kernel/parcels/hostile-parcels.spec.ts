// Can a scanner, a phone or a carrier's program make the server fail, count anything twice or learn what is not theirs?
import { randomUUID } from 'node:crypto';
import { scanTypes, scansApi, trackingApi } from '@kehuoyou/shared';
import type { AnnouncementOutcome, ScanEvent, ScanOutcome } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import type { Reply } from '../../harness/exchange.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { randomFor } from '../../harness/random.js';
import { sampleOn } from '../../harness/sample.js';
import { carryOut } from '../../harness/run/commands.js';
import { startServer } from '../../harness/running-server.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { CarrierProgram } from '../../stories/parcels/carrier-program.js';
import { jsonValues, MARK, texts } from '../hostile.js';
import { FOREIGN, NO_NUMBERS, NOISE, NOISE_TAIL } from './odd-numbers.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
const SAMPLE = 5;
/** Guesses at numbers, `GUESSES=10000` for every end that a phone may have; on the second database a tenth of them. */
const GUESSES = Number(process.env['GUESSES'] ?? '2000');
const A_MINUTE = 200;
/** Of a carrier that tells nothing without the end of a phone number. */
const PERSONAL = 'SF1234567890123';

onEachDatabase((database) => {
  const random = randomFor(`hostile parcels ${database.engine}`);
  const isTried = sampleOn(database, random, SAMPLE);
  let townspeople: Townspeople;
  let keeper: Townsperson;
  let program: CarrierProgram;
  let began = 0;
  const now = (): Date => new Date(Date.parse(CLOCK) + Date.now() - began);

  beforeAll(async () => {
    began = Date.now();
    townspeople = await Townspeople.start({
      database,
      clock: CLOCK,
      env: { LOG_LEVEL: 'trace' },
      talkative: true,
    });
    const administrator = await townspeople.administrator();
    const office = await townspeople.signIn('county_office');
    keeper = await townspeople.signIn('keeper');
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT });
    program = await CarrierProgram.of('中通快递', townspeople.server, { database, clock: CLOCK });
  });
  afterAll(() => townspeople.stop());

  // None ends as the number of many spellings does, which would have to take its code on the same board.
  const anyWaybill = (): string => {
    const number = `7310011${random.between(1_000_000, 9_999_999)}`;
    return number.endsWith(NOISE_TAIL) ? anyWaybill() : number;
  };
  const event = (said: Partial<ScanEvent> = {}): ScanEvent => ({
    ...{ eventId: randomUUID(), type: 'SHELVED', occurredAt: now().toISOString(), deviceSeq: 1 },
    ...{ waybill: anyWaybill(), pointId: XIAXIE_POINT, rack: 1, layer: 1 },
    ...said,
  });
  const post = (events: readonly unknown[], sentAt = now().toISOString()): Promise<Reply> =>
    keeper.client.send({
      method: 'POST',
      path: scansApi.submit.path,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: `{"deviceId":"${randomUUID()}","sentAt":"${sentAt}","events":[${events.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join()}]}`,
    });
  const outcomesOf = (reply: Reply): readonly ScanOutcome[] =>
    (jsonIn(reply) as { readonly outcomes: readonly ScanOutcome[] }).outcomes;
  /** Never our fault, and never the hostile text given back. */
  const harmless = (what: string, reply: Reply): void => {
    if (reply.status >= 500) throw new Error(`${what} gave ${reply.status}: ${reply.bytes.toString()}`);
    if (reply.status >= 400 && JSON.stringify({ ...refusalIn(reply), field: '' }).includes(MARK))
      throw new Error(`${what} was given back`);
  };
  /** Announces rows, those apart from the others that spoil all; gives how many were taken. */
  const announced = async (rows: readonly string[]): Promise<number> => {
    const reply = await program.send({ now: now(), body: `{"parcels":[${rows.join()}]}` });
    const text = await reply.text();
    expect(text).not.toContain(MARK);
    if (reply.status === 200) {
      const { outcomes } = JSON.parse(text) as { readonly outcomes: readonly AnnouncementOutcome[] };
      expect(outcomes).toHaveLength(rows.length);
      return outcomes.filter(({ outcome }) => outcome !== 'refused').length;
    }
    expect([rows[0], reply.status]).toEqual([rows[0], 400]);
    if (rows.length === 1) return 0;
    const half = rows.length >> 1;
    return (await announced(rows.slice(0, half))) + (await announced(rows.slice(half)));
  };
  const verified = (): ReturnType<typeof carryOut> => carryOut('verify-parcels', [], { database });

  it(`takes or refuses a scan of which one field is hostile, and all others of its batch are as they were (${random.seed})`, async () => {
    const fields = [
      'eventId',
      'type',
      'occurredAt',
      'deviceSeq',
      'ageMs',
      'waybill',
      'carrier',
      'seal',
      'pointId',
    ].concat(
      ['toPointId', 'tripId', 'serviceDate', 'grams', 'litres', 'rack', 'layer', 'reason', 'method', 'agent', 'taker'],
      ['agentQuestion', 'photoSha256', 'toState', 'upheld', 'retracts', '__proto__', MARK],
    );
    let taken = 0;
    for (const field of fields)
      for (const json of [...texts.map((text) => JSON.stringify(text)), ...jsonValues].filter(isTried)) {
        const { [field as 'reason']: _was, ...rest } = event();
        const bad = `${JSON.stringify(rest).slice(0, -1)},${JSON.stringify(field)}:${json}}`;
        const reply = await post([bad, event()]);
        harmless(`a scan with ${field}=${json.slice(0, 40)}`, reply);
        if (reply.status === 201) taken += outcomesOf(reply).filter(({ outcome }) => outcome === 'recorded').length;
      }
    // A reason may be anything that one can write.
    expect(taken).toBeGreaterThan(20);
    expect(await verified()).toMatchObject({ code: 0 });
  }, 240_000);

  it('knows one number through everything that scanners and fingers add, and no number where there is none', async () => {
    const shelved = await post(NOISE.map((waybill) => event({ waybill })));
    expect(outcomesOf(shelved).map(({ outcome, shelf }) => [outcome, shelf])).toEqual(
      NOISE.map(() => ['recorded', `1-1-${NOISE_TAIL}`]),
    );
    const [none, foreign] = [
      await post(NO_NUMBERS.map((waybill) => event({ waybill: waybill.slice(0, 200) }))),
      await post(FOREIGN.map((waybill) => event({ waybill }))),
    ];
    expect(outcomesOf(none).map(({ reason }) => reason)).toEqual(NO_NUMBERS.map(() => 'waybill_not_valid'));
    expect(outcomesOf(foreign).map(({ outcome }) => outcome)).toEqual(FOREIGN.map(() => 'recorded'));
    // A field that is longer than any scanner's line is refused with its name.
    expect(refusalIn(await post([event({ waybill: '1'.repeat(201) })]))).toMatchObject({ field: 'events.0.waybill' });
    for (const waybill of NO_NUMBERS)
      harmless(`tracking ${waybill}`, await keeper.client.ask(trackingApi.track, { waybill }));
  });

  it('takes every kind of scan from a handset whose clock says 2019, at a time that is no guess of its own', async () => {
    const at2019 = (ago: number): string => new Date(Date.parse('2019-01-01T08:00:00+08:00') - ago).toISOString();
    const waybill = 'YT2019000000001';
    const events = [
      event({ waybill, occurredAt: at2019(3_600_000), ageMs: 3_600_000 }),
      event({ type: 'COLLECTED', waybill, method: 'code', occurredAt: at2019(600_000), ageMs: 600_000 }),
    ];
    expect(outcomesOf(await post(events, at2019(0))).map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    const { parcel } = await keeper.client.call(trackingApi.track, { waybill });
    const minutesAgo = parcel?.events.map(({ at }) => Math.round((now().getTime() - Date.parse(at)) / 60_000));
    expect(minutesAgo?.slice(0, 2)).toEqual([10, 60]);
    for (const occurredAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '1e9'])
      harmless(`a scan of ${occurredAt}`, await post(scanTypes.map((type) => event({ type, occurredAt }))));
    expect(await verified()).toMatchObject({ code: 0 });
  });

  it('takes or refuses each hostile row of a partner who signs it, and none twice', async () => {
    const rows = [
      'waybill',
      'carrier',
      'villageCode',
      'pointId',
      'expectedOn',
      'recipient',
      'name',
      'phone',
      'virtualNumber',
    ].flatMap((field) =>
      [...texts.map((text) => JSON.stringify(text)), ...jsonValues].map((json, index) => {
        const sound = {
          waybill: `7511${String(1_000_000_000 + index)}`,
          carrier: 'zhongtong',
          recipient: { name: '罗阿婆' },
        };
        const inside = ['name', 'phone', 'virtualNumber'].includes(field);
        const bad = `{${JSON.stringify(field)}:${json}}`;
        const row = JSON.stringify(sound).slice(0, -1);
        return inside
          ? row.replace('{"name":"罗阿婆"}', field === 'name' ? bad : `${bad.slice(0, -1)},"name":"罗阿婆"}`) + '}'
          : `${row},${JSON.stringify(field)}:${json}}`;
      }),
    );
    expect(await announced(rows)).toBeGreaterThan(50);
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '{"parcels":{}}',
      `{"parcels":[${'{},'.repeat(500)}{}]}`,
      '[['.repeat(5_000),
    ]) {
      const reply = await program.send({ now: now(), body });
      expect([body.slice(0, 20), reply.status >= 400 && reply.status < 500]).toEqual([body.slice(0, 20), true]);
    }
    expect(await verified()).toMatchObject({ code: 0 });
  });

  it('answers one of twenty who replay a signed request at once, and nobody whose signature or clock is not right', async () => {
    const body = JSON.stringify({
      parcels: [{ waybill: 'YT7700000000001', carrier: 'yuantong', recipient: { name: '罗阿婆' } }],
    });
    const said = { now: now(), body, nonce: 'once' };
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await program.send(said)).status));
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
    const off = (minutes: number): Date => new Date(now().getTime() + minutes * 60_000);
    for (const wrong of [
      { now: now(), body, secret: '0'.repeat(64) },
      { now: now(), body, signed: body.replace('1"', '2"') },
      { now: off(-30), body },
      { now: off(30), body },
      { now: new Date('2019-01-01T00:00:00Z'), body },
    ])
      expect((await program.send(wrong)).status).toBe(401);
  });

  it(`throttles ${GUESSES} guesses at a phone’s end, and tells by nothing whether there is a parcel`, async () => {
    await program.announce(now(), {
      waybill: PERSONAL,
      carrier: 'shunfeng',
      recipient: { name: '罗阿婆', phone: '19900000001' },
    });
    const many = database.engine === 'sqlite' ? GUESSES : GUESSES / 10;
    const guess = async (waybill: string, times: number): Promise<string> => {
      const said = new Set<string>();
      let answered = 0;
      for (let tail = 0; tail < times; tail += 1) {
        const reply = await townspeople.server.client.send({
          path: `/api/tracking?waybill=${waybill}&phoneTail=${String(9_999 - tail).padStart(4, '0')}`,
        });
        if (reply.status === 200) answered += 1;
        const { requestId: _id, waybill: _waybill, ...words } = jsonIn(reply) as Record<string, unknown>;
        said.add(JSON.stringify([reply.status, words]));
      }
      return JSON.stringify([answered, [...said]]);
    };
    const there = await guess(PERSONAL, many);
    expect(JSON.parse(there)).toEqual([10, [expect.any(String), expect.stringContaining('too_many_attempts')]]);
    expect(there).not.toContain('"parcel"');
    expect(await guess('SF9876543210987', 200)).toBe(there);
  }, 240_000);

  it(`throttles ${GUESSES} guesses at numbers, and answers those that there are like those that there are not`, async () => {
    const env = { REQUESTS_PER_MINUTE: String(A_MINUTE) };
    const server = await startServer({ database, clock: now().toISOString(), env, talkative: true });
    try {
      const many = database.engine === 'sqlite' ? GUESSES : GUESSES / 2;
      const started = Date.now();
      const said = { there: new Set<string>(), nowhere: new Set<string>() };
      let answered = 0;
      for (let number = 0; number < many; number += 1) {
        const isThere = number % 2 === 0;
        const waybill = isThere ? PERSONAL : `SF${String(2_000_000_000_000 + number)}`;
        const reply = await server.client.send({ path: `/api/tracking?waybill=${waybill}` });
        if (reply.status !== 200) {
          expect(refusalIn(reply).code).toBe('rate_limited');
          continue;
        }
        answered += 1;
        const { waybill: _waybill, ...words } = jsonIn(reply) as Record<string, unknown>;
        said[isThere ? 'there' : 'nowhere'].add(JSON.stringify(words));
      }
      const minutes = 1 + Math.ceil((Date.now() - started) / 60_000);
      expect(answered).toBeLessThanOrEqual(minutes * A_MINUTE);
      expect(answered).toBeLessThan(many);
      expect([...said.there]).toEqual([...said.nowhere]);
      expect(said.there.size).toBe(1);
    } finally {
      await server.stop();
    }
  }, 240_000);

  it('has written nothing hostile into its log, and is as well as before', async () => {
    const { log } = townspeople.server;
    expect(log.filter((line) => line.includes(MARK))).toEqual([]);
    expect(log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
    expect((await townspeople.server.client.send({ path: '/health/ready' })).status).toBe(200);
  });
});
