// Fresh fish by bus: to a buyer in another city only with a bus that keeps it cold, else no further than the county.
import { busSpaceApi, dayLoadsApi, fleetApi, quotesApi, runSheetApi, shipmentsApi } from '@kehuoyou/shared';
import type { BusSpace, Quote, QuoteAsk, Shipment } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const CLOCK = '2026-12-01T19:00:00+08:00';
const TOMORROW = '2026-12-02';
/** 立新村, the last on K01 before the county. */
const POINT = 'P102212';
/** Leaves after noon: handed over in the afternoon, fish in ice is good until the next evening. */
const COLD_BUS = 'K01-I06';
/** What the cold box takes: three boxes of fish. */
const CHILL = { grams: 20_000, litres: 150, pieces: 3 };
const sender = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '福建省清流县嵩溪镇立新村12号' };
const buyer = { name: '王小明', phone: '19900000078', address: '福建省福州市鼓楼区五四路1号' };

const fish = (count: number, lines?: QuoteAsk['lines']): QuoteAsk => ({
  ...{ pointId: POINT, goods: '溪鱼', grams: 6_000, lengthMm: 450, widthMm: 300, heightMm: 300, date: TOMORROW },
  lines: lines ?? [{ count, to: 'carrier', carrier: 'shunfeng', province: '35' }],
});

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let farmer: Townsperson;
  let manager: Townsperson;
  let order: Shipment;
  let empty: BusSpace | undefined;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    const administrator = await townspeople.administrator();
    const office = await townspeople.signIn('county_office');
    [farmer, manager] = [await townspeople.signIn('farmer'), await townspeople.signIn('company_manager')];
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.agree(farmer);
  });
  afterAll(() => townspeople.stop());

  const asked = (ask: QuoteAsk): Promise<Quote> => farmer.client.call(quotesApi.ask, ask);
  const offered = ({ offers, ways }: Quote): (readonly [string | undefined, boolean | undefined])[] =>
    offers.flatMap(({ parts }) => parts.map(({ way }) => [ways[way]?.rides[0]?.tripId, ways[way]?.chilled] as const));
  const spaceOf = async (): Promise<BusSpace | undefined> => {
    const { ways } = await farmer.client.call(busSpaceApi.ofPoint, { pointId: POINT, date: TOMORROW });
    return ways.find(({ rides }) => rides[0]?.tripId === COLD_BUS);
  };

  it('without a cold bus goes to no other city, and to the county for as long as it is good without ice', async () => {
    const far = await asked(fish(2));
    expect(far).toMatchObject({ offers: [], freshHours: 12, lines: [{ refusal: 'not_fresh_enough' }] });
    const near = await asked(fish(2, [{ count: 2, to: 'county_pickup' }]));
    expect(offered(near).length).toBeGreaterThan(0);
    expect(near.ways.every(({ chilled }) => !chilled)).toBe(true);
  });

  it('is offered on the bus that has a cold box, and on no other', async () => {
    for (const compartment of [
      { kind: 'hold', most: { grams: 300_000, litres: 2_000, pieces: 99 }, approved: false },
      { kind: 'chill_box', most: CHILL, approved: false, chill: { from: 0, to: 40, hours: 12 } },
    ] as const)
      await manager.client.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId: 'MT-V01', ...compartment });
    const day = { date: TOMORROW, driverId: 'MT-D01', vehicleId: 'MT-V01', tripIds: [COLD_BUS] };
    await manager.client.call(runSheetApi.assign, day);
    empty = await spaceOf();
    expect(empty?.chilled).toMatchObject(CHILL);
    const quote = await asked(fish(2));
    expect(offered(quote)).toEqual([[COLD_BUS, true]]);
    const promise = quote.ways.find(({ rides }) => rides[0]?.tripId === COLD_BUS)?.promises[0];
    expect(promise?.keeps).toBe(true);
    const parts = quote.offers[0]?.parts ?? [];
    const held = await farmer.client.call(shipmentsApi.hold, { quoteId: quote.id, parts });
    order = await farmer.client.call(shipmentsApi.book, {
      id: held.id,
      ...sender,
      recipients: [{ line: 1, ...buyer }],
    });
    expect(order).toMatchObject({ state: 'booked', ways: [{ chilled: true, boxes: 2 }] });
  });

  it('takes room in the cold box and none in the hold; what has no room in it any more is not promised', async () => {
    const space = await spaceOf();
    expect(space?.chilled).toMatchObject({ pieces: 1, grams: CHILL.grams - 12_000 });
    expect(space?.left).toEqual(empty?.left);
    expect(await asked(fish(2))).toMatchObject({ offers: [], lines: [{ refusal: 'not_fresh_enough' }] });
    expect(offered(await asked(fish(1)))).toEqual([[COLD_BUS, true]]);
    const { trips } = await manager.client.call(dayLoadsApi.ofDay, { date: TOMORROW });
    expect(trips.map(({ tripId, chilledBoxes, boxes }) => [tripId, chilledBoxes, boxes])).toEqual([[COLD_BUS, 2, 2]]);
  });

  it('two who want the last place of the cold box at once do not both get it', async () => {
    const quote = await asked(fish(1));
    const again = await asked(fish(1));
    const replies = await Promise.all(
      [quote, again].map(({ id, offers }) =>
        farmer.client.ask(shipmentsApi.hold, { quoteId: id, parts: offers[0]?.parts ?? [] }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await spaceOf())?.chilled?.pieces).toBe(0);
  });

  it('gives the cold place back when it is cancelled', async () => {
    await farmer.client.call(shipmentsApi.cancel, { id: order.id });
    expect((await spaceOf())?.chilled?.pieces).toBe(2);
    expect((await runCommand('verify-loads', [], { database })).out).toMatch(/, 0 of them not the sum/);
  });
});
