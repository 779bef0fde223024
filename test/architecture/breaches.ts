// What would somebody in a hurry write, and which rule would say no?
//
// Each lies, for as long as the spec runs, among the house's own files: a rule that no longer sees it there has
// gone blind. The rules' own examples prove the same in a house that is empty.
import type { Breach } from './breach.js';

const SAVES_BY_ITSELF = 'what writes is handed the transaction, by the name of tx';
const OPEN_TRANSACTION = 'nothing that a transaction reaches calls to the outside, reads the disk or waits';
const FOREIGN_TABLE = 'a feature names no table of another, in SQL or otherwise';
const BELOW = 'what stands below the features knows none of them: the kernel of the server, core and ui in the miniapp';
const ONE_CALL = 'a method of a controller is one call of a service, with what was asked';
const LOGGED = 'nothing about a person is told to the log';
const COLUMN = 'every column says what it holds, how long that is, and whether it may be missing, as its type does';

const service = (name: string, body: string, imports = ''): string => `// Why?
${imports}export class ${name} {
  constructor(private readonly transactions: Transactions, private readonly other: ${name}Client) {}
  ${body}
}
`;

/** Where a call leaves the process although a transaction is open, and what writes without one. */
const OF_DATA: readonly Breach[] = [
  {
    what: 'a message sent while its transaction is open, two methods further down',
    path: 'server/src/notices/sending/breach-a.service.ts',
    text: service(
      'Sends',
      `async tell(): Promise<void> { await this.transactions.run(async (tx) => { await tx.insert(A, {}); await this.first(); }); }
  private async first(): Promise<void> { await this.second(); }
  private async second(): Promise<void> { await this.other.send('a'); }`,
      "import type { WechatMessages as SendsClient } from '../../wechat/wechat-stand.js';\n",
    ),
    caughtBy: OPEN_TRANSACTION,
  },
  {
    what: 'a picture put into the bucket by a function that was handed the transaction',
    path: 'server/src/pictures/breach-rows.ts',
    text: "// Why?\nimport type { ObjectStore } from './object-store.js';\nexport async function keep(tx: EntityManager, store: ObjectStore): Promise<void> { await store.put('a'); }",
    caughtBy: OPEN_TRANSACTION,
  },
  {
    what: 'a file read inside',
    path: 'server/src/accounts/privacy/breach-b.service.ts',
    text: service(
      'Reads',
      'async a(): Promise<void> { await this.transactions.once(command, (tx) => this.b(tx)); }\n  private async b(tx: EntityManager): Promise<void> { await tx.insert(A, { text: await readFile("a") }); }',
      "import { readFile } from 'node:fs/promises';\n",
    ),
    caughtBy: OPEN_TRANSACTION,
  },
  {
    what: 'a listener inside a transaction that asks somebody by HTTP',
    path: 'server/src/timetable/notifying/breach-c.service.ts',
    text: service(
      'Hears',
      "onModuleInit(): void { this.listeners.inside(tripCancelled, 'timetable.breach', (event, tx) => this.tell(event, tx)); }\n  private async tell(): Promise<void> { await fetch('https://example.org'); }",
    ),
    caughtBy: OPEN_TRANSACTION,
  },
  {
    what: 'a transaction begun inside another',
    path: 'server/src/network/breach-d.service.ts',
    text: service(
      'Nests',
      'async a(): Promise<void> { await this.transactions.run((tx) => this.b(tx)); }\n  async b(tx: EntityManager): Promise<void> { await this.transactions.run((again) => again.insert(A, {})); }',
    ),
    caughtBy: 'no transaction begins another',
  },
  {
    what: 'a row saved by a repository',
    path: 'server/src/network/breach-e.service.ts',
    text: '// Why?\nawait dataSource.getRepository(PointEntity).save(row);',
    caughtBy: SAVES_BY_ITSELF,
  },
  {
    what: 'an UPDATE by the open connection',
    path: 'server/src/network/breach-f.service.ts',
    text: "// Why?\nawait this.dataSource.query('UPDATE service_point SET name = ? WHERE id = ?', [name, id]);",
    caughtBy: SAVES_BY_ITSELF,
  },
  {
    what: 'rows deleted by the manager outside of a transaction',
    path: 'server/src/accounts/privacy/breach-g.service.ts',
    text: '// Why?\nawait this.dataSource.manager.delete(SessionEntity, { accountId });',
    caughtBy: SAVES_BY_ITSELF,
  },
  {
    what: 'the open manager handed on as a transaction',
    path: 'server/src/network/breach-rows.ts',
    text: "// Why?\nimport { insertOnce } from '../database/insert-once.js';\nexport const a = async (source: DataSource): Promise<boolean> => insertOnce(source.manager, PointEntity, {});",
    caughtBy: 'only transactions are handed on as tx',
  },
  {
    what: "another feature's table in SQL",
    path: 'server/src/timetable/boards/breach-h.service.ts',
    text: "// Why?\nawait db.query('SELECT phone_hash FROM account WHERE id = ?', [id]);",
    caughtBy: FOREIGN_TABLE,
  },
  {
    what: "another feature's table in a query builder",
    path: 'server/src/notices/inbox/breach-rows.ts',
    text: "// Why?\nexport const a = (query: Query) => query.leftJoin('service_point', 'point', 'point.id = row.point_id');",
    caughtBy: FOREIGN_TABLE,
  },
  {
    what: "another feature's entity",
    path: 'server/src/timetable/boards/breach-i.service.ts',
    text: "// Why?\nimport { PointEntity } from '../../network/network.entity.js';",
    caughtBy: 'the tables are known to their own feature and to what specs build on only',
  },
  {
    what: 'a column that may be null in its type only',
    path: 'server/src/network/breach-j.entity.ts',
    text: "// Why?\n@Entity('breach')\nexport class BreachEntity { @Words(16) state!: PointState | null; }",
    caughtBy: COLUMN,
  },
  {
    what: 'a word of a list in a column without a length',
    path: 'server/src/network/breach-k.entity.ts',
    text: "// Why?\n@Entity('breach')\nexport class BreachEntity { @Column({ type: 'text' }) state!: PointState; }",
    caughtBy: COLUMN,
  },
];

/** Arrows that point the wrong way, and doors that think. */
const OF_STRUCTURE: readonly Breach[] = [
  {
    what: 'the database that knows a feature',
    path: 'server/src/database/breach-a.ts',
    text: "// Why?\nimport { NoticesService } from '../notices/notices.service.js';",
    caughtBy: BELOW,
  },
  {
    what: 'a widget that knows a feature',
    path: 'miniapp/src/ui/cards/breach-b.tsx',
    text: "// Why?\nimport { useBoard } from '../../timetable/departures/use-board';",
    caughtBy: BELOW,
  },
  {
    what: 'a widget that asks the server',
    path: 'miniapp/src/ui/cards/breach-c.tsx',
    text: "// Why?\nimport { call } from '../../core/call';",
    caughtBy: 'what draws asks the server nothing: ui is handed answers, and what to do, by whoever uses it',
  },
  {
    what: 'the kernel of shared that knows a feature',
    path: 'shared/src/breach-d.ts',
    text: "// Why?\nimport type { Board } from './timetable/board.js';",
    caughtBy: 'a feature of shared imports only the kernel beside it and features to its left; the kernel imports none',
  },
  {
    what: 'a feature that reaches to its right',
    path: 'server/src/network/breach-e.ts',
    text: "// Why?\nimport type { Feed } from '../timetable/feed/feed.js';",
    caughtBy:
      'a feature of the server imports only features to its left, and only their service and events (a module: their module)',
  },
  {
    what: 'a controller that decides',
    path: 'server/src/network/breach-f.controller.ts',
    text: '// Why?\n@Controller()\nexport class A { @Endpoint(networkApi.areas) areas(@Input() ask: Dto) { if (ask.code) return this.a.one(ask); return this.a.all(); } }',
    caughtBy: ONE_CALL,
  },
  {
    what: 'a controller that asks the database',
    path: 'server/src/network/breach-g.controller.ts',
    text: "// Why?\nimport { DataSource } from 'typeorm';",
    caughtBy: 'a controller knows no database',
  },
  {
    what: 'a write without an idempotency key',
    path: 'server/src/network/breach-h.controller.ts',
    text: '// Why?\n@Controller()\nexport class A { @Endpoint(pausesApi.pause) pause(@Input() ask: Dto) { return this.a.pause(ask); } }',
    caughtBy: 'every endpoint that changes something takes an idempotency key',
  },
  {
    what: 'an endpoint that says itself who may call it',
    path: 'shared/src/network/breach-i.ts',
    text: "// Why?\nexport const a = endpoint('GET', '/api/a', { access: ['keeper'], summary: 'A' });",
    caughtBy: 'an endpoint is open to everybody, to whoever has an account, or to the roles of a rule',
  },
  {
    what: 'a field that comes in unchecked',
    path: 'server/src/network/breach-j.dto.ts',
    text: '// Why?\nexport class BreachDto { @IsOptional() note?: string; }',
    caughtBy: 'every field of a DTO is checked',
  },
];

/** What the text of a file gives away. */
const OF_WRITING: readonly Breach[] = [
  {
    what: 'a position converted on the phone',
    path: 'miniapp/src/network/nearest/breach-a.ts',
    text: "// Why?\nimport gcoord from 'gcoord';",
    caughtBy: 'positions are converted in server/src/coordinates.ts and nowhere else',
  },
  {
    what: 'a time of the machine’s own',
    path: 'server/src/network/breach-l.service.ts',
    text: '// Why?\nexport const opened = (at: Date): boolean => new Date() > at;',
    caughtBy: 'the time comes from the clock that is handed in, and nothing is left to chance',
  },
  {
    what: 'an hour in the machine’s own zone',
    path: 'shared/src/timetable/breach-m.ts',
    text: '// Why?\nexport const hour = (at: Date): number => at.getHours();',
    caughtBy: 'times are the county’s, never those of the machine’s own zone and language',
  },
  {
    what: 'half a fen',
    path: 'shared/src/timetable/breach-n.ts',
    text: '// Why?\nexport const half = (fareFen: number): number => fareFen / 2;',
    caughtBy: 'money stays whole: what divides it rounds at once',
  },
  {
    what: 'a timer that nobody ends',
    path: 'server/src/notices/sending/breach-o.service.ts',
    text: '// Why?\nsetInterval(() => void round(), 60_000);',
    caughtBy: 'what goes on by itself can be ended',
  },
  {
    what: 'a phone number in the log',
    path: 'server/src/accounts/household/breach-p.service.ts',
    text: "// Why?\nthis.logger.warn({ phone: person.phone }, 'not reached');",
    caughtBy: LOGGED,
  },
  {
    what: 'a whole question in the log',
    path: 'server/src/accounts/household/breach-q.service.ts',
    text: "// Why?\nthis.logger.error({ ask }, 'could not be kept');",
    caughtBy: LOGGED,
  },
  {
    what: 'a sentence in the middle of a service',
    path: 'server/src/network/breach-r.service.ts',
    text: "// Why?\nexport function a(open: boolean): string { return open ? '开门' : '关门'; }",
    caughtBy: 'what people read is said in the files for it, on the server too',
  },
  {
    what: 'a button in English',
    path: 'miniapp/src/home/breach-s.tsx',
    text: '// Why?\nexport const A = () => <Button word="Call now" />;',
    caughtBy: 'screens speak Chinese',
  },
  {
    what: 'a test that cannot fail',
    path: 'test/stories/network/breach-t.api.spec.ts',
    text: "// Why?\nit('is asked', async () => { await client.call(networkApi.areas, {}); });",
    caughtBy: 'every test can fail',
  },
  {
    what: 'a test that is left out',
    path: 'test/stories/network/breach-u.api.spec.ts',
    text: "// Why?\nit.skip('is asked', () => { expect(a).toBe(b); });",
    caughtBy: 'no test is left out or run alone',
  },
  {
    what: 'an expectation of how fast the machine is',
    path: 'test/stories/network/breach-v.api.spec.ts',
    text: "// Why?\nit('is quick', () => { expect(performance.now() - began).toBeLessThan(100); });",
    caughtBy: 'an expectation is of something that may change, and not of how fast the machine is',
  },
  {
    what: 'a grey of its own',
    path: 'miniapp/src/home/breach-w.scss',
    text: '// Why?\n.home { color: #999; }',
    caughtBy: 'colours are those of the tokens',
  },
  {
    what: 'small print',
    path: 'miniapp/src/home/breach-x.scss',
    text: '// Why?\n.home { font-size: 12px; }',
    caughtBy: 'letters have the sizes of the tokens',
  },
  {
    what: 'something to tap that is as large as it happens to be',
    path: 'miniapp/src/home/breach-y.tsx',
    text: '// Why?\nexport const A = () => <View onClick={go}><Text>走</Text></View>;',
    caughtBy: 'what is tapped is a Pressable, and as large as the token says',
  },
];

/** Every breach, with the title of the rule that has to notice it. */
export const breaches: readonly Breach[] = [...OF_DATA, ...OF_STRUCTURE, ...OF_WRITING];
