// Does somebody get all that errands say of them, and does none of it stay once they, or the year, are gone?
import { errandsApi, meApi } from '@kehuoyou/shared';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import {
  accepted,
  asked,
  bought,
  boughtOne,
  errandsForEachTest,
  heard,
  numberConfirmed,
  pass,
  read,
  town,
} from '../testing/errands/errand-world.js';

errandsForEachTest();

const NOTE = '要早稻，不要晚稻';
const REASON = '盐潮了，罗大山来退';
const clear = async (): Promise<string> => {
  const rows = [
    ...((await town.dataSource.query('SELECT * FROM errand')) as object[]),
    ...((await town.dataSource.query('SELECT * FROM errand_event')) as object[]),
  ];
  return JSON.stringify(rows);
};

async function finished(): Promise<string> {
  const { id } = await boughtOne('coop', { note: NOTE });
  pass();
  await town.call(errandsApi.returned, { id, fen: 100, text: REASON }, { token: 'keeper' });
  return id;
}

it('is told whole to whoever asked, with who looked at the number, and to nobody else', async () => {
  const id = await finished();
  await town.call(errandsApi.contact, { id }, { token: 'keeper' });
  const told = JSON.stringify((await town.call(meApi.data, {}, { token: 'villager' })).answer);
  for (const each of ['水稻种子', NOTE, REASON, '19900000077', 'looked']) expect(told).toContain(each);
  const neighbours = JSON.stringify((await town.call(meApi.data, {}, { token: 'neighbour' })).answer);
  expect(neighbours).not.toContain('水稻种子');
  // Nothing of it stands in the clear.
  for (const each of [NOTE, REASON, '罗大山', '水稻种子', '19900000077']) expect(await clear()).not.toContain(each);
});

it('names nobody once the account is gone; what was bought and paid stays', async () => {
  const id = await finished();
  await town.call(meApi.delete, { confirm: true }, { token: 'villager' });
  const left = await read(id, 'keeper');
  expect(left).toMatchObject({ name: '', paidFen: 9_150, returnedFen: 100, lines: [{ what: '水稻种子' }, {}] });
  expect([left.note, left.phoneTail, left.steps.at(-1)?.reason]).toEqual([undefined, undefined, undefined]);
  expect((await town.call(errandsApi.contact, { id }, { token: 'keeper' })).code).toBe('errand_not_found');
});

it('is cancelled where it was not bought yet, once the account is gone', async () => {
  const { id } = await accepted();
  await town.call(meApi.delete, { confirm: true }, { token: 'villager' });
  expect(await read(id, 'coop')).toMatchObject({ state: 'cancelled', name: '' });
});

it('goes on where others asked for it with a number of the account, and names nobody once the account is gone', async () => {
  await numberConfirmed('villager');
  const { id: rung } = await asked('keeper', { forCaller: true });
  const { id: over } = await asked('keeper', { forCaller: true, note: NOTE });
  pass();
  await town.call(errandsApi.cancel, { id: over }, { token: 'keeper' });
  const { id: neighbours } = await asked('neighbour', { note: NOTE });
  await town.call(errandsApi.accept, { id: neighbours }, { token: 'coop' });
  await town.call(meApi.delete, { confirm: true }, { token: 'villager' });
  expect(await read(rung, 'keeper')).toMatchObject({ state: 'asked', name: '' });
  expect((await read(over, 'keeper')).note).toBeUndefined();
  expect(await read(neighbours, 'neighbour')).toMatchObject({ state: 'accepted', name: '', note: NOTE });
  pass();
  await town.call(errandsApi.buy, { id: neighbours, lines: bought }, { token: 'coop' });
  expect(await heard('neighbour')).toEqual(['托买的东西买好了']);
});

it('goes on where its buyer’s account is gone', async () => {
  const { id } = await accepted('keeper');
  await town.call(meApi.delete, { confirm: true }, { token: 'keeper' });
  expect(await read(id)).toMatchObject({ state: 'accepted', name: '罗**' });
});

it('stays a caller’s where the keeper who wrote it down is gone, told to that keeper without them', async () => {
  const { id } = await asked('keeper', { forCaller: true, note: NOTE });
  const told = JSON.stringify((await town.call(meApi.data, {}, { token: 'keeper' })).answer);
  for (const each of ['罗大山', '19900000077', NOTE]) expect(told).not.toContain(each);
  await town.call(meApi.delete, { confirm: true }, { token: 'keeper' });
  const left = await read(id, 'coop');
  expect(left).toMatchObject({ state: 'asked', name: '罗**', note: NOTE });
  expect(await named(id, '2026-12-01 03:00:00.000', '2027-11-30T09:00:00+08:00')).toBe(true);
  expect(await named(id, '2026-12-01 03:00:00.000', '2027-12-03T09:00:00+08:00')).toBe(false);
});

it('keeps no reason either that was written down after the account was gone', async () => {
  const { id } = await boughtOne();
  await town.call(meApi.delete, { confirm: true }, { token: 'villager' });
  pass();
  await town.call(errandsApi.returned, { id, fen: 100, text: REASON }, { token: 'keeper' });
  expect((await read(id, 'keeper')).steps.at(-1)?.reason).toBe(REASON);
  await named(id, '2026-12-01 03:00:00.000', '2027-12-03T09:00:00+08:00');
  expect((await read(id, 'keeper')).steps.at(-1)?.reason).toBeUndefined();
});

it('names nobody a year after it ended, and until then somebody', async () => {
  const id = await finished();
  expect(await named(id, '2026-12-01 03:00:00.000', '2027-11-30T09:00:00+08:00')).toBe(true);
  expect(await named(id, '2026-12-01 03:00:00.000', '2027-12-03T09:00:00+08:00')).toBe(false);
});

it('names nobody either a year after the last that happened to what nobody brought to an end', async () => {
  const { id } = await accepted();
  const stands = async (day: string): Promise<string> => {
    town.clock.set(day);
    await town.app.get(RetentionService).apply();
    const [row] = (await town.dataSource.query('SELECT * FROM errand WHERE id = ?', [id])) as Record<string, unknown>[];
    return row?.['person_sealed'] === null ? 'nobody' : 'somebody';
  };
  expect([await stands('2027-11-30T09:00:00+08:00'), await stands('2027-12-03T09:00:00+08:00')]).toEqual([
    'somebody',
    'nobody',
  ]);
});

/** Whether it names somebody on a day, where it ended then. */
async function named(id: string, ended: string, day: string): Promise<boolean> {
  await town.dataSource.query('UPDATE errand SET ended_at = ? WHERE id = ?', [ended, id]);
  town.clock.set(day);
  await town.app.get(RetentionService).apply();
  const [row] = (await town.dataSource.query('SELECT person_sealed AS person FROM errand WHERE id = ?', [id])) as {
    person: string | null;
  }[];
  return row?.person !== null;
}
