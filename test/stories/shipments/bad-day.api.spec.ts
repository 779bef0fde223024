// A bad day, on both databases: a full bus, a vehicle to the field, a smaller bus in its place, and then none: nobody loses a box or pays for it.
import { randomUUID } from 'node:crypto';
import {
  carryingApi,
  fleetApi,
  LUGGAGE_PER_SEAT,
  noticesApi,
  poolsApi,
  quotesApi,
  runSheetApi,
  shipmentsApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type { CarriedEvent, Shipment, TripReport } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const TOMORROW = '2026-12-02';
const EVENING = '2026-12-01T19:00:00+08:00';
const POINT = 'P102212';
/** The first bus of the morning: at the point at 08:04. */
const BUS = { tripId: 'K01-I01', serviceDate: TOMORROW };
const buyer = { name: '王小明', phone: '19900000078', address: '广东省广州市天河区体育西路1号' };
const senderOf = (phone: string) => ({
  ...{ senderName: '罗大山', senderPhone: phone, senderAddress: '福建省清流县嵩溪镇立新村12号' },
});
/** A hold that takes so many boxes beside its passengers' luggage. */
const holdOf = (boxes: number, seats: number) => ({
  kind: 'hold' as const,
  most: { grams: seats * LUGGAGE_PER_SEAT.grams + boxes * 2_500, litres: 9_380, pieces: 999 },
  approved: false,
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_each, at) => at + 1);
const WITHIN_MS = 60_000;

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let [farmer, neighbour, manager, driver]: Townsperson[] = [];
  let order: Shipment;
  let harvest: Shipment;
  let clock = EVENING;

  const who = (person: Townsperson | undefined): Townsperson => {
    if (!person) throw new Error('nobody has signed in');
    return person;
  };
  const timeIs = async (time: string): Promise<void> => {
    clock = time;
    await townspeople.server.itIs(clock);
  };
  const read = ({ id }: Shipment, person: Townsperson | undefined): Promise<Shipment> =>
    who(person).client.call(shipmentsApi.read, { id });
  const heard = async (person: Townsperson | undefined): Promise<string[]> =>
    (await who(person).client.call(noticesApi.inbox, {})).notices.map(({ title }) => title);
  const onBus = ({ ways, boxes }: Shipment): number =>
    boxes.filter(({ way }) => ways.find(({ no }) => no === way)?.rides[0]?.tripId === BUS.tripId).length;
  const held = async (person: Townsperson | undefined, count: number, wait = false): Promise<Shipment> => {
    const quote = await who(person).client.call(quotesApi.ask, {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
      lines: [{ count, to: 'county_pickup' }],
    });
    const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === BUS.tripId && rides.length === 1);
    const parts = [{ way, boxes: count }];
    return who(person).client.call(shipmentsApi.hold, { quoteId: quote.id, parts, wait });
  };
  const book = ({ id, lines }: Shipment, person: Townsperson | undefined, phone: string): Promise<Shipment> => {
    const recipients = lines.map(({ no }) => ({ line: no, ...buyer }));
    return who(person).client.call(shipmentsApi.book, { id, ...senderOf(phone), recipients });
  };
  const reports = async (kind: TripReport['kind'], more: Partial<TripReport>): Promise<void> => {
    const report = { eventId: randomUUID(), kind, ...BUS, occurredAt: clock, deviceSeq: 1, ...more };
    const { outcomes } = await who(manager).client.call(tripReportApi.submit, { sentAt: clock, reports: [report] });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
  };
  const addsUp = async (): Promise<void> =>
    expect((await runCommand('verify-loads', [], { database })).out).toMatch(/, 0 of them not the sum/);

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock, talkative: true });
    const administrator = await townspeople.administrator();
    const people: Townsperson[] = [];
    for (const name of ['farmer', 'neighbour', 'company_manager', 'driver', 'county_office'])
      people.push(await townspeople.signIn(name));
    [farmer, neighbour, manager, driver] = people;
    const office = who(people[4]);
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    const company = { scopeKind: 'company', scopeId: 'MT' } as const;
    await townspeople.hire(office, who(manager), { role: 'company_manager', ...company });
    await townspeople.hire(who(manager), who(driver), { role: 'driver', ...company });
    for (const person of [farmer, neighbour]) await townspeople.agree(who(person));
    const { client } = who(manager);
    const { vehicles } = await client.call(fleetApi.list, { companyId: 'MT' });
    for (const [vehicleId, boxes] of [
      ['MT-V01', 30],
      ['MT-V02', 40],
      ['MT-V03', 10],
    ] as const) {
      const { seats = 0 } = vehicles.find((each) => each.vehicleId === vehicleId) ?? {};
      await client.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId, ...holdOf(boxes, seats) });
    }
    const sheet = { date: TOMORROW, driverId: 'MT-D01', vehicleId: 'MT-V01', tripIds: [BUS.tripId] };
    await client.call(runSheetApi.assign, sheet);
  }, 180_000);
  afterAll(() => townspeople.stop());

  it('whoever finds the bus full waits, and its company is asked for another vehicle', async () => {
    order = await book(await held(farmer, 30), farmer, '19900000077');
    expect(order.state).toBe('booked');
    harvest = await held(neighbour, 30, true);
    expect(harvest.state).toBe('waiting');
    await timeIs('2026-12-01T19:02:00+08:00');
    await eventually(
      async () => expect(await heard(manager)).toEqual([expect.stringContaining('30 箱货等车')]),
      WITHIN_MS,
    );
  });

  it('a vehicle comes to the field: whoever waited has a place, and both hear where to', async () => {
    const collect = { pointId: POINT, where: '村口晒谷坪', at: '07:40' };
    const answer = { date: TOMORROW, tripId: BUS.tripId, decision: 'vehicle' as const, vehicleId: 'MT-V02', collect };
    await who(manager).client.call(poolsApi.answer, answer);
    await eventually(async () => expect((await read(harvest, neighbour)).state).toBe('held'), WITHIN_MS);
    harvest = await book(harvest, neighbour, '19900000079');
    for (const person of [farmer, neighbour]) expect(await heard(person)).toContain('豆腐皮：07:40 到村口晒谷坪收');
    await addsUp();
  });

  it('a smaller bus takes over: of who came last just what is too much goes with another, and hears it', async () => {
    await timeIs(`${TOMORROW}T06:30:00+08:00`);
    await reports('replace', { vehicleId: 'MT-V03' });
    await timeIs(`${TOMORROW}T06:33:00+08:00`);
    await eventually(async () => expect(onBus(await read(harvest, neighbour))).toBe(20), WITHIN_MS);
    expect(onBus(await read(order, farmer))).toBe(30);
    expect((await heard(neighbour))[0]).toMatch(/^豆腐皮：10 箱改坐 /);
    expect((await heard(farmer))[0]).toBe('豆腐皮：07:40 到村口晒谷坪收');
    await addsUp();
  });

  it('the bus breaks down: what lies on it stays there, all else goes with others, and nobody pays for what they take back', async () => {
    await timeIs(`${TOMORROW}T07:45:00+08:00`);
    const loaded: CarriedEvent = {
      ...{ eventId: randomUUID(), type: 'LOADED', occurredAt: clock, deviceSeq: 1 },
      ...{ shipmentId: order.id, boxes: upTo(22), ...BUS },
    };
    const sending = { deviceId: randomUUID(), sentAt: clock, events: [loaded] };
    const { outcomes } = await who(driver).client.call(carryingApi.submit, sending);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
    await reports('cancel', { reason: '车坏了', deviceSeq: 2 });
    await timeIs(`${TOMORROW}T07:47:00+08:00`);
    await eventually(async () => expect(onBus(await read(harvest, neighbour))).toBe(0), WITHIN_MS);
    const now = await eventually(async () => {
      const seen = await read(order, farmer);
      expect(onBus(seen)).toBe(22);
      return seen;
    }, WITHIN_MS);
    expect(now.boxes.filter(({ state }) => state === 'loaded')).toHaveLength(22);
    expect(await heard(farmer)).toEqual(
      expect.arrayContaining(['豆腐皮：22 箱在停下的车上', expect.stringMatching(/^豆腐皮：8 箱/)]),
    );
    await addsUp();
    const back = await who(neighbour).client.call(shipmentsApi.cancel, { id: harvest.id });
    expect(back).toMatchObject({ state: 'cancelled', fen: 0 });
    await addsUp();
  });
});
