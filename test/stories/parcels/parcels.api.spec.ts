// Forty parcels: from the hub onto the bus, off it to the keeper, into the right hands, and one into the wrong ones.
import {
  epcisApi,
  householdsApi,
  manifestApi,
  noticesApi,
  parcelImportApi,
  pointParcelsApi,
  walletApi,
} from '@kehuoyou/shared';
import type { ParcelImport, PointParcels, ScanEvent, WalletParcel } from '@kehuoyou/shared';
import { eventually } from '../../harness/eventually.js';
import { jsonIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { CarrierProgram } from './carrier-program.js';
import { CarrierReceiver } from './carrier-receiver.js';
import { randomFor } from '../../harness/random.js';
import { runCommand } from '../../harness/server-process.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { BUS, HUB, Phone, POINT, scan, TODAY } from './scanner.js';

const CLOCK = `${TODAY}T12:00:00+08:00`;
const GRANDMOTHER = { name: '罗阿婆', phone: '19900000001' };
const NOW = '12:00';
const BAGS = ['YD0731', 'YD0732', 'YD0733'];
const waybills = Array.from({ length: 40 }, (_each, number) => `7310011223${String(4000 + number * 7)}`);
/** Grandmother's are the first three, of three carriers. */
const HERS = 3;
const carriers = ['zhongtong', 'yuantong', 'jtexpress'];
const carrierOf = (number: number): string => carriers[number % 3] ?? '';
const bagOf = (number: number): string => BAGS[number % 3] ?? '';

onEachDatabase((database) => {
  const random = randomFor(`parcels ${database.engine}`);
  let townspeople: Townspeople;
  let office: Townsperson;
  let clerk: Townsperson;
  let driver: Townsperson;
  let keeper: Townsperson;
  let grandmother: Townsperson;
  let receiver: CarrierReceiver;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    office = await townspeople.signIn('county_office');
    const signIn = (person: string): Promise<Townsperson> => townspeople.signIn(person);
    [clerk, driver, keeper, grandmother] = [
      await signIn('hub_clerk'),
      await signIn('driver'),
      await signIn('keeper'),
      await signIn('grandmother'),
    ];
    const administrator = await townspeople.administrator();
    const manager = await signIn('company_manager');
    await townspeople.hire(administrator, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    await townspeople.hire(office, manager, { role: 'company_manager', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.hire(office, clerk, { role: 'hub_clerk', scopeKind: 'point', scopeId: HUB });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: POINT });
    await townspeople.hire(manager, driver, { role: 'driver', scopeKind: 'company', scopeId: 'MT' });
    await townspeople.agree(grandmother);
    const { id } = await grandmother.client.call(householdsApi.add, GRANDMOTHER);
    const { code } = await grandmother.client.call(householdsApi.confirmationCode, { id });
    await keeper.client.call(householdsApi.confirm, { code, pointId: POINT });
  });
  afterAll(async () => {
    await receiver.stop();
    await townspeople.stop();
  });

  const point = (): Promise<PointParcels> => keeper.client.call(pointParcelsApi.list, { id: POINT });
  const hers = async (): Promise<readonly WalletParcel[]> =>
    (await grandmother.client.call(walletApi.list, {})).parcels;
  const verified = (): ReturnType<typeof carryOut> => carryOut('verify-parcels', [], { database });
  const notices = async (): Promise<string[]> =>
    (await grandmother.client.call(noticesApi.inbox, {})).notices.map(({ title }) => title);

  it('are announced by the post, once, however often it says so', async () => {
    const program = await CarrierProgram.of('邮政清流', townspeople.server, { database, clock: CLOCK }, runCommand);
    const rows = waybills.map((waybill, number) => ({
      waybill,
      carrier: carrierOf(number),
      recipient: number < HERS ? GRANDMOTHER : { name: '王小明', phone: `1990000${String(1000 + number)}` },
      pointId: POINT,
    }));
    const said = await program.announce(new Date(CLOCK), ...rows);
    expect(new Set(said.map(({ outcome }) => outcome))).toEqual(new Set(['announced']));
    const again = await program.announce(new Date(CLOCK), ...rows);
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['repeated']));
    expect((await hers()).map(({ state }) => state)).toEqual(['expected', 'expected', 'expected']);
    receiver = await CarrierReceiver.start(program.given);
    expect(await runCommand('partner-push', ['邮政清流', receiver.url], { database })).toMatchObject({ code: 0 });
  });

  it('come in as a carrier’s own list too, whose faulty rows keep no good one out', async () => {
    const listed = ['99000000000001,韵达,王小明,19900009999,下谢村', 'x,韵达,,,', '99000000000002,韵达,,,'];
    const bytes = Buffer.from(['快递单号,快递公司,收件人,电话,村', ...listed].join('\r\n'));
    const sent = await clerk.client.upload(
      parcelImportApi.start,
      { pointId: HUB, fileName: '韵达.csv' },
      bytes,
      'text/csv',
    );
    const { importId } = jsonIn(sent) as ParcelImport;
    const status = (): Promise<ParcelImport> => clerk.client.call(parcelImportApi.status, { importId });
    await eventually(async () =>
      expect(await status()).toMatchObject({
        state: 'ready',
        preview: { good: 2, skipped: 1, faults: [{ row: 3, field: 'waybill' }] },
      }),
    );
    await clerk.client.call(parcelImportApi.confirm, { importId });
    await eventually(async () => expect(await status()).toMatchObject({ state: 'announced', announced: 2 }));
    expect((await clerk.client.refuses(parcelImportApi.confirm, { importId })).code).toBe('already_announced');
    const { imports } = await clerk.client.call(parcelImportApi.list, { pointId: HUB });
    expect(imports).toMatchObject([{ importId, fileName: '韵达.csv' }]);
    expect((await keeper.client.refuses(parcelImportApi.status, { importId })).code).toBe('not_allowed');
    const file = await clerk.client.send({ path: `/api/parcels/imports/${importId}/faults.csv` });
    expect(file.bytes.toString()).toContain('3,运单号,单号要 6 到 32 位字母或数字,没有收');
  });

  it('come through the hub, onto the bus and off it, whatever of it is uploaded first', async () => {
    const atHub = waybills.flatMap((waybill, number): ScanEvent[] => [
      scan('HUB_RECEIVED', '05:40', { waybill, pointId: HUB }),
      scan('SORTED', '06:00', { waybill, pointId: HUB, toPointId: POINT, seal: bagOf(number) }),
    ]);
    const bags = BAGS.map((seal) => scan('BAG_SEALED', '06:10', { seal, pointId: HUB, toPointId: POINT }));
    const onBus = BAGS.map((seal) => scan('LOADED', '06:30', { seal, ...BUS }));
    const left = scan('DEPARTED', '06:37', BUS);
    const accepted = BAGS.map((seal) => scan('BAG_ACCEPTED', '06:50', { seal, pointId: POINT }));
    const [hub, bus, counter] = [new Phone(clerk), new Phone(driver), new Phone(keeper)];
    // The keeper has a signal before the hub and the driver have one.
    await counter.sendBadly(NOW, accepted, random);
    await Promise.all([hub.sendBadly(NOW, [...atHub, ...bags], random), bus.sendBadly(NOW, [...onBus, left], random)]);
    const { bags: there, counts } = await point();
    expect(
      there.map(({ seal, pieces, state }) => ({ seal, pieces, state })).sort((a, b) => a.seal.localeCompare(b.seal)),
    ).toEqual([
      { seal: 'YD0731', pieces: 14, state: 'at_point' },
      { seal: 'YD0732', pieces: 13, state: 'at_point' },
      { seal: 'YD0733', pieces: 13, state: 'at_point' },
    ]);
    expect(counts).toMatchObject({ waiting: 0, coming: 40 });
    expect(await verified()).toMatchObject({ code: 0 });
  });

  it('stand on the shelf, each with a code of its own, and the household hears of its own', async () => {
    const counter = new Phone(keeper);
    const shelved = waybills
      .slice(0, 39)
      .map((waybill) => scan('SHELVED', '11:38', { waybill, pointId: POINT, rack: 2, layer: 1 }));
    await counter.sendBadly(
      NOW,
      [...shelved, scan('SHORT', '11:39', { waybill: waybills[39] ?? '', pointId: POINT })],
      random,
    );
    const { waiting, coming, counts } = await point();
    expect(new Set(waiting.map(({ shelf }) => shelf)).size).toBe(39);
    expect(coming).toMatchObject([{ waybill: waybills[39], exceptions: ['short'] }]);
    expect(counts).toMatchObject({ waiting: 39, coming: 1, shelvedToday: 39, overdue: 0 });
    const codes = (await hers()).map(({ shelf }) => shelf);
    expect(codes).toHaveLength(HERS);
    await eventually(async () => {
      const told = await notices();
      for (const code of codes) expect(told.some((title) => title.includes(code ?? '?'))).toBe(true);
    });
  });

  it('leave with whoever fetches them; of two phones that hand out the same one the first counts, and both are kept', async () => {
    const [one, other] = [new Phone(keeper), new Phone(keeper)];
    const handOut = (waybill: string, time: string): ScanEvent =>
      scan('COLLECTED', time, { waybill, pointId: POINT, method: 'agent', agent: '李大爷' });
    await Promise.all([
      one.send(
        NOW,
        waybills.slice(0, HERS).map((waybill) => handOut(waybill, '11:42')),
      ),
      other.send(NOW, [
        handOut(waybills[0] ?? '', '11:53'),
        scan('COLLECTED', '11:53', { waybill: waybills[5] ?? '', pointId: POINT, method: 'code' }),
      ]),
    ]);
    expect((await hers()).map(({ state, collected }) => [state, collected?.agent, collected?.at])).toEqual(
      Array.from({ length: HERS }, () => ['collected', '李**', `${TODAY}T03:42:00.000Z`]),
    );
    expect((await point()).today.filter(({ review }) => review)).toMatchObject([{ waybill: waybills[0] }]);
    await eventually(async () =>
      expect((await notices()).filter((title) => title.includes('取走了'))).toHaveLength(HERS),
    );
  });

  it('are told of to the post by itself, in order and each once, though its machine was out of order at first', async () => {
    await eventually(async () =>
      expect(receiver.events.filter(({ state }) => state === 'collected')).toHaveLength(HERS + 1),
    );
    expect(receiver.calls).toBeGreaterThan(1);
    const cursors = receiver.events.map(({ cursor }) => Number(cursor));
    expect(cursors).toEqual(cursors.map((_each, index) => (cursors[0] ?? 0) + index));
    expect(JSON.stringify(receiver.events)).not.toMatch(/罗|李|王|199000/);
  });

  it('have a history that others’ programs can read, told to those at whose places they were', async () => {
    const { today } = await point();
    const id = today.find(({ waybill }) => waybill === waybills[1])?.id ?? '';
    const history = await keeper.client.call(epcisApi.document, { id });
    expect(history.epcisBody.eventList.map(({ action, bizStep }) => `${bizStep} ${action}`)).toEqual([
      'receiving OBSERVE',
      'packing ADD',
      'packing OBSERVE',
      'loading OBSERVE',
      'departing OBSERVE',
      'receiving OBSERVE',
      'unpacking DELETE',
      'storing OBSERVE',
      'collecting OBSERVE',
    ]);
    expect(JSON.stringify(history)).not.toMatch(/李|罗|19900000001|2-1-/);
    expect(await clerk.client.call(epcisApi.document, { id })).toMatchObject({ epcisBody: history.epcisBody });
    expect((await grandmother.client.refuses(epcisApi.document, { id })).code).toBe('not_allowed');
  });

  it('are not hers to lose: one tap says that it was not her, and only she may say so', async () => {
    const [first] = await hers();
    const id = first?.id ?? '';
    const stranger = await townspeople.signIn('daughter');
    expect((await stranger.client.refuses(walletApi.dispute, { id })).code).toBe('parcel_not_found');
    expect(await grandmother.client.call(walletApi.dispute, { id })).toMatchObject({ exceptions: ['disputed'] });
    expect((await grandmother.client.refuses(walletApi.dispute, { id })).code).toBe('parcel_not_collected');
    expect((await grandmother.client.refuses(walletApi.extend, { id })).code).toBe('parcel_not_waiting');
    await new Phone(office).send(NOW, [
      scan('DISPUTE_SETTLED', '11:56', {
        waybill: first?.waybill ?? '',
        carrier: first?.carrier ?? '',
        pointId: POINT,
        upheld: true,
        reason: '看了门口的录像',
      }),
    ]);
    expect((await hers()).find((each) => each.id === id)).toMatchObject({ state: 'lost', exceptions: [] });
    expect(await verified()).toMatchObject({ code: 0 });
  });

  it('ride on a bus that is never loaded beyond what it may carry, however many load it at once', async () => {
    const bus = { tripId: 'K01-O05', serviceDate: TODAY };
    const seals = Array.from({ length: 24 }, (_each, number) => `YD9${String(100 + number)}`);
    await new Phone(clerk).send(
      NOW,
      seals.map((seal) => scan('BAG_SEALED', '11:50', { seal, pointId: HUB, toPointId: POINT, grams: 20_000 })),
    );
    const outcomes = await Promise.all(
      seals.map(async (seal) => {
        const [outcome] = await new Phone(clerk).send(NOW, [
          { ...scan('LOADED', NOW, { seal, pointId: HUB, ...bus }) },
        ]);
        return outcome?.reason ?? outcome?.outcome ?? '';
      }),
    );
    // By the timetable it takes 300 kg: fifteen bags.
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(15);
    expect(outcomes.filter((outcome) => outcome === 'no_room')).toHaveLength(9);
    const sheet = await clerk.client.call(manifestApi.read, bus);
    expect([sheet.load, sheet.stops.map(({ bags }) => bags.length)]).toMatchObject([
      { grams: 300_000, pieces: 15 },
      [15],
    ]);
    expect(await carryOut('verify-loads', [], { database })).toMatchObject({ code: 0 });
  });
});
