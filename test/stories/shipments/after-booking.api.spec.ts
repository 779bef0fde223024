// After the booking, on both databases: boxes move to another bus by hand, a bus leaves without some, and a broken one is paid for.
import { randomUUID } from 'node:crypto';
import {
  carryingApi,
  claimsApi,
  handInApi,
  noticesApi,
  otherBusesApi,
  quotesApi,
  shipmentsApi,
} from '@kehuoyou/shared';
import type { CarriedEvent, CarriedType, QuoteAsk, Shipment } from '@kehuoyou/shared';
import { refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

const CLOCK = '2026-12-01T19:00:00+08:00';
const TOMORROW = '2026-12-02';
const POINT = 'P102212';
const BUS = { tripId: 'K01-I01', serviceDate: TOMORROW };
const sender = { senderName: '罗大山', senderPhone: '19900000077', senderAddress: '福建省清流县嵩溪镇立新村12号' };
const buyer = { name: '王小明', phone: '19900000078', address: '广东省广州市天河区体育西路1号' };

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let [farmer, keeper, office, clerk, company]: Townsperson[] = [];
  let order: Shipment;
  let deviceSeq = 0;

  const who = (person: Townsperson | undefined): Townsperson => {
    if (!person) throw new Error('nobody has signed in');
    return person;
  };
  const says = async (person: Townsperson | undefined, type: CarriedType, more: Partial<CarriedEvent>) => {
    const made = { eventId: randomUUID(), occurredAt: CLOCK, deviceSeq: (deviceSeq += 1), shipmentId: order.id };
    const sending = { deviceId: randomUUID(), sentAt: CLOCK, events: [{ ...made, type, ...more }] };
    const { outcomes } = await who(person).client.call(carryingApi.submit, sending);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
  };
  const read = (): Promise<Shipment> => who(farmer).client.call(shipmentsApi.read, { id: order.id });
  const boxesByBus = async (): Promise<string[]> =>
    (await read()).ways
      .filter(({ boxes }) => boxes > 0)
      .map(({ boxes, rides }) => `${rides[0]?.tripId ?? ''} ${boxes}`);

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    [farmer, keeper] = [await townspeople.signIn('farmer'), await townspeople.signIn('keeper')];
    const administrator = await townspeople.administrator();
    [office, clerk] = [await townspeople.signIn('county_office'), await townspeople.signIn('hub_clerk')];
    company = await townspeople.signIn('company_manager');
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: POINT });
    await townspeople.hire(office, clerk, { role: 'hub_clerk', scopeKind: 'point', scopeId: 'HUB' });
    await townspeople.hire(office, company, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.agree(farmer);
    const ask: QuoteAsk = {
      ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, date: TOMORROW },
      lines: [{ count: 6, to: 'county_pickup' }],
    };
    const quote = await farmer.client.call(quotesApi.ask, ask);
    const way = quote.ways.findIndex(({ rides }) => rides[0]?.tripId === BUS.tripId);
    const held = await farmer.client.call(shipmentsApi.hold, { quoteId: quote.id, parts: [{ way, boxes: 6 }] });
    const recipients = held.lines.map(({ no }) => ({ line: no, ...buyer }));
    order = await farmer.client.call(shipmentsApi.book, { id: held.id, ...sender, recipients });
  });
  afterAll(() => townspeople.stop());

  it('of three phones that move the same boxes at once each time one does, and no bus is sold twice', async () => {
    const { buses } = await who(farmer).client.call(otherBusesApi.of, { id: order.id });
    const bus = buses.find(({ rides: [ride] }) => ride?.tripId === 'K01-I02' && ride.serviceDate === TOMORROW);
    const move = () =>
      who(farmer).client.ask(otherBusesApi.move, { id: order.id, boxes: [5, 6], bus: bus?.name ?? '' });
    const replies = await Promise.all([move(), move(), move()]);
    for (const reply of replies.filter(({ status }) => status >= 400))
      expect(['changed_meanwhile', 'unavailable', 'no_room']).toContain(refusalIn(reply).code);
    expect(replies.some(({ status }) => status === 201)).toBe(true);
    expect(await boxesByBus()).toEqual([`${BUS.tripId} 4`, 'K01-I02 2']);
    expect((await runCommand('verify-loads', [], { database })).out).toMatch(/, 0 of them not the sum/);
  });

  it('a broken box is claimed for once however many ask, answered, and paid by a line of the ledger', async () => {
    const received = [1, 2, 3, 4].map((no) => ({ no, grams: 2_500 }));
    const document = { idKind: 'id_card', idTail: '1234' } as const;
    await who(keeper).client.call(handInApi.handIn, {
      id: order.id,
      ...document,
      inspected: true,
      received,
      refused: [],
    });
    await says(keeper, 'LOADED', { boxes: [1, 2, 3], ...BUS });
    await says(clerk, 'AT_HUB', { boxes: [1, 2] });
    const file = () => who(farmer).client.ask(claimsApi.file, { id: order.id, kind: 'damaged', boxes: [1] });
    const replies = await Promise.all([file(), file(), file()]);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const { claims } = await who(farmer).client.call(claimsApi.ofShipment, { id: order.id });
    expect(claims).toMatchObject([{ state: 'filed', expectedFen: 450, boxes: [{ no: 1, grams: 2_500, bus: BUS }] }]);
    const { id = '' } = claims[0] ?? {};
    expect((await who(clerk).client.refuses(claimsApi.move, { id, move: 'withdraw' })).code).toBe('claim_not_found');
    await who(company).client.call(claimsApi.move, { id, move: 'refuse', reason: '包装不牢' });
    await who(farmer).client.call(claimsApi.move, { id, move: 'dispute', reason: '交的时候是好的' });
    await who(office).client.call(claimsApi.move, { id, move: 'grant', fen: 450 });
    const pay = () => who(company).client.ask(claimsApi.move, { id, move: 'settle' });
    const paid = await Promise.all([pay(), pay()]);
    expect(paid.filter(({ status }) => status === 201)).toHaveLength(1);
    const { amounts, claim } = await read();
    expect(claim).toBe('settled');
    expect(amounts.filter(({ kind }) => kind === 'settled')).toMatchObject([{ fen: -450 }]);
    const { notices } = await who(farmer).client.call(noticesApi.inbox, {});
    expect(notices.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['豆腐皮：县里定了赔 4 元 5 角', '豆腐皮：赔的 4 元 5 角 付了']),
    );
  });
});
