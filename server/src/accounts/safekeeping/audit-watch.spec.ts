// Is it found out that the end of the audit log was cut off, without anybody having noted anything?
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandContext } from '../../command.js';
import { createLogger } from '../../http/log.js';
import { RunningApp } from '../../testing/running-app.js';
import type { AuditBreak } from './audit-chain.js';
import { AuditService } from './audit.service.js';
import { AuditWatch } from './audit-watch.service.js';
import { AuditEntryEntity, AuditHeadEntity } from './ledger.entity.js';
import { verifyAudit } from './verify-audit.command.js';

const DAY = 86_400_000;

let server: RunningApp;
let audit: AuditService;
let log: string[];
beforeEach(async () => {
  server = await RunningApp.start();
  audit = server.app.get(AuditService);
  log = [];
  await server.app.get(AuditWatch).start(createLogger('info', { write: (line: string) => log.push(line) }));
});
afterEach(() => server.close());

async function write(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1)
    await server.database.transactions.run((tx) =>
      audit.append(tx, { action: 'keys.rotated', subjectKind: 'key', subjectId: `k${each}` }),
    );
}

const look = async (): Promise<AuditBreak | undefined> => server.app.get(AuditWatch).look();
const path = (): string => join(server.database.dataDir, 'audit-heads.log');
const noted = (): string[] => readFileSync(path(), 'utf8').split('\n').slice(0, -1);
const alarms = (): string[] => log.filter((line) => line.includes('tampered'));

/** As somebody does who can write the database, and has no key. */
async function cutOffAfter(sequence: number): Promise<void> {
  const table = server.dataSource.manager;
  const last = await table.findOneBy(AuditEntryEntity, { sequence });
  await table
    .createQueryBuilder()
    .delete()
    .from(AuditEntryEntity)
    .where('sequence > :sequence', { sequence })
    .execute();
  await table.update(AuditHeadEntity, { name: 'main' }, { sequence, mark: last?.mark ?? '' });
}

/** What the command says, and how it ends. */
async function command(...words: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const config = { dataDir: server.database.dataDir };
  const output = { log: say, error: say };
  const context = { words, clock: server.clock, config, output, services: async () => server.app };
  return { code: await verifyAudit(context as unknown as CommandContext), said };
}

describe('the end of the audit log', () => {
  it('is noted in a file that only its owner reads and in the server’s log, once for each end', async () => {
    await look();
    expect(() => noted()).toThrow('ENOENT');
    await write(2);
    await look();
    await look();
    await write(1);
    await look();
    expect(noted().map((line) => line.replace(/[0-9a-f]{64}$/, '…'))).toEqual([
      '2026-11-24T01:00:00.000Z 2:…',
      '2026-11-24T01:00:00.000Z 3:…',
    ]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(log.filter((line) => line.includes(noted()[1]?.split(' ')[1] ?? '?'))).toHaveLength(1);
  });

  it.each<[string, number, number, object]>([
    ['cut off', 3, 0, { sequence: 5, problem: 'cut_off' }],
    ['cut off altogether', 0, 0, { sequence: 5, problem: 'cut_off' }],
    ['cut off, and grown again by the server itself', 3, 1, { sequence: 5, problem: 'cut_off' }],
    ['cut off, and longer than before by now', 3, 4, { sequence: 5, problem: 'cut_off' }],
  ])('is missed when it was %s, again each time, and nothing is noted meanwhile', async (_how, after, grown, found) => {
    await write(5);
    await look();
    await cutOffAfter(after);
    await write(grown);
    expect(await audit.verify()).toMatchObject({ broken: undefined });
    expect([await look(), await look()]).toEqual([found, found]);
    expect(alarms()).toHaveLength(2);
    expect(noted()).toHaveLength(1);
    expect(await command()).toEqual({ code: 1, said: ['line 5 and what followed it was cut off'] });
  });

  it('is told from a line that was put behind it, or changed since the last look', async () => {
    await write(3);
    await look();
    await write(2);
    const table = server.dataSource.manager;
    const fifth = await table.findOneByOrFail(AuditEntryEntity, { sequence: 5 });
    await table.insert(AuditEntryEntity, { ...fifth, sequence: 6, previousMark: fifth.mark });
    expect(await look()).toEqual({ sequence: 6, problem: 'changed' });
    await table.delete(AuditEntryEntity, { sequence: 6 });
    await table.update(AuditEntryEntity, { sequence: 4 }, { subjectId: 'other' });
    expect(await look()).toEqual({ sequence: 4, problem: 'changed' });
  });

  it('holds when the noted lines’ time was over, and when a note was broken off', async () => {
    await write(3);
    await look();
    appendFileSync(path(), '2026-11-24T01:00:00.000Z 9:ab');
    server.clock.pass(DAY);
    await write(2);
    await audit.trim(new Date(server.clock.now().getTime() - 1));
    expect(await look()).toBeUndefined();
    expect(noted()).toHaveLength(3);
    expect(await look()).toBeUndefined();
    expect(alarms()).toEqual([]);
  });

  it('is let go on by whoever runs the server, as after a backup was brought back, which is written down', async () => {
    await write(5);
    await look();
    await cutOffAfter(3);
    expect(await command('--accept')).toEqual({ code: 0, said: ['line 5 and what followed it was cut off'] });
    expect(noted().at(-1)).toMatch(/ 4:[0-9a-f]{64} accepted$/);
    expect((await audit.list({ limit: 1 })).entries).toMatchObject([
      { action: 'audit.accepted', detail: { sequence: 5, problem: 'cut_off' } },
    ]);
    await write(1);
    expect([await look(), (await command()).code]).toEqual([undefined, 0]);
  });

  it('is looked for by the command when somebody has it on paper, and nothing else is understood', async () => {
    await write(5);
    const { head } = await audit.verify();
    const paper = `${head.sequence}:${head.mark}`;
    expect(await command(paper)).toEqual({ code: 0, said: [`the audit log is whole, up to ${paper}`] });
    expect((await command('5:other')).code).toBe(2);
    expect((await command(paper, paper)).code).toBe(2);
    expect((await command(`5:${'0'.repeat(64)}`)).code).toBe(1);
  });
});
