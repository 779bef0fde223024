// When several want to move the same row at the same moment, does exactly one, and is every step written once?
import { randomUUID } from 'node:crypto';
import { announcementMoves, announcementStatuses, destination, Failure } from '@kehuoyou/shared';
import type { AnnouncementMove, AnnouncementStatus } from '@kehuoyou/shared';
import { clockFrom } from '../../server/dist/clock.js';
import { makeMove, tryMove } from '../../server/dist/database/moves/moves.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import { announcementLifecycle } from '../../server/dist/notices/announcements/announcement-store.js';
import { deliveryLifecycle } from '../../server/dist/notices/keeping/delivery-store.js';
import { onEachDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';
import { randomFor } from '../harness/random.js';

const clock = clockFrom(new Date('2026-11-24T09:00:00+08:00'));
const RACERS = 24;

/** What became of a try: the state it led to, or the failure with the state that stood in its way. */
type Outcome = { readonly won: string } | { readonly code: string; readonly state: string | undefined };

onEachDatabase((database) => {
  const random = randomFor(`moves ${database.engine}`);
  let source: Tables;
  let transactions: Transactions;

  beforeAll(async () => {
    source = await openTables(database);
    transactions = new Transactions(source, clock);
  });
  afterAll(() => source.destroy());

  const announcement = async (status: AnnouncementStatus, authorId = 'author'): Promise<string> => {
    const id = randomUUID();
    await source.query(
      `INSERT INTO announcement (id, area_code, topic, title, body, important, author_id, author_role, status, submitted_at)
       VALUES (?, '350423', 'news', '停水', '明天停水', 0, ?, 'county_office', ?, '2026-11-24 01:00:00.000')`,
      [id, authorId, status],
    );
    return id;
  };

  const delivery = async (): Promise<string> => {
    const [noticeId, id] = [randomUUID(), randomUUID()];
    await source.query(
      `INSERT INTO notice (id, event_id, account_id, kind, subject, title, body, spoken, reason, message, urgent, happened_at, created_at)
       VALUES (?, ?, 'a', 'trip_cancelled', 'trip', '取消', '取消', '取消', '关注', '{}', 0, '2026-11-24 01:00:00.000', '2026-11-24 01:00:00.000')`,
      [noticeId, randomUUID()],
    );
    await source.query(
      `INSERT INTO notice_delivery (id, notice_id, channel, priority, point_id, not_before)
       VALUES (?, ?, 'keeper_call', 1, 'P104204', '2026-11-24 01:00:00.000')`,
      [id, noticeId],
    );
    return id;
  };

  const statusOf = async (id: string): Promise<AnnouncementStatus> => {
    const [row] = (await source.query('SELECT status FROM announcement WHERE id = ?', [id])) as [
      { status: AnnouncementStatus },
    ];
    return row.status;
  };
  const stepsOf = async (id: string): Promise<AnnouncementMove[]> => {
    const rows = (await source.query('SELECT step FROM announcement_step WHERE announcement_id = ? ORDER BY reason', [
      id,
    ])) as { step: AnnouncementMove }[];
    return rows.map(({ step }) => step);
  };
  const outcomesOf = async (deliveryId: string): Promise<string[]> => {
    const rows = (await source.query(
      `SELECT outcome FROM notice_outcome o JOIN notice_delivery d ON d.notice_id = o.notice_id WHERE d.id = ?`,
      [deliveryId],
    )) as { outcome: string }[];
    return rows.map(({ outcome }) => outcome).sort();
  };

  const order = (id: string, move: AnnouncementMove, by = 'somebody') => ({
    id,
    move,
    by,
    at: clock.now(),
    reason: '',
  });

  /** Tries a move in a transaction of its own. */
  const attempt = async (id: string, move: AnnouncementMove, on = transactions): Promise<Outcome> => {
    try {
      const row = await on.run((tx) => makeMove(tx, announcementLifecycle, order(id, move)));
      return { won: row.status };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { code: error.code, state: error.state };
    }
  };

  it(`lets one of ${RACERS} who make the same move at once make it, and tells the others where the row stands`, async () => {
    const id = await announcement('published');
    const outcomes = await Promise.all(Array.from({ length: RACERS }, () => attempt(id, 'withdraw')));
    expect(outcomes.filter((each) => 'won' in each)).toEqual([{ won: 'withdrawn' }]);
    expect(outcomes.filter((each) => 'code' in each)).toEqual(
      Array.from({ length: RACERS - 1 }, () => ({ code: 'announcement_closed', state: 'withdrawn' })),
    );
    expect([await statusOf(id), await stepsOf(id)]).toEqual(['withdrawn', ['withdraw']]);
  });

  it('lets only chains of moves happen that the table allows, whoever comes when', async () => {
    const moves: readonly AnnouncementMove[] = ['pass', 'hold', 'publish', 'refuse', 'withdraw'];
    const ids = await Promise.all(Array.from({ length: 12 }, () => announcement('checking')));
    const tries = ids.flatMap((id) => Array.from({ length: 10 }, () => ({ id, move: random.pick(moves) })));
    const outcomes = await Promise.all(tries.map(({ id, move }) => attempt(id, move)));
    for (const id of ids) {
      const won = tries.filter((each, index) => each.id === id && 'won' in (outcomes[index] ?? {}));
      const steps = await stepsOf(id);
      expect([...steps].sort()).toEqual(won.map(({ move }) => move).sort());
      // A row's chain from `checking` visits no state twice, so that its steps say where it must have come to.
      expect(endsOf(steps)).toContain(await statusOf(id));
    }
  });

  it('makes a move from whichever of its states the row stands in', async () => {
    for (const status of announcementStatuses) {
      const id = await announcement(status);
      const to = destination(announcementMoves, status, 'withdraw');
      expect(await attempt(id, 'withdraw')).toEqual(
        to === undefined ? { code: 'announcement_closed', state: status } : { won: to },
      );
      expect(await stepsOf(id)).toEqual(to === undefined ? [] : ['withdraw']);
    }
  });

  it('answers for a row that is not there, and alike for one of which the conditions do not hold', async () => {
    const id = await announcement('published', 'neighbour');
    const failures = await Promise.allSettled(
      [order(randomUUID(), 'withdraw'), { ...order(id, 'withdraw'), where: { authorId: 'somebody' } }].map((each) =>
        transactions.run((tx) => makeMove(tx, announcementLifecycle, each)),
      ),
    );
    expect(failures.map((each) => each.status === 'rejected' && { ...(each.reason as Failure) })).toEqual(
      failures.map(() => expect.objectContaining({ code: 'announcement_not_found', field: 'id', state: undefined })),
    );
    expect([await statusOf(id), await stepsOf(id)]).toEqual(['published', []]);
  });

  it('keeps neither state nor step of a transaction that fails after the move', async () => {
    const id = await announcement('held');
    const failing = transactions.run(async (tx) => {
      await makeMove(tx, announcementLifecycle, order(id, 'publish'));
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect([await statusOf(id), await stepsOf(id)]).toEqual(['held', []]);
  });

  it('goes by where the row stands now, not by where it stood when the transaction began to read', async () => {
    const id = await announcement('held');
    let looked = 0;
    const late = transactions.run(async (tx) => {
      await tx.query('SELECT status FROM announcement WHERE id = ?', [id]);
      looked += 1;
      // On SQLite writers stand in a queue: there nobody can come between.
      if (database.engine === 'mariadb' && looked === 1)
        expect(await attempt(id, 'refuse', new Transactions(source, clock))).toEqual({ won: 'refused' });
      return makeMove(tx, announcementLifecycle, order(id, 'publish'));
    });
    if (database.engine === 'sqlite') return void (await late);
    await expect(late).rejects.toMatchObject({ code: 'announcement_closed', state: 'refused' });
    expect(await stepsOf(id)).toEqual(['refuse']);
  });

  it('writes down every call in vain, and of those that end it the first only', async () => {
    const id = await delivery();
    const call = (move: 'told' | 'wrong_number' | 'not_reached') =>
      transactions.run((tx) => tryMove(tx, deliveryLifecycle, { id, move, by: 'keeper', at: clock.now() }));
    const vain = await Promise.all(Array.from({ length: 5 }, () => call('not_reached')));
    expect(vain.map((row) => row?.closedAt)).toEqual(vain.map(() => null));
    const ended = await Promise.all(
      Array.from({ length: RACERS }, (_each, n) => call(n % 2 === 0 ? 'told' : 'wrong_number')),
    );
    expect(ended.filter((row) => row?.closedAt)).toHaveLength(1);
    expect(await call('not_reached')).toBeUndefined();
    const outcomes = await outcomesOf(id);
    expect(outcomes.filter((outcome) => outcome === 'not_reached')).toHaveLength(5);
    expect(outcomes).toHaveLength(6);
  });
});

/** Where these steps can have led from `checking`, each made once, in whatever order the table allows. */
function endsOf(steps: readonly AnnouncementMove[], from: AnnouncementStatus = 'checking'): AnnouncementStatus[] {
  if (steps.length === 0) return [from];
  return steps.flatMap((move, index) => {
    const to = destination(announcementMoves, from, move);
    return to === undefined ? [] : endsOf([...steps.slice(0, index), ...steps.slice(index + 1)], to);
  });
}
