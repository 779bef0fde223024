// Does an event exist exactly if what caused it does?
import 'reflect-metadata';
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { OutboxEntity } from './outbox.entity.js';
import { appendToOutbox } from './outbox.js';
import { topic } from './topic.js';

let database: MigratedDatabase;

beforeEach(async () => {
  database = await migratedDatabase(new HandClock());
});
afterEach(() => database.drop());

describe('an event in the outbox', () => {
  const happened = topic<{ tripId: string; reason: string }>('spec.happened', ({ tripId }) => `trip ${tripId}`);
  const payload = { tripId: 'K12-I01', reason: '道路塌方' };
  const at = new Date('2026-11-24T01:40:00.123Z');

  it('is there, due at once and told to nobody yet, when its cause is', async () => {
    await database.transactions.run((tx) => appendToOutbox(tx, happened, payload, at));
    const rows = await database.dataSource.manager.find(OutboxEntity);
    expect(rows).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        topic: 'spec.happened',
        subject: 'trip K12-I01',
        payload,
        createdAt: at,
        dueAt: at,
        attempts: 0,
        deliveredAt: null,
        deadAt: null,
      },
    ]);
  });

  it('is not there when its cause failed', async () => {
    const failing = database.transactions.run(async (tx) => {
      await appendToOutbox(tx, happened, payload, at);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await database.dataSource.manager.count(OutboxEntity)).toBe(0);
  });

  it('has an id that sorts behind those written before it', async () => {
    for (let each = 0; each < 20; each += 1)
      await database.transactions.run((tx) => appendToOutbox(tx, happened, { ...payload, tripId: `T${each}` }, at));
    const rows = await database.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });
    expect(rows.map(({ subject }) => subject)).toEqual(Array.from({ length: 20 }, (_each, each) => `trip T${each}`));
  });
});
