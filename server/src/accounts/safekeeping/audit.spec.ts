// Can a deed be denied later?
import { auditApi, sessionsApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { AuditService } from './audit.service.js';
import { AuditEntryEntity, AuditHeadEntity } from './ledger.entity.js';

const DAY = 86_400_000;

let server: RunningApp;
let audit: AuditService;

beforeEach(async () => {
  server = await RunningApp.start();
  audit = server.app.get(AuditService);
});

afterEach(() => server.close());

async function sample(role: Role): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

/** Writes `count` lines, one after the other. */
async function write(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    await server.database.transactions.run((tx) =>
      audit.append(tx, { action: 'keys.rotated', subjectKind: 'key', subjectId: `k${each}`, detail: { each } }),
    );
  }
}

const table = () => server.database.dataSource.manager;

describe('the audit log', () => {
  it('is read newest first, page by page, by administrators only', async () => {
    await write(5);
    const token = await sample('administrator');
    const first = (await server.call(auditApi.list, { limit: 2 }, { token })).answer.entries;
    const rest = (
      await server.call(auditApi.list, { before: first[1]?.sequence ?? 0, action: 'keys.rotated' }, { token })
    ).answer.entries;
    expect([...first, ...rest].map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
    expect(first[0]).toEqual({
      sequence: 5,
      at: '2026-11-24T01:00:00.000Z',
      action: 'keys.rotated',
      subjectKind: 'key',
      subjectId: 'k4',
      detail: { each: 4 },
    });
    expect((await server.call(auditApi.list, {}, { token: await sample('county_office') })).code).toBe('not_allowed');
  });

  it('is whole, also when many write at once', async () => {
    const token = await sample('keeper');
    await Promise.all(Array.from({ length: 30 }, () => server.call(sessionsApi.code, {}, { token })));
    const { broken, head } = await audit.verify();
    expect([broken, head.sequence]).toEqual([undefined, 30]);
  });

  it('is whole while many write, whenever one looks', async () => {
    const token = await sample('keeper');
    const writing = Promise.all(Array.from({ length: 30 }, () => server.call(sessionsApi.code, {}, { token })));
    for (let each = 0; each < 20; each += 1) expect((await audit.verify()).broken).toBeUndefined();
    await writing;
  });

  it('has no line of what was rolled back', async () => {
    await write(1);
    const failing = server.database.transactions.run(async (tx) => {
      await audit.append(tx, { action: 'keys.rotated', subjectKind: 'key', subjectId: 'x' });
      throw new Error('after the line');
    });
    await expect(failing).rejects.toThrow('after the line');
    await write(1);
    expect(await audit.verify()).toMatchObject({ broken: undefined, head: { sequence: 2 } });
  });
});

describe('a chain that somebody tampered with', () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      'a changed line',
      () => table().update(AuditEntryEntity, { sequence: 3 }, { subjectId: 'other' }),
      { sequence: 3, problem: 'changed' },
    ],
    [
      'a changed time',
      () => table().update(AuditEntryEntity, { sequence: 2 }, { occurredAt: new Date(0) }),
      { sequence: 2, problem: 'changed' },
    ],
    [
      'a changed actor',
      () => table().update(AuditEntryEntity, { sequence: 4 }, { actorId: 'me' }),
      { sequence: 4, problem: 'changed' },
    ],
    ['a line taken out', () => table().delete(AuditEntryEntity, { sequence: 3 }), { sequence: 3, problem: 'missing' }],
    [
      'the first lines taken out',
      () => table().delete(AuditEntryEntity, { sequence: 1 }),
      { sequence: 2, problem: 'unknown_start' },
    ],
    [
      'the last line taken out',
      () => table().delete(AuditEntryEntity, { sequence: 5 }),
      { sequence: 5, problem: 'cut_off' },
    ],
    [
      'a line put behind the end',
      async () => {
        const last = await table().findOneByOrFail(AuditEntryEntity, { sequence: 5 });
        await table().insert(AuditEntryEntity, {
          ...last,
          sequence: 6,
          previousMark: last.mark,
          action: 'keys.rotated',
        });
      },
      { sequence: 6, problem: 'changed' },
    ],
    [
      'a line put far behind the end',
      async () => {
        const last = await table().findOneByOrFail(AuditEntryEntity, { sequence: 5 });
        await table().insert(AuditEntryEntity, { ...last, sequence: 9 });
      },
      { sequence: 6, problem: 'missing' },
    ],
    [
      'an end that was put back before lines that are there',
      async () => {
        const third = await table().findOneByOrFail(AuditEntryEntity, { sequence: 3 });
        await table().update(AuditHeadEntity, { name: 'main' }, { sequence: 3, mark: third.mark });
      },
      { sequence: 4, problem: 'beyond_end' },
    ],
    ['all lines taken out', () => table().clear(AuditEntryEntity), { sequence: 1, problem: 'cut_off' }],
  ])('is found out: %s', async (_what, tamper, found) => {
    await write(5);
    await tamper();
    expect((await audit.verify()).broken).toEqual(found);
  });

  it('is found out when its end was put back too, by an end noted elsewhere', async () => {
    await write(5);
    const noted = (await audit.verify()).head;
    const third = await table().findOneByOrFail(AuditEntryEntity, { sequence: 3 });
    await table().delete(AuditEntryEntity, { sequence: 4 });
    await table().delete(AuditEntryEntity, { sequence: 5 });
    await table().update(AuditHeadEntity, { name: 'main' }, { sequence: 3, mark: third.mark });
    expect((await audit.verify()).broken).toBeUndefined();
    expect((await audit.verify(noted)).broken).toEqual({ sequence: 5, problem: 'cut_off' });
    await write(2);
    expect((await audit.verify(noted)).broken).toEqual({ sequence: 5, problem: 'cut_off' });
  });
});

describe('old lines', () => {
  it('are removed when their time is over, and the rest still proves itself', async () => {
    await write(3);
    server.clock.pass(DAY);
    const noted = (await audit.verify()).head;
    await write(2);
    expect(await audit.trim(new Date(server.clock.now().getTime() - 1))).toBe(3);
    expect(await audit.verify()).toMatchObject({ broken: undefined, head: { sequence: 6 } });
    // An end from before the removal cannot be looked for any longer.
    expect((await audit.verify(noted)).broken).toBeUndefined();
    expect(await audit.trim(new Date(0))).toBe(0);
    server.clock.pass(DAY);
    expect(await audit.trim(server.clock.now())).toBe(3);
    expect(await audit.verify()).toMatchObject({ broken: undefined, head: { sequence: 7 } });
    await table().delete(AuditEntryEntity, { sequence: 7 });
    expect((await audit.verify()).broken).toBeDefined();
  });
});
