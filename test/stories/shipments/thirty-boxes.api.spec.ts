// Thirty boxes of 豆腐皮: asked, kept, booked once however often it is sent, and no leg of any bus sold twice.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  busSpaceApi,
  carryingApi,
  handInApi,
  noticesApi,
  quotesApi,
  shipmentsApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type { BusSpace, CarriedEvent, CarriedType, Quote, QuoteAsk, Shipment } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { eventually } from '../../harness/eventually.js';
import { onEachDatabase } from '../../harness/database.js';
import type { Reply } from '../../harness/exchange.js';
import { openTables } from '../../harness/opened-database.js';
import { randomFor } from '../../harness/random.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const CLOCK = '2026-12-01T19:00:00+08:00';
const TOMORROW = '2026-12-02';
/** On the way of K01: 立新村, the last before the county, and two before it. */
const POINT = 'P102212';
const POINTS = ['P101209', 'P100205', POINT];
/** The first bus of the morning: by the timetable 1,500 litres, which are fifty boxes of thirty. */
const BUS = 'K01-I01';
const ROOM = 50;
const sender = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '福建省清流县嵩溪镇立新村12号' };
const buyer = { name: '王小明', phone: '19900000078', address: '广东省广州市天河区体育西路1号' };

const beancurd = (count: number, pointId = POINT): QuoteAsk => ({
  ...{ pointId, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
  lines: [{ count, to: 'county_pickup' }],
});

onEachDatabase((database) => {
  const random = randomFor(`thirty boxes ${database.engine}`);
  let townspeople: Townspeople;
  let farmer: Townsperson;
  let keeper: Townsperson;
  let office: Townsperson;
  let clerk: Townsperson;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    [farmer, keeper] = [await townspeople.signIn('farmer'), await townspeople.signIn('keeper')];
    const administrator = await townspeople.administrator();
    [office, clerk] = [await townspeople.signIn('county_office'), await townspeople.signIn('hub_clerk')];
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: POINT });
    await townspeople.hire(office, clerk, { role: 'hub_clerk', scopeKind: 'point', scopeId: 'HUB' });
    await townspeople.agree(farmer);
  });
  afterAll(() => townspeople.stop());

  const quoteFor = (ask: QuoteAsk, who = farmer): Promise<Quote> => who.client.call(quotesApi.ask, ask);
  const wayOn = ({ ways }: Quote, tripId = BUS): number => ways.findIndex(({ rides }) => rides[0]?.tripId === tripId);
  const bookOf = ({ id, lines }: Shipment) => ({
    id,
    ...sender,
    recipients: lines.map(({ no }) => ({ line: no, ...buyer })),
  });
  const spaceOf = async (pointId: string): Promise<BusSpace> => {
    const { ways } = await farmer.client.call(busSpaceApi.ofPoint, { pointId, date: TOMORROW });
    const way = ways.find(({ rides }) => rides[0]?.tripId === BUS);
    if (!way) throw new Error(`${BUS} does not call at ${pointId}`);
    return way;
  };
  const boxesLeft = async (pointId: string): Promise<number> => Math.floor((await spaceOf(pointId)).left.litres / 30);
  const addsUp = async (): Promise<string> => (await carryOut('verify-loads', [], { database })).out;

  it('are asked about, kept for a quarter of an hour, and booked once, however often and at once it is sent', async () => {
    const quote = await quoteFor({
      ...beancurd(30),
      lines: [
        { count: 12, to: 'county_pickup' },
        { count: 18, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
      ],
    });
    expect(quote).toMatchObject({ fen: 26_100, offers: [{ parts: [{ way: wayOn(quote), boxes: 30 }] }] });
    const held = await farmer.client.call(shipmentsApi.hold, {
      quoteId: quote.id,
      parts: quote.offers[0]?.parts ?? [],
    });
    expect(held.state).toBe('held');
    const client = farmer.client.with({ 'idempotency-key': randomUUID() });
    const send = async (): Promise<Shipment> => {
      for (;;) {
        const reply = await client.ask(shipmentsApi.book, bookOf(held));
        if (reply.status === 201) return jsonIn(reply) as Shipment;
        expect(refusalIn(reply).code).toBe('idempotency_in_flight');
        await pause(200);
      }
    };
    const orders = await Promise.all(Array.from({ length: 50 }, send));
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(1);
    const [order] = orders;
    expect(order).toMatchObject({ state: 'booked', amounts: [{ kind: 'agreed', fen: 26_100 }] });
    expect(new Set(order?.boxes.map(({ code }) => code)).size).toBe(30);
    expect(await boxesLeft(POINT)).toBe(ROOM - 30);
    await farmer.client.call(shipmentsApi.cancel, { id: held.id });
    expect(await boxesLeft(POINT)).toBe(ROOM);
  });

  it('two lines of one order cannot take together what each of them could', async () => {
    const two = await quoteFor({
      ...beancurd(52),
      lines: [
        { count: 26, to: 'county_pickup' },
        { count: 26, to: 'county_pickup' },
      ],
    });
    const parts = [{ way: wayOn(two), boxes: 52 }];
    expect((await farmer.client.refuses(shipmentsApi.hold, { quoteId: two.id, parts })).code).toBe('no_room');
    expect(await boxesLeft(POINT)).toBe(ROOM);
  });

  it('forty at once on legs that overlap get all that there is, and none more', async () => {
    const asks = Array.from({ length: 40 }, () => ({ pointId: random.pick(POINTS), count: random.between(1, 4) }));
    const quotes = new Map<string, Quote>();
    for (const { pointId, count } of asks) {
      const name = `${pointId} ${count}`;
      if (!quotes.has(name)) quotes.set(name, await quoteFor(beancurd(count, pointId), keeper));
    }
    const hold = async ({ pointId, count }: (typeof asks)[number]): Promise<Reply> => {
      const quote = quotes.get(`${pointId} ${count}`);
      if (!quote) throw new Error('each has a quote');
      return keeper.client.ask(shipmentsApi.hold, { quoteId: quote.id, parts: [{ way: wayOn(quote), boxes: count }] });
    };
    const replies = await Promise.all(asks.map(hold));
    const codes = replies.map((reply) => (reply.status < 400 ? 'held' : refusalIn(reply).code));
    expect(new Set(codes)).toEqual(new Set(['held', 'no_room']));
    const taken = asks.reduce((sum, { count }, at) => sum + (codes[at] === 'held' ? count : 0), 0);
    // All of them ride the last leg, so that is the one that is full.
    const left = await boxesLeft(POINT);
    expect(taken).toBe(ROOM - left);
    // Nobody gave anything back: whoever was refused would have no room now either.
    for (const [at, { count }] of asks.entries()) if (codes[at] === 'no_room') expect(left).toBeLessThan(count);
    for (const pointId of POINTS)
      for (const { left: each } of (await spaceOf(pointId)).legs) expect(each.litres).toBeGreaterThanOrEqual(0);
    expect(await addsUp()).toMatch(/, 0 of them not the sum/);

    const held = replies.flatMap((reply) => (reply.status < 400 ? [jsonIn(reply) as Shipment] : []));
    const back = held.filter((_each, at) => at % 2 === 0);
    const again = asks.slice(0, 20);
    const mixed = await Promise.all([
      ...back.map(({ id }) => keeper.client.ask(shipmentsApi.cancel, { id })),
      ...again.map(hold),
    ]);
    expect(mixed.slice(0, back.length).map(({ status }) => status)).toEqual(back.map(() => 201));
    const given = back.reduce((sum, { count }) => sum + count, 0);
    const more = again.reduce((sum, { count }, at) => sum + (mixed[back.length + at]?.status === 201 ? count : 0), 0);
    expect(await boxesLeft(POINT)).toBe(ROOM - taken + given - more);
    expect(await addsUp()).toMatch(/, 0 of them not the sum/);
  });

  it('whoever comes after the quarter of an hour is told, and given a fresh quote', async () => {
    const quote = await quoteFor({ ...beancurd(2), date: '2026-12-03' });
    const held = await farmer.client.call(shipmentsApi.hold, {
      quoteId: quote.id,
      parts: quote.offers[0]?.parts ?? [],
    });
    const tables = await openTables(database);
    await tables.query(`UPDATE shipment SET hold_ends_at = '2026-12-01 10:00:00.000' WHERE id = ?`, [held.id]);
    await tables.destroy();
    const refusal = await farmer.client.refuses(shipmentsApi.book, bookOf(held));
    expect(refusal.code).toBe('hold_expired');
    const fresh = await farmer.client.call(quotesApi.read, { id: refusal.instead ?? '' });
    expect(fresh).toMatchObject({ goods: '豆腐皮', count: 2 });
    expect((await keeper.client.refuses(quotesApi.read, { id: fresh.id })).code).toBe('quote_not_found');
  });

  it('go from the counter to the county and on, each said once however many phones send it at once, until all is done', async () => {
    const date = '2026-12-03';
    const quote = await quoteFor({
      ...{ ...beancurd(30), date },
      lines: [
        { count: 12, to: 'county_pickup' },
        { count: 18, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
      ],
    });
    const parts = [{ way: wayOn(quote), boxes: 30 }];
    const held = await farmer.client.call(shipmentsApi.hold, { quoteId: quote.id, parts });
    const { id } = await farmer.client.call(shipmentsApi.book, bookOf(held));
    const numbers = Array.from({ length: 30 }, (_each, at) => at + 1);
    const received = numbers.map((no) => ({ no, grams: 2_500 }));
    const document = { idKind: 'id_card', idTail: '1234' } as const;
    await keeper.client.call(handInApi.handIn, { id, ...document, inspected: true, received, refused: [] });
    const states = async (): Promise<string[]> => {
      const { boxes } = await farmer.client.call(shipmentsApi.read, { id });
      return [...new Set(boxes.map(({ state }) => state))];
    };
    let deviceSeq = 0;
    const says = async (who: Townsperson, type: CarriedType, ...said: readonly Partial<CarriedEvent>[]) => {
      const sentAt = new Date(Date.parse(CLOCK) + (deviceSeq += 1) * 1_000).toISOString();
      const events = said.map((more): CarriedEvent => {
        const made = { eventId: randomUUID(), occurredAt: sentAt, deviceSeq: (deviceSeq += 1) };
        return { ...made, type, shipmentId: id, boxes: numbers, ...more };
      });
      const sending = { deviceId: randomUUID(), sentAt, events };
      const answers = await Promise.all([1, 2, 3].map(() => who.client.call(carryingApi.submit, sending)));
      const outcomes = answers.flatMap((answer) => answer.outcomes.map(({ outcome }) => outcome));
      expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(events.length);
      expect(outcomes.filter((outcome) => outcome === 'refused')).toEqual([]);
    };
    const trip = { tripId: BUS, serviceDate: date };
    await says(keeper, 'LOADED', { ...trip, boxes: numbers.slice(0, 22) }, { ...trip, boxes: numbers.slice(22) });
    expect(await states()).toEqual(['loaded']);
    const report = { eventId: randomUUID(), kind: 'depart', ...trip, occurredAt: CLOCK, deviceSeq: 1 } as const;
    await office.client.call(tripReportApi.submit, { sentAt: CLOCK, reports: [report] });
    await eventually(async () => expect(await states()).toEqual(['in_transit']));
    await says(clerk, 'AT_HUB', {});
    await says(clerk, 'SCREENED', {});
    await says(clerk, 'READY_AT_DEST', { boxes: numbers.slice(0, 12) });
    await says(clerk, 'COLLECTED_AT_DEST', { boxes: numbers.slice(0, 12) });
    expect((await farmer.client.call(shipmentsApi.read, { id })).state).toBe('moving');
    const labels = numbers.slice(12).map((no) => ({ boxes: [no], waybill: String(9_800_000_000_000 + no) }));
    await says(clerk, 'HANDED_TO_CARRIER', ...labels);
    expect(await farmer.client.call(shipmentsApi.read, { id })).toMatchObject({ state: 'completed' });
    const { notices } = await farmer.client.call(noticesApi.inbox, {});
    for (const title of ['豆腐皮：30 箱到县城了', '豆腐皮：18 箱交给邮政快递包裹了'])
      expect(notices.filter((notice) => notice.title === title)).toHaveLength(1);
    expect(await addsUp()).toMatch(/, 0 of them not the sum/);
  });
});
