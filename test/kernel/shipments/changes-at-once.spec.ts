// A farmer changes the point, moves boxes and gives them back while the keeper takes them over: does each order end as if one had come after the other?
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { handInApi, otherBusesApi, otherPointsApi, quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { OtherBus, OtherPoint, Shipment } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import type { Reply } from '../../harness/exchange.js';
import { randomFor, shuffled } from '../../harness/random.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const TODAY = '2026-12-02';
/** Boxes are booked until an hour before their bus. */
const CLOCK = `${TODAY}T05:00:00+08:00`;
const POINT = 'P102212';
const ORDERS = 16;
const BOXES = 2;
const HEAD_START_MS = 3_000;
const sender = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '福建省清流县嵩溪镇立新村12号' };
const buyer = { name: '王小明', phone: '19900000078', address: '广东省广州市天河区体育西路1号' };
/** Answers on which the same is sent once more. */
const AGAIN: ReadonlySet<string> = new Set(['unavailable', 'idempotency_in_flight', 'changed_meanwhile']);
/** Why a deed comes too late. */
const TOO_LATE: ReadonlySet<string> = new Set([
  ...['shipment_over', 'boxes_brought', 'box_on_bus', 'bus_gone', 'no_room', 'box_not_expected'],
  ...['shipment_not_found', 'late_no_bus'],
]);

type Deed = 'change' | 'move' | 'cancel' | 'hand in';

/** What was done to one order, and whether it was. */
interface Done {
  readonly deed: Deed;
  readonly went: boolean;
}

onEachDatabase((database) => {
  const random = randomFor(`changes at once ${database.engine}`);
  let townspeople: Townspeople;
  let [farmer, keeper]: Townsperson[] = [];
  const who = (person: Townsperson | undefined): Townsperson => {
    if (!person) throw new Error('nobody has signed in');
    return person;
  };

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    [farmer, keeper] = [await townspeople.signIn('farmer'), await townspeople.signIn('keeper')];
    const [administrator, office] = [await townspeople.administrator(), await townspeople.signIn('county_office')];
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: POINT });
    await townspeople.agree(farmer);
  });
  afterAll(() => townspeople.stop());

  const booked = async (): Promise<Shipment> => {
    const { client } = who(farmer);
    const quote = await client.call(quotesApi.ask, {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TODAY },
      lines: [{ count: BOXES, to: 'county_pickup' }],
    });
    const { id } = await client.call(shipmentsApi.hold, { quoteId: quote.id, parts: quote.offers[0]?.parts ?? [] });
    return client.call(shipmentsApi.book, { id, ...sender, recipients: [{ line: 1, ...buyer }] });
  };

  /** Asks as the app does: what the server had to give up is sent again. */
  const untilAnswered = async (ask: () => Promise<Reply>): Promise<boolean> => {
    for (;;) {
      const reply = await ask();
      if (reply.status < 400) return true;
      const { code } = refusalIn(reply);
      if (AGAIN.has(code)) {
        await pause(random.between(20, 200));
        continue;
      }
      expect(TOO_LATE).toContain(code);
      return false;
    }
  };

  const does = async (deed: Deed, id: string, to: { point: OtherPoint; bus: OtherBus }): Promise<Done> => {
    const [own, counter] = [who(farmer), who(keeper)].map(({ client }) =>
      client.with({ 'idempotency-key': randomUUID() }),
    );
    const received = Array.from({ length: BOXES }, (_each, at) => ({ no: at + 1, grams: 2_500 }));
    const document = { idKind: 'id_card', idTail: '123X', inspected: true } as const;
    const ask: Record<Deed, () => Promise<Reply> | undefined> = {
      change: () => own?.ask(otherPointsApi.change, { id, pointId: to.point.pointId, bus: to.point.bus.name }),
      move: () => own?.ask(otherBusesApi.move, { id, boxes: [BOXES], bus: to.bus.name }),
      cancel: () => own?.ask(shipmentsApi.cancel, { id }),
      'hand in': () => counter?.ask(handInApi.handIn, { id, ...document, received, refused: [] }),
    };
    const went = await untilAnswered(() => ask[deed]() ?? Promise.reject(new Error('nobody asks')));
    return { deed, went };
  };

  it(`ends every order in one way, and the sheets of all buses add up (${random.seed})`, async () => {
    const orders: Shipment[] = [];
    for (let made = 0; made < ORDERS; made += 1) orders.push(await booked());
    const { client } = who(farmer);
    const [first] = orders;
    const [point] = (await client.call(otherPointsApi.of, { id: first?.id ?? '' })).points;
    const [bus] = (await client.call(otherBusesApi.of, { id: first?.id ?? '' })).buses;
    if (!point || !bus) throw new Error('there is another point, and another bus');
    const deeds: readonly Deed[] = ['change', 'move', 'cancel', 'hand in'];
    const done = await Promise.all(
      orders.map(({ id }, place) => {
        const some = shuffled(deeds, random).slice(0, random.between(2, deeds.length));
        // Of the first orders each deed has one to itself for a while, so that each goes somewhere.
        const [lead, headStart] = place < deeds.length ? [deeds[place], HEAD_START_MS] : [some[0], 0];
        const others = some.filter((deed) => deed !== lead);
        return Promise.all([
          ...(lead === undefined ? [] : [does(lead, id, { point, bus })]),
          ...others.map(async (deed) => {
            await pause(headStart + random.between(0, 100));
            return does(deed, id, { point, bus });
          }),
        ]);
      }),
    );
    const went = (place: number, deed: Deed): boolean =>
      done[place]?.some((each) => each.deed === deed && each.went) === true;
    const codes: string[] = [];
    for (const [place, { id }] of orders.entries()) {
      const order = jsonIn(await client.ask(shipmentsApi.read, { id })) as Shipment;
      const out = order.boxes.filter(({ state }) => state === 'cancelled').length;
      // Boxes lie where they were taken over, and nowhere else.
      expect([place, went(place, 'hand in') && went(place, 'change')]).toEqual([place, false]);
      expect([place, order.pointId !== POINT]).toEqual([place, went(place, 'change')]);
      expect([place, out]).toEqual([place, went(place, 'cancel') ? BOXES : 0]);
      const riding = order.ways.reduce((sum, { boxes }) => sum + boxes, 0);
      expect([place, riding]).toEqual([place, BOXES - out]);
      codes.push(...order.boxes.map(({ code }) => `${order.pointId} ${code ?? ''}`));
    }
    expect(new Set(codes).size).toBe(ORDERS * BOXES);
    // Each of them came first somewhere.
    for (const deed of deeds) expect([deed, orders.some((_each, place) => went(place, deed))]).toEqual([deed, true]);
    expect((await runCommand('verify-loads', [], { database })).out).toMatch(/, 0 of them not the sum/);
  }, 240_000);
});
