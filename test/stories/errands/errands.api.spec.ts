// Two bags of seed and the wrong salt: asked for on the telephone, asked back, bought, onto a bus that does not go, onto
// the next, onto the shelf, and into a neighbour’s hands with a yes.
import { randomUUID } from 'node:crypto';
import {
  agentsApi,
  errandsApi,
  errandShopsApi,
  householdsApi,
  noticesApi,
  picturesApi,
  pointParcelsApi,
  scansApi,
  shoppingApi,
  shoppingParts,
  tripReportApi,
} from '@kehuoyou/shared';
import type { AskErrand, Errand, ScanEvent, TripDay } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday. */
const TODAY = '2026-12-01';
const HUB = 'HUB';
/** The point of 立新村. */
const POINT = 'P102212';
const GRANDMOTHER = { name: '罗阿婆', phone: '19900000001' };
/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const wish: AskErrand = {
  ...{ ...GRANDMOTHER, pointId: POINT, forCaller: true, by: '2026-12-03', shopId: 'COOP' },
  lines: [
    { what: '水稻种子', amount: 2, unit: '袋', maxFen: 9_000, substitute: 'no' },
    { what: '加碘盐', amount: 3, unit: '包', maxFen: 600, substitute: 'ask' },
  ],
};

onEachDatabase((database) => {
  let townspeople: Townspeople;
  const people: Record<string, Townsperson> = {};
  const who = (name: string): Townsperson => {
    const found = people[name];
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  let id = '';
  let waybills: readonly string[] = [];
  let clock = '';
  let sequence = 0;
  const phones = new Map<string, string>();

  /** It is so late; whatever is said after that has a time of its own. */
  const itIs = async (time: string): Promise<void> => {
    clock = `${TODAY}T${time}:00+08:00`;
    await townspeople.server.itIs(clock);
  };
  const read = (name = 'keeper'): Promise<Errand> => who(name).client.call(errandsApi.read, { id });
  const scan = async (name: string, type: ScanEvent['type'], said: Partial<ScanEvent>): Promise<void> => {
    const deviceId = phones.get(name) ?? randomUUID();
    phones.set(name, deviceId);
    sequence += 1;
    const event = { eventId: randomUUID(), type, occurredAt: new Date(clock).toISOString(), deviceSeq: sequence };
    const ask = { deviceId, sentAt: event.occurredAt, events: [{ ...event, ...said }] };
    const { outcomes } = await who(name).client.call(scansApi.submit, ask);
    expect(outcomes).toMatchObject([{ outcome: 'recorded' }]);
  };
  const titles = async (): Promise<string[]> =>
    (await who('grandmother').client.call(noticesApi.inbox, {})).notices.map(({ title }) => title);

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: `${TODAY}T05:00:00+08:00` });
    for (const name of ['county_office', 'company_manager', 'hub_clerk', 'driver', 'keeper', 'buyer', 'grandmother'])
      people[name] = await townspeople.signIn(name);
    people['neighbour'] = await townspeople.signIn('neighbour');
    const [office, manager] = [who('county_office'), who('company_manager')];
    const root = await townspeople.administrator();
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(manager, who('driver'), { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(office, who('hub_clerk'), { role: 'hub_clerk', scopeKind: 'point', scopeId: HUB });
    await townspeople.hire(office, who('keeper'), { role: 'keeper', scopeKind: 'point', scopeId: POINT });
    await office.client.call(errandShopsApi.keep, { id: 'COOP', name: '供销社', sells: '种子、日用', open: true });
    await townspeople.hire(office, who('buyer'), { role: 'buyer', scopeKind: 'company', scopeId: 'COOP' });
    await townspeople.agree(who('grandmother'));
    const person = await who('grandmother').client.call(householdsApi.add, GRANDMOTHER);
    const { code } = await who('grandmother').client.call(householdsApi.confirmationCode, { id: person.id });
    await who('keeper').client.call(householdsApi.confirm, { code, pointId: POINT });
  }, 120_000);
  afterAll(() => townspeople.stop());

  it('is asked for by the keeper for somebody who rings, once however often it is sent, and no tobacco along with it', async () => {
    await itIs('05:01');
    const { client } = who('keeper');
    const note = '顺便带两条中华';
    const refused = refusalIn(await client.ask(errandsApi.ask, { ...wish, note }));
    expect(refused.code).toBe('errand_refused');
    expect(refused.message).toMatch(/专卖/);
    const once = client.with({ 'idempotency-key': randomUUID() });
    const sent = await Promise.all(Array.from({ length: 50 }, () => once.ask(errandsApi.ask, wish)));
    const good = sent.filter(({ status }) => status === 201).map((reply) => (jsonIn(reply) as Errand).id);
    const others = sent.filter(({ status }) => status !== 201).map((reply) => refusalIn(reply).code);
    expect(new Set(good).size).toBe(1);
    expect(others.filter((code) => code !== 'idempotency_in_flight')).toEqual([]);
    id = good[0] ?? '';
    const { errands } = await client.call(errandsApi.atPoint, { pointId: POINT });
    expect(errands).toMatchObject([{ id, state: 'asked', name: '罗**', phoneTail: '0001' }]);
    // It is hers: her number says so.
    expect((await who('grandmother').client.call(errandsApi.mine, {})).errands.map((each) => each.id)).toEqual([id]);
  });

  it('stands on the shop’s list without a number, is taken by one, and asked back', async () => {
    await itIs('05:05');
    const { client } = who('buyer');
    const list = await client.call(shoppingApi.list, {});
    expect(shoppingParts(list.errands, 'point')).toMatchObject([{ point: { id: POINT } }]);
    expect(JSON.stringify(list)).not.toMatch(/罗阿婆|19900000001|0001"/);
    const sent = await Promise.all(
      Array.from({ length: 12 }, () => client.ask(errandsApi.accept, { id, shopId: 'COOP' })),
    );
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(1);
    await itIs('05:10');
    const instead = { line: 2, instead: '海盐', fen: 750 };
    expect(refusalIn(await client.ask(errandsApi.buy, { id, lines: [instead] })).code).toBe('errand_too_dear');
    expect((await client.call(errandsApi.askBack, { id, proposals: [instead] })).state).toBe('asked_back');
    expect(refusalIn(await who('neighbour').client.ask(errandsApi.answer, { id, yes: [2] })).code).toBe(
      'errand_not_found',
    );
  });

  it('is answered by the keeper, who has rung her, and bought as agreed, with the receipt', async () => {
    await itIs('05:15');
    const { client } = who('keeper');
    expect(await client.call(errandsApi.contact, { id })).toEqual(GRANDMOTHER);
    expect((await client.call(errandsApi.answer, { id, yes: [2] })).lines[1]?.standing).toBe('agreed');
    await itIs('05:20');
    const upload = await who('buyer').client.upload(
      picturesApi.upload,
      { purpose: 'errand_receipt' },
      PIXEL,
      'image/png',
    );
    const receipts = [(jsonIn(upload) as { id: string }).id];
    const lines = [
      { line: 1, fen: 8_600 },
      { line: 2, fen: 750, instead: '海盐' },
    ];
    const buyer = who('buyer').client.with({ 'idempotency-key': randomUUID() });
    const bought = await buyer.call(errandsApi.buy, { id, lines, receipts });
    expect(bought).toMatchObject({ state: 'bought', paidFen: 9_350, receipts });
    // The phone heard no answer and sends it again.
    expect(await buyer.call(errandsApi.buy, { id, lines, receipts })).toEqual(bought);
    const seen = { id: receipts[0] ?? '' };
    expect((await who('keeper').client.ask(picturesApi.picture, seen)).status).toBe(200);
    expect((await who('neighbour').client.ask(picturesApi.picture, seen)).status).toBe(404);
    await eventually(async () => expect(await titles()).toEqual(['托买的东西买好了']));
    expect(refusalIn(await client.ask(errandsApi.cancel, { id })).state).toBe('bought');
  });

  it('is given to the bus as two pieces, waits when the bus is cancelled, and rides with the next', async () => {
    await itIs('05:30');
    const given = await who('buyer').client.call(errandsApi.handOver, { id, pieces: 2 });
    waybills = given.pieces.map(({ waybill }) => waybill);
    const first = given.bus;
    expect(first).toBeDefined();
    const bus = { tripId: first?.tripId ?? '', serviceDate: TODAY };
    for (const waybill of waybills) {
      await scan('hub_clerk', 'HUB_RECEIVED', { waybill, pointId: HUB });
      await scan('hub_clerk', 'LOADED', { waybill, pointId: HUB, ...bus });
    }
    await itIs('05:40');
    const report = { eventId: randomUUID(), kind: 'cancel', ...bus, reason: '车坏了' } as const;
    const reports = [{ ...report, occurredAt: new Date(clock).toISOString(), deviceSeq: 1 }];
    await who('company_manager').client.call(tripReportApi.submit, { sentAt: reports[0]?.occurredAt ?? '', reports });
    let next: TripDay | undefined;
    await eventually(async () => {
      const found = (await read()).bus;
      expect(found?.tripId).toBeDefined();
      expect(found?.tripId).not.toBe(bus.tripId);
      next = found;
    });
    const ride = { tripId: next?.tripId ?? '', serviceDate: next?.serviceDate ?? TODAY };
    for (const waybill of waybills) await scan('hub_clerk', 'LOADED', { waybill, pointId: HUB, ...ride });
    expect((await read()).state).toBe('bought');
    await itIs('08:00');
    await scan('hub_clerk', 'DEPARTED', { pointId: HUB, ...ride });
    await eventually(async () => expect((await read()).state).toBe('on_bus'));
    expect(await titles()).toEqual(['托买的东西买好了']);
  });

  it('waits on the shelf, and that is told once', async () => {
    await itIs('11:00');
    for (const waybill of waybills) await scan('keeper', 'SHELVED', { waybill, pointId: POINT, rack: 2, layer: 1 });
    await eventually(async () => expect((await read()).state).toBe('ready'));
    await eventually(async () => expect(await titles()).toEqual(['托买的东西到了', '托买的东西买好了']));
    const { shelved } = await shelvedAtPoint();
    expect(shelved).toEqual([...waybills].sort());
  });

  it('is handed to a neighbour, to whom she says yes, and the wrong salt goes back', async () => {
    await itIs('11:30');
    const { client } = who('keeper');
    const agent = '伍大叔';
    const question = await client.call(agentsApi.ask, { id: POINT, waybill: waybills[0] ?? '', agent });
    expect(question.answer).toBe('open');
    const asked = (await who('grandmother').client.call(agentsApi.ours, {})).asked;
    await who('grandmother').client.call(agentsApi.answer, { id: asked[0]?.id ?? '', yes: true });
    expect((await client.call(agentsApi.answerOf, { id: question.id ?? '' })).answer).toBe('yes');
    const taken = { pointId: POINT, method: 'agent', agent, taker: 'agent', agentQuestion: question.id ?? '' } as const;
    for (const waybill of waybills) await scan('keeper', 'COLLECTED', { waybill, ...taken });
    await eventually(async () => expect((await read()).state).toBe('handed'));
    const back = { id, fen: 750, text: '盐还是不要，退回去了' };
    expect(await client.call(errandsApi.returned, back)).toMatchObject({ paidFen: 9_350, returnedFen: 750 });
    const { steps } = await read('grandmother');
    // Of two pieces that travel together; what of one was past before it was told is not told any more.
    const types = steps.map(({ type }) => type);
    expect(types.filter((type, at) => type !== types[at - 1])).toEqual([
      ...['ask', 'accept', 'ask_back', 'answer', 'buy', 'hand_over', 'ride', 'shelve', 'hand', 'returned'],
    ]);
    expect((await titles()).filter((title) => title.startsWith('托买'))).toHaveLength(2);
    expect(await carryOut('verify-parcels', [], { database })).toMatchObject({ code: 0 });
    expect(await carryOut('verify-loads', [], { database })).toMatchObject({ code: 0 });
  });

  /** Numbers that stand on the shelf of the point. */
  async function shelvedAtPoint(): Promise<{ shelved: string[] }> {
    const { waiting } = await who('keeper').client.call(pointParcelsApi.list, { id: POINT });
    return { shelved: waiting.map(({ waybill }) => waybill).sort() };
  }
});
