// Does every part of the server bring what is its own, so that nobody has to add it to a list in the middle?
import ts from 'typescript';
import { homeOf, kindOf } from './feature-rules.js';
import type { Kind } from './feature-rules.js';
import type { Rule } from './rule.js';
import { isSpec, visit, withoutEnding } from './source.js';
import type { Source } from './source.js';

/** The list of the parts: the only one. */
const PARTS = 'server/src/app.features.ts';
const MIGRATION = /^server\/src\/database\/migrations\/\d{13}-[^.]+\.ts$/;

/** What is brought, and by which kinds of file of the same home. */
const BROUGHT_BY: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  tables: ['feature', 'part'],
  seed: ['feature', 'part', 'seed'],
  command: ['feature', 'part'],
  module: ['feature', 'part'],
};

function serverCode(sources: readonly Source[]): Source[] {
  return sources.filter((source) => source.path.startsWith('server/src/') && !isSpec(source));
}

/** Names of the classes of a file for which `isMeant` is true. */
function classesOf(source: Source, isMeant: (node: ts.ClassDeclaration) => boolean): string[] {
  const names: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isClassDeclaration(node) && node.name && isMeant(node)) names.push(node.name.text);
  });
  return names;
}

function isTable(node: ts.ClassDeclaration): boolean {
  return (ts.getDecorators(node) ?? []).some(({ expression }) => /^Entity\(/.test(expression.getText()));
}

/** What stands in a list of this name in a file of tables. */
function listed(source: Source, name: 'entities' | 'migrations'): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText(source.tree) === name &&
      ts.isArrayLiteralExpression(node.initializer)
    )
      found.push(...node.initializer.elements.map((each) => each.getText(source.tree)));
  });
  return found;
}

function homelessTables(sources: readonly Source[]): string[] {
  const code = serverCode(sources);
  const lists = code.filter(({ path }) => kindOf(path) === 'tables');
  return code.flatMap((source) => {
    const own = lists.filter(({ path }) => homeOf(path) === homeOf(source.path));
    const entities = own.flatMap((each) => listed(each, 'entities'));
    const migrations = lists.flatMap((each) => listed(each, 'migrations'));
    return [
      ...classesOf(source, isTable).filter((name) => !entities.includes(name)),
      ...(MIGRATION.test(source.path) ? classesOf(source, (node) => /\d{13}$/.test(node.name?.text ?? '')) : []).filter(
        (name) => migrations.filter((each) => each === name).length !== 1,
      ),
    ].map((name) => `${source.path}: ${name} does not stand in the tables of one part`);
  });
}

function unbrought(sources: readonly Source[]): string[] {
  const code = serverCode(sources);
  const parts = code.find(({ path }) => path === PARTS)?.imports.map(({ target }) => target) ?? [];
  return code.flatMap(({ path }) => {
    const kind = kindOf(path);
    const self = withoutEnding(path);
    if (kind === 'feature' || kind === 'part') return parts.includes(self) ? [] : [`${path}: is not one of the parts`];
    const bringers = BROUGHT_BY[kind];
    const isBrought = code.some(
      (other) =>
        bringers?.includes(kindOf(other.path)) === true &&
        homeOf(other.path) === homeOf(path) &&
        other.imports.some(({ target, typesOnly }) => target === self && !typesOnly),
    );
    // What the kernel consists of is wired where the server is put together.
    const wired =
      kind === 'module' && !code.some((each) => kindOf(each.path) === 'feature' && homeOf(each.path) === homeOf(path));
    return bringers === undefined || isBrought || wired ? [] : [`${path}: no part brings it`];
  });
}

/** A part brings its tables, migrations, seeds and commands itself. */
export const partRules: readonly Rule[] = [
  {
    title: 'every entity stands in the tables of its own part, and every migration in those of one',
    breaches: homelessTables,
    broken: [
      {
        'server/src/network/pier.entity.ts': "@Entity('pier')\nexport class PierEntity {}",
        'server/src/network/network.tables.ts': 'export const networkTables = { entities: [], migrations: [] };',
      },
      {
        'server/src/network/pier.entity.ts': "@Entity('pier')\nexport class PierEntity {}",
        'server/src/timetable/timetable.tables.ts': 'export const timetableTables = { entities: [PierEntity] };',
      },
      { 'server/src/database/migrations/1764000000099-piers.ts': 'export class Piers1764000000099 {}' },
      {
        'server/src/database/migrations/1764000000099-piers.ts': 'export class Piers1764000000099 {}',
        'server/src/network/network.tables.ts': 'export const networkTables = { migrations: [Piers1764000000099] };',
        'server/src/timetable/timetable.tables.ts': 'export const tables = { migrations: [Piers1764000000099] };',
      },
    ],
    sound: [
      {
        'server/src/network/pier.entity.ts': "@Entity('pier')\nexport class PierEntity {}",
        'server/src/database/migrations/1764000000099-piers.ts': 'export class Piers1764000000099 {}',
        'server/src/network/network.tables.ts':
          'export const networkTables = { entities: [PierEntity], migrations: [Piers1764000000099] };',
        'server/src/network/network.feature.ts': "import { networkTables } from './network.tables.js';",
      },
    ],
  },
  {
    title:
      'tables, seeds, commands and modules are brought by their own part, and every part stands in the list of parts',
    breaches: unbrought,
    broken: [
      {
        [PARTS]: "import { network } from './network/network.feature.js';",
        'server/src/network/network.feature.ts': '',
        'server/src/network/piers/close-pier.command.ts': '',
      },
      { 'server/src/network/network.seed.ts': '' },
      { 'server/src/network/network.tables.ts': '' },
      { 'server/src/network/network.feature.ts': '' },
      { [PARTS]: "import { ferries } from './ferries/ferries.part.js';", 'server/src/wechat/wechat.part.ts': '' },
      {
        [PARTS]: "import { network } from './network/network.feature.js';",
        'server/src/network/network.feature.ts': '',
        'server/src/network/network.module.ts': '',
      },
    ],
    sound: [
      {
        [PARTS]: "import { network } from './network/network.feature.js';",
        'server/src/network/network.feature.ts':
          "import('./piers/close-pier.command.js'); import('./network.seed.js'); import('./network.module.js');",
        'server/src/network/network.seed.ts': "import { pierSeed } from './piers/pier.seed.js';",
        'server/src/network/piers/pier.seed.ts': '',
        'server/src/network/piers/close-pier.command.ts': '',
        'server/src/network/network.module.ts': '',
        'server/src/http/http.module.ts': '',
      },
    ],
  },
];
