// Is it found out, by the server itself, that somebody cut off the end of the audit log while it was down?
import { sessionsApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { openTables } from '../../harness/opened-database.js';
import { runCommand } from '../../harness/server-process.js';
import { Townspeople } from '../../harness/townspeople.js';

const CLOCK = '2026-11-24T09:00:00+08:00';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    for (let each = 0; each < 3; each += 1) await root.client.call(sessionsApi.code, {});
  });
  afterAll(() => townspeople.stop());

  it('it is, though the chain in the database looks whole, by the end that was noted beside it', async () => {
    const { server } = townspeople;
    const [whole, wrong] = ['the audit log is whole, up to', 'the audit log was tampered with'];
    const said = (what: string, from = 0): boolean => server.log.slice(from).some((line) => line.includes(what));
    const again = async (): Promise<number> => {
      await server.stop();
      const lines = server.log.length;
      await server.startAgain();
      return lines;
    };
    const first = await again();
    await eventually(async () => expect(said(whole, first)).toBe(true));

    await server.stop();
    const tables = await openTables(database);
    const [last] = (await tables.query('SELECT MAX(sequence) AS top FROM audit_entry')) as { top: number }[];
    const end = Number(last?.top) - 2;
    await tables.query('DELETE FROM audit_entry WHERE sequence > ?', [end]);
    const [line] = (await tables.query('SELECT mark FROM audit_entry WHERE sequence = ?', [end])) as { mark: string }[];
    await tables.query('UPDATE audit_head SET sequence = ?, mark = ?', [end, line?.mark]);
    await tables.destroy();
    expect(said(wrong)).toBe(false);
    const lines = server.log.length;
    await server.startAgain();
    await eventually(async () => expect(said(wrong, lines)).toBe(true));

    const asked = await runCommand('verify-audit', [], { database, clock: CLOCK });
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('cut off') as string });
  });
});
