// Is a parcel always what its facts say, also when two say something of it at the same moment?
import { verifyParcels } from './verify-parcels.command.js';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { serverForEachTest, server } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
} from '../../testing/parcels/parcel-world.js';
import { ParcelEntity, ParcelEventEntity } from './parcel.entity.js';

serverForEachTest();

const verified = async (): Promise<{ code: number; said: string[] }> => {
  const said: string[] = [];
  const output = { log: (line: string) => said.push(line), error: (line: string) => said.push(line) };
  const context = { output, words: [], database: () => Promise.resolve(server.dataSource) };
  return { code: await verifyParcels(context as never), said };
};

it('holds for parcels that come in bags, in any order of uploading', async () => {
  const [hub, keeper, other] = [
    await Scanner.withRole('hub_clerk'),
    await Scanner.withRole('keeper'),
    await Scanner.withRole('hub_clerk'),
  ];
  const waybills = Array.from({ length: 12 }, (_each, number) => `7310011223${String(3000 + number)}`);
  await announce(...waybills.map((waybill) => forGrandmother(waybill)));
  const bag = { seal: 'YD0731', pointId: HUB };
  const said = [
    ...waybills.map((waybill) => scan('SORTED', { waybill, ...bag, toPointId: POINT })),
    scan('BAG_SEALED', { ...bag, toPointId: POINT }, 1),
  ];
  await Promise.all([hub.uploads(...said.slice(6)), other.uploads(...said.slice(0, 6))]);
  // The bag is taken over before the sorter's second phone has a signal.
  await keeper.uploads(scan('BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT }, 2));
  await Promise.all([
    keeper.uploads(
      ...waybills.slice(0, 11).map((waybill) => scan('SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 }, 3)),
    ),
    other.uploads(...said),
  ]);
  await keeper.uploads(scan('SHORT', { waybill: waybills[11] ?? '', pointId: POINT }, 4));
  const { counts, coming } = await keeper.sees();
  expect(counts).toMatchObject({ waiting: 11, coming: 1, shelvedToday: 11 });
  expect(coming).toMatchObject([{ waybill: waybills[11], exceptions: ['short'] }]);
  expect(await verified()).toEqual({ code: 0, said: ['12 parcels, 0 of them not what their facts say'] });
});

it('stays so when those who said it are forgotten after a year, a slip a day before what takes it back', async () => {
  const keeper = await Scanner.withRole('keeper');
  const here = { waybill: '73100112233882', pointId: POINT };
  const slip = scan('COLLECTED', { ...here, method: 'code' });
  await keeper.uploads(scan('SHELVED', { ...here, rack: 1, layer: 1 }), slip);
  const received = server.clock.now().getTime();
  await keeper.uploads(scan('RETRACTED', { ...here, retracts: slip.eventId }));
  server.clock.set(new Date(received + 365 * 24 * 3_600_000 + 1_000));
  await server.app.get(RetentionService).apply();
  const rows = await server.dataSource.manager.find(ParcelEventEntity);
  expect(new Set(rows.map(({ actor }) => actor.slice(0, 2)))).toEqual(new Set(['n-']));
  expect(await verified()).toEqual({ code: 0, said: ['1 parcels, 0 of them not what their facts say'] });
});

it('is found out where somebody has written another state into the table', async () => {
  await confirmedGrandmother();
  await announce(forGrandmother('73100112233882'));
  const [parcel] = await server.dataSource.manager.find(ParcelEntity);
  await server.dataSource.manager.update(ParcelEntity, { id: parcel?.id ?? '' }, { state: 'collected' });
  expect(await verified()).toEqual({
    code: 1,
    said: [
      `${parcel?.id}: collected in the table, expected by its facts`,
      '1 parcels, 1 of them not what their facts say',
    ],
  });
});
