// What becomes of bytes that nothing refers to?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MediaWorld } from '../testing/media/media-world.js';
import { photo } from '../testing/media/sample-pictures.js';
import { MediaEntity, MediaObjectEntity } from './media.entity.js';
import { MediaSweep } from './media-sweep.service.js';

const DAY = 24 * 3_600_000;

let world: MediaWorld;
let jpeg: Buffer;

describe('what nobody refers to', () => {
  beforeAll(async () => {
    jpeg = await photo();
    world = await MediaWorld.start();
  });
  afterAll(() => world.close());

  it('because its row never came about goes after a day, and so does what a dead server left', async () => {
    await world.send(jpeg, { key: 'once' });
    const other = await photo(400, 300);
    expect((await world.send(other, { key: 'once' })).code).toBe('idempotency_mismatch');
    expect(await world.objectRows()).toHaveLength(2);
    writeFileSync(join(world.server.database.dataDir, 'incoming', 'left'), 'half');
    const sweep = world.server.app.get(MediaSweep);
    await sweep.sweepOrphans(world.server.clock.now());
    expect(await world.objectRows()).toHaveLength(2);
    world.server.clock.pass(DAY + 1);
    // A file has the machine's own time.
    await sweep.sweepOrphans(new Date(Math.max(world.server.clock.now().getTime(), Date.now() + DAY + 60_000)));
    expect((await world.objectRows()).map(({ sha256: each }) => each)).toEqual(
      (await world.rows()).map(({ keptSha256 }) => keptSha256),
    );
    expect(world.incoming()).toEqual([]);
  });

  it('and is kept anew while it is removed waits, unless whoever removed it has died', async () => {
    const own = await photo(410, 300);
    const { id } = (await world.send(own)).answer;
    const { keptSha256 } = await world.row(id);
    const { transactions } = world.server.database;
    await transactions.run((tx) => tx.delete(MediaEntity, { id }));
    await transactions.run((tx) =>
      tx.update(MediaObjectEntity, { sha256: keptSha256 ?? '' }, { removingSince: world.server.clock.now() }),
    );
    expect((await world.send(own)).code).toBe('unavailable');
    world.server.clock.pass(11 * 60_000);
    expect((await world.send(own)).status).toBe(201);
  });

  it('stays as long as somebody began to keep it within the day', async () => {
    const own = await photo(420, 300);
    const first = (await world.send(own)).answer.id;
    const { keptSha256 } = await world.row(first);
    await world.server.database.transactions.run((tx) => tx.delete(MediaEntity, { id: first }));
    world.server.clock.pass(DAY - 60_000);
    const second = (await world.send(own)).answer.id;
    await world.server.database.transactions.run((tx) => tx.delete(MediaEntity, { id: second }));
    world.server.clock.pass(2 * 60_000);
    await world.server.app.get(MediaSweep).sweepOrphans(world.server.clock.now());
    expect((await world.objectRows()).map(({ sha256: each }) => each)).toContain(keptSha256);
  });
});
