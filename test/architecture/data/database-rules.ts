// Who may write, and how does the schema come about?
import ts from 'typescript';
import { kindOf } from '../feature-rules.js';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit, withoutEnding } from '../source.js';
import type { Source } from '../source.js';

const TRANSACTION = 'server/src/database/transaction.ts';
/** Ends what a failed one has left open on SQLite. */
const ONE_CONNECTION = 'server/src/database/one-connection.ts';

/** Calls of one of `names`, on whatever object. */
function callsOf(source: Source, names: readonly string[]): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    if (names.includes(node.expression.name.text)) found.push(`calls ${node.expression.getText(source.tree)}`);
  });
  return found;
}

/** Texts in the code, without comments. */
function textsIn(source: Source): string[] {
  const texts: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.push(node.text);
  });
  return texts;
}

function isServerCode(source: Source): boolean {
  return source.path.startsWith('server/src/') && !isSpec(source);
}

/** Where the work of a transaction is done: in services, commands, the database's own kernel and what the specs build on. */
function mayWrite(source: Source): boolean {
  return (
    ['service', 'command'].includes(kindOf(source.path)) || /^server\/src\/(?:database|testing)\//.test(source.path)
  );
}

function synchronised(source: Source): string[] {
  const found = callsOf(source, ['synchronize', 'dropDatabase']);
  visit(source.tree, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText(source.tree).replace(/['"]/g, '') !== 'synchronize') return;
    if (node.initializer.kind !== ts.SyntaxKind.FalseKeyword)
      found.push(`sets synchronize to ${node.initializer.getText(source.tree)}`);
  });
  return found;
}

/** Reads a feed or makes it ready, which takes seconds: done before a transaction begins, so that nobody waits for it. */
const READING_A_FEED = /(?:^|\.)(?:readFeed|unzipFeed|loadFiles|packFiles|withEdits|prepare)$/;

/** Calls of what `isMeant` in the functions that are handed to a transaction. */
function callsInTransactions(source: Source, isMeant: RegExp): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    if (
      !/transactions(?:\([^]*\))?$/i.test(node.expression.expression.getText(source.tree)) ||
      !['run', 'once'].includes(node.expression.name.text)
    )
      return;
    visit(node, (inner) => {
      if (ts.isCallExpression(inner) && isMeant.test(inner.expression.getText(source.tree)))
        found.push(`calls ${inner.expression.getText(source.tree)} inside a transaction`);
    });
  });
  return found;
}

/** What the decorators of `table-columns` say in one word. */
const LONG_COLUMN =
  /@(?:PrimaryColumn|PrimaryGeneratedColumn|JoinColumn|ManyToOne)\(|'(?:varchar|datetime|integer|boolean)'/g;

/** The one way to write, and the one source of the schema. */
export const databaseRules: readonly Rule[] = [
  fileRule(
    'only database/transaction.ts begins a transaction',
    (source) => {
      if (!isServerCode(source) || source.path === TRANSACTION || source.path === ONE_CONNECTION) return [];
      // What makes the schema is alone with it.
      if (source.path.startsWith('server/src/database/schema/')) return [];
      const sql = textsIn(source).filter((text) =>
        /^\s*(?:begin|start\s+transaction|savepoint|commit|rollback)\b/i.test(text),
      );
      return [
        ...callsOf(source, ['transaction', 'startTransaction', 'createQueryRunner']),
        ...sql.map((text) => `says "${text.trim()}"`),
      ];
    },
    {
      broken: [
        { 'server/src/network/network.service.ts': 'await this.dataSource.transaction(async (tx) => tx.save(a));' },
        {
          'server/src/network/network.service.ts':
            'const runner = dataSource.createQueryRunner(); await runner.startTransaction();',
        },
        { 'server/src/network/network.service.ts': "await dataSource.query('BEGIN IMMEDIATE');" },
      ],
      sound: [
        {
          'server/src/network/network.service.ts':
            "await this.transactions.run(async (tx) => tx.insert(A, a)); log('beginning');",
        },
      ],
    },
  ),
  fileRule(
    'rows are inserted by insertRow, insertRows or insertOnce, which do not read them back',
    (source) =>
      isServerCode(source) && !source.path.startsWith('server/src/database/')
        ? [...source.text.matchAll(/\b(?:tx|manager)\.(?:insert|save|upsert)\(/g)].map(([what]) => `says ${what}`)
        : [],
    {
      broken: [
        { 'server/src/network/a.service.ts': 'await tx.insert(PointEntity, row);' },
        { 'server/src/network/a.service.ts': 'await this.dataSource.manager.save(row);' },
      ],
      sound: [
        { 'server/src/network/a.service.ts': 'await insertRow(tx, PointEntity, row);' },
        { 'server/src/database/insert-rows.ts': 'await tx.insert(table, row);' },
      ],
    },
  ),
  fileRule(
    'only services and commands are handed the transactions',
    (source) =>
      isServerCode(source) && !mayWrite(source)
        ? source.imports
            .filter(({ target, typesOnly }) => target === withoutEnding(TRANSACTION) && !typesOnly)
            .map(({ specifier }) => `imports ${specifier}`)
        : [],
    {
      broken: [
        { 'server/src/network/network.controller.ts': "import { Transactions } from '../database/transaction.js';" },
        { 'server/src/network/network-rows.ts': "import { Transactions } from '../database/transaction.js';" },
      ],
      sound: [
        { 'server/src/network/network.service.ts': "import { Transactions } from '../database/transaction.js';" },
      ],
    },
  ),
  fileRule(
    'an entity says what its columns are in the words of table-columns',
    (source) =>
      source.path.startsWith('server/src/') && kindOf(source.path) === 'entity'
        ? [...source.text.matchAll(LONG_COLUMN)].map(([what]) => `says ${what}`)
        : [],
    {
      broken: [
        { 'server/src/network/a.entity.ts': "@PrimaryColumn({ type: 'varchar', length: 36 })\nid!: string;" },
        { 'server/src/network/a.entity.ts': "@Column({ type: 'datetime', precision: 3 })\nat!: Date;" },
      ],
      sound: [
        { 'server/src/network/a.entity.ts': "@Id()\nid!: string;\n@Column({ type: 'double' })\nlatitude!: number;" },
      ],
    },
  ),
  fileRule(
    'a feed is read before a transaction begins, never inside one',
    (source) => (isServerCode(source) ? callsInTransactions(source, READING_A_FEED) : []),
    {
      broken: [
        {
          'server/src/a.service.ts':
            'await this.transactions.run(async (tx) => storeFeed(tx, await readFeed(await loadFiles(tx, id))));',
        },
        {
          'server/src/a.service.ts':
            'await this.transactions.once(command, async (tx) => { const next = await this.current.withEdits(edits); });',
        },
        {
          'server/src/timetable/a.command.ts':
            'await new Transactions(source, clock).run(async (tx) => packFiles(files));',
        },
      ],
      sound: [
        {
          'server/src/a.service.ts':
            'const { feed } = await readFeed(files); await this.transactions.run(async (tx) => holdBasis(tx, basis));',
        },
      ],
    },
  ),
  fileRule('the schema is what the migrations make: nothing synchronises or drops it', synchronised, {
    broken: [
      { 'server/src/a.ts': 'export const options = { synchronize: true };' },
      { 'server/src/a.ts': "export const options = { 'synchronize': isTest };" },
      { 'test/a.spec.ts': 'await dataSource.synchronize();' },
    ],
    sound: [{ 'server/src/a.ts': 'export const options = { synchronize: false };' }],
  }),
];
