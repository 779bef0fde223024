// What happens while a transaction is open, and does anything write outside of one?
import ts from 'typescript';
import { callGraph } from './call-graph.js';
import type { Called, CallGraph, Deed } from './call-graph.js';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

/** Whoever is asked here, or by a type that is declared here, may take seconds to answer, or never does. */
const OUTSIDE =
  /^(?:node:(?:fs|fs\/promises|http|https|net|tls|dns|child_process|timers|worker_threads)|aws4fetch|undici|axios|server\/src\/wechat\/.+|server\/src\/pictures\/(?:object-store|incoming-folder))$/;

/** True when a call leaves the process. */
function isOutside({ text, from, deeds }: Called): boolean {
  if (/^(?:globalThis\.)?(?:fetch|setTimeout|setInterval)$/.test(text)) return true;
  // What is ours and known is followed, down to what leaves the process or does not.
  return deeds.length === 0 && from !== undefined && OUTSIDE.test(from);
}

/** True for `this.transactions.run(…)`, `new Transactions(…).once(…)`. */
function beginsTransaction({ text }: Called): boolean {
  return /transactions(?:\([^]*\))?\.(?:run|once)$/i.test(text);
}

/** The work that is handed to a transaction or to a listener inside of one. */
function handedWork(call: Called): ts.Node | undefined {
  const { arguments: words = [] } = call.node;
  if (beginsTransaction(call)) return words.at(-1);
  return /(?:^|\.)listeners\.inside$/.test(call.text) ? words[2] : undefined;
}

/** Functions that run in somebody's transaction: they are handed its manager, by the name of `tx`. */
function takesTransaction({ node }: Deed): boolean {
  return (
    ts.isFunctionLike(node) && node.parameters.some(({ name, type }) => name.getText() === 'tx' && type !== undefined)
  );
}

/** What fills an empty database: nobody waits for its transaction, and it reads files that lie beside the code. */
const SEEDS = /\/seed(?:ing)?(?:\/|-)|\.seed\.ts$/;

/** Every piece of work that runs in a transaction. */
function worksOf(graph: CallGraph): Deed[] {
  const works: Deed[] = [];
  for (const deed of graph.deeds.values()) {
    if (SEEDS.test(deed.source.path)) continue;
    if (takesTransaction(deed)) works.push(deed);
    for (const call of graph.callsOf(deed)) {
      const work = handedWork(call);
      if (work === undefined) continue;
      // A method that is handed over by name is called as one that is called.
      const named = ts.isPropertyAccessExpression(work) || ts.isIdentifier(work) ? work : undefined;
      const method = named?.getText(deed.source.tree).replace(/^this\./, '') ?? '';
      const own = graph.deeds.get(`${deed.name.replace(/[.#][^.#]*$/, '')}.${method}`);
      works.push(own ?? { ...deed, node: work });
    }
  }
  return works;
}

/** The ways by which work reaches what `isMeant`, as far as its calls can be followed. */
function waysTo(graph: CallGraph, isMeant: (call: Called) => boolean): (deed: Deed) => string | undefined {
  const known = new Map<ts.Node, string | undefined>();
  const way = (deed: Deed): string | undefined => {
    if (known.has(deed.node)) return known.get(deed.node);
    known.set(deed.node, undefined);
    for (const call of graph.callsOf(deed)) {
      const further = isMeant(call)
        ? call.text
        : call.deeds
            .flatMap((name) => graph.deeds.get(name) ?? [])
            .map(way)
            .find((each) => each !== undefined);
      if (further === undefined) continue;
      known.set(deed.node, isMeant(call) ? call.text : `${call.text} → ${further}`);
      break;
    }
    return known.get(deed.node);
  };
  return way;
}

function reaching(sources: readonly Source[], isMeant: (call: Called) => boolean): string[] {
  const graph = callGraph(sources);
  const way = waysTo(graph, isMeant);
  const found = worksOf(graph).flatMap((work) => {
    const reached = way(work);
    return reached === undefined
      ? []
      : [`${work.source.path}: a transaction in ${work.name.split('#')[1] ?? ''} reaches ${reached}`];
  });
  return [...new Set(found)];
}

const WRITES = /^(?:insert|save|update|delete|upsert|remove|increment|decrement|softDelete|softRemove|clear)$/;
const WRITING_SQL = /^\s*(?:insert|update|delete|replace|merge|truncate|drop|alter|create|lock)\b/i;

/** What a chain of calls and dots begins with: `tx` of `tx.createQueryBuilder().update(A)`. */
function rootOf(node: ts.Expression): ts.Expression {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return rootOf(node.expression.expression);
  return ts.isPropertyAccessExpression(node) && /^(?:manager|queryRunner)$/.test(node.name.text)
    ? rootOf(node.expression)
    : node;
}

/** Something to talk to the database by that is nobody's transaction. */
function isOpenHand(text: string): boolean {
  return /(?:^|\.)(?:dataSource|source|manager|db|database|reader|connection|\w*[rR]epository|runner)$/.test(text);
}

/** What a file writes by another hand than the one that a transaction gives it. */
function writesOutside(source: Source): string[] {
  const found: string[] = [];
  const sqlInFile: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) sqlInFile.push(node.text);
  });
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const method = node.expression.name.text;
    const root = rootOf(node.expression.expression).getText(source.tree);
    const { expression: hand } = node.expression;
    const isHand = isOpenHand(root) || isOpenHand(hand.getText(source.tree));
    if (root === 'tx' || !isHand) return;
    if (WRITES.test(method)) found.push(`writes by ${root}.${method}`);
    const [sql] = node.arguments;
    if (method !== 'query' || !sql) return;
    const said = ts.isStringLiteralLike(sql) ? [sql.text] : ts.isTemplateExpression(sql) ? [sql.head.text] : sqlInFile;
    if (said.some((text) => WRITING_SQL.test(text))) found.push(`writes by ${root}.query`);
  });
  return found;
}

/** Where another hand is passed as the transaction, or taken for one. */
function falseTransactions(sources: readonly Source[]): string[] {
  const graph = callGraph(sources);
  const found: string[] = [];
  for (const deed of graph.deeds.values()) {
    for (const { node, deeds, text } of graph.callsOf(deed)) {
      const callee = deeds.map((name) => graph.deeds.get(name)?.node).find((each) => each && ts.isFunctionLike(each));
      if (!callee || !ts.isFunctionLike(callee)) continue;
      const at = callee.parameters.findIndex(({ name }) => name.getText() === 'tx');
      const given = at < 0 ? undefined : node.arguments?.[at];
      if (given && given.getText(deed.source.tree) !== 'tx')
        found.push(`${deed.source.path}: ${text} is handed ${given.getText(deed.source.tree)} as its transaction`);
    }
  }
  for (const source of sources.filter(isServed))
    visit(source.tree, (node) => {
      if (ts.isVariableDeclaration(node) && node.name.getText(source.tree) === 'tx')
        found.push(`${source.path}: makes itself a transaction`);
    });
  return [...new Set(found)];
}

/** The schema is made by a runner of its own before anybody is served, and specs build what they like. */
function isServed(source: Source): boolean {
  return (
    source.path.startsWith('server/src/') &&
    !isSpec(source) &&
    !/^server\/src\/(?:testing|database\/(?:migrations|schema))\//.test(source.path)
  );
}

const PARCELS = {
  'server/src/parcels/parcels.service.ts': `import { CarrierClient } from './carrier-client.js';
class Parcels {
  constructor(private readonly transactions: Transactions, private readonly carrier: CarrierClient) {}
  async hand(): Promise<void> { await this.transactions.run(async (tx) => { await tx.insert(A, {}); await this.tell(); }); }
  private async tell(): Promise<void> { await this.carrier.send(); }
}`,
};
const carrier = (send: string): Record<string, string> => ({
  ...PARCELS,
  'server/src/parcels/carrier-client.ts': `import { readFile } from 'node:fs/promises';\nexport class CarrierClient { async send(): Promise<void> { ${send} } }`,
});

/** What is open is short, and what writes is open. */
export const transactionRules: readonly Rule[] = [
  {
    title: 'nothing that a transaction reaches calls to the outside, reads the disk or waits',
    breaches: (sources) => reaching(sources, isOutside),
    broken: [
      carrier("await fetch('https://example.org');"),
      carrier("await readFile('/tmp/a');"),
      {
        'server/src/a.service.ts':
          "async function a(): Promise<void> { await this.transactions.run(async (tx) => { await tx.insert(A, a); await fetch('https://example.org'); }); }",
      },
      {
        'server/src/notices/a.service.ts': `import type { WechatMessages } from '../wechat/wechat-messages.js';
class A {
  constructor(private readonly wechat: WechatMessages) {}
  onModuleInit(): void { this.listeners.inside(paused, 'notices.tell', (event, tx) => this.tell(tx)); }
  private async tell(): Promise<void> { await this.wechat.send(); }
}`,
      },
      {
        'server/src/pictures/a-rows.ts': `import type { ObjectStore } from './object-store.js';
export async function keep(tx: EntityManager, store: ObjectStore): Promise<void> { await store.put('a'); }`,
      },
      {
        'server/src/parcels/a-rows.ts': `import { setTimeout as pause } from 'node:timers/promises';
export async function keep(tx: EntityManager): Promise<void> { await pause(100); }`,
      },
    ],
    sound: [
      carrier('return;'),
      {
        'server/src/a.service.ts':
          "class A { async a(): Promise<void> { await this.transactions.run(async (tx) => tx.insert(A, a)); await fetch('https://example.org'); } }",
      },
    ],
  },
  {
    title: 'no transaction begins another',
    breaches: (sources) => reaching(sources, beginsTransaction),
    broken: [
      {
        'server/src/a.service.ts': `class A {
  async a(): Promise<void> { await this.transactions.once(command, (tx) => this.b(tx)); }
  private async b(): Promise<void> { await this.transactions.run(async (tx) => tx.insert(A, {})); }
}`,
      },
    ],
    sound: [
      {
        'server/src/a.service.ts':
          'class A { async a(): Promise<void> { await this.transactions.run(b); await this.transactions.run(c); } }',
      },
    ],
  },
  fileRule(
    'what writes is handed the transaction, by the name of tx',
    (source) => (isServed(source) ? writesOutside(source) : []),
    {
      broken: [
        { 'server/src/network/a.service.ts': 'await this.dataSource.manager.insert(PointEntity, row);' },
        { 'server/src/network/a.service.ts': 'await dataSource.getRepository(PointEntity).save(row);' },
        { 'server/src/network/a.service.ts': 'await this.pointRepository.update({ id }, row);' },
        {
          'server/src/network/a.service.ts':
            "await this.dataSource.query('UPDATE service_point SET name = ?', [name]);",
        },
        { 'server/src/network/a.service.ts': "const sql = 'DELETE FROM notice';\nawait this.dataSource.query(sql);" },
        {
          'server/src/network/a.service.ts':
            'await this.dataSource.manager.createQueryBuilder().update(PointEntity).set(row).execute();',
        },
        {
          'server/src/network/a-rows.ts': 'export const a = (db: EntityManager) => db.increment(A, { id }, "left", 1);',
        },
      ],
      sound: [
        { 'server/src/network/a.service.ts': 'await tx.insert(PointEntity, row); this.kept.delete(key);' },
        { 'server/src/network/a.service.ts': 'await tx.createQueryBuilder().update(PointEntity).set(row).execute();' },
        { 'server/src/network/a.service.ts': "await this.dataSource.query('SELECT 1'); await db.find(PointEntity);" },
      ],
    },
  ),
  {
    title: 'only transactions are handed on as tx',
    breaches: falseTransactions,
    broken: [
      {
        'server/src/network/a-rows.ts': `export async function keep(tx: EntityManager): Promise<void> { await tx.insert(A, {}); }
export async function all(dataSource: DataSource): Promise<void> { await keep(dataSource.manager); }`,
      },
      { 'server/src/network/a.service.ts': 'const tx = this.dataSource.manager;\nawait tx.insert(A, {});' },
    ],
    sound: [
      {
        'server/src/network/a-rows.ts': `export async function keep(tx: EntityManager): Promise<void> { await tx.insert(A, {}); }
export async function all(tx: EntityManager): Promise<void> { await keep(tx); }`,
      },
    ],
  },
];
