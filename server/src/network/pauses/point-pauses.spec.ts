// What may be announced of a point, and what does the network say then?
import 'reflect-metadata';
import { Failure } from '@kehuoyou/shared';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { readRevisions } from '../../database/revision.js';
import { failure, read } from '../../testing/answers.js';
import { clock, database, network, networkForEachTest, pauses } from '../../testing/network-spec.js';

networkForEachTest();

describe('an announced pause', () => {
  const pause = (changes: object = {}) => ({
    pointId: 'P104204',
    from: new Date('2026-11-24T02:00:00Z'),
    until: new Date('2026-11-26T00:00:00Z'),
    reason: '站长进城办事',
    substitutePointId: 'S104',
    ...changes,
  });

  async function standing(): Promise<string[]> {
    await network.load();
    return (network.findPoint('P104204')?.pauses ?? []).map(({ id }) => id);
  }

  it('stands at the point once it is loaded anew, is told to the outbox, and raises the revision', async () => {
    const before = await readRevisions(database.dataSource);
    const id = await pauses.announce(pause());
    expect(await standing()).toContain(id);
    expect(network.findPoint('P104204')?.pauses.at(-1)).toEqual({
      id,
      from: '2026-11-24T02:00:00.000Z',
      until: '2026-11-26T00:00:00.000Z',
      reason: '站长进城办事',
      substitutePointId: 'S104',
      announcedAt: clock.now().toISOString(),
    });
    clock.set('2026-11-24T10:00:00');
    expect(read(network.point({ id: 'P104204' })).openNow).toMatchObject({ open: false, reason: 'paused' });
    expect(await readRevisions(database.dataSource)).not.toBe(before);
    expect(
      await database.dataSource.manager.find(OutboxEntity, { where: { topic: 'network.point_paused' } }),
    ).toContainEqual(expect.objectContaining({ payload: { pointId: 'P104204', pauseId: id } }));
    await pauses.withdraw(id);
  });

  it('can be taken back, and then the point is open again', async () => {
    const id = await pauses.announce(pause());
    await pauses.withdraw(id);
    expect(await standing()).not.toContain(id);
    expect(
      await database.dataSource.manager.find(OutboxEntity, { where: { topic: 'network.point_resumed' } }),
    ).toContainEqual(expect.objectContaining({ payload: { pointId: 'P104204', pauseId: id } }));
  });

  it('can be taken back once, however many try at the same time', async () => {
    const id = await pauses.announce(pause());
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => pauses.withdraw(id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(failure('already_withdrawn'));
    await expect(pauses.withdraw(id)).rejects.toEqual(failure('already_withdrawn'));
  });

  it('must exist to be taken back, and a taking back cannot be', async () => {
    await expect(pauses.withdraw('nothing')).rejects.toEqual(failure('not_found', 'pauseId'));
    const id = await pauses.announce(pause());
    await pauses.withdraw(id);
    const [back] = await database.dataSource.query('SELECT id FROM service_point_pause WHERE withdraws = ?', [id]);
    await expect(pauses.withdraw(back.id)).rejects.toEqual(failure('not_found', 'pauseId'));
  });

  it.each([
    [{ pointId: 'P999' }, 'point_not_found'],
    [{ substitutePointId: 'P999' }, 'point_not_found'],
    [{ until: new Date('2026-11-24T02:00:00Z') }, 'invalid_field'],
    [{ until: new Date('2026-11-23T02:00:00Z') }, 'invalid_field'],
  ])('is refused with %j, and nothing is kept of it', async (changes, code) => {
    const before = await standing();
    await expect(pauses.announce(pause(changes))).rejects.toEqual(failure(code));
    expect(await standing()).toEqual(before);
  });

  it('is a Failure and not an accident when it is refused', async () => {
    await expect(pauses.announce(pause({ pointId: 'P999' }))).rejects.toBeInstanceOf(Failure);
  });
});
