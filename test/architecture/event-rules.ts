// Who says what happened, who hears of it, and are these the same events?
import { posix } from 'node:path';
import ts from 'typescript';
import { features } from './feature-rules.js';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { visit, withoutEnding } from './source.js';
import type { Source } from './source.js';

/** An event of the house: its name in the database, and the files that say and hear it. */
export interface DrawnEvent {
  readonly topic: string;
  /** Where it is declared. */
  readonly path: string;
  readonly saidBy: readonly string[];
  /** Each with the name that stands in the receipts. */
  readonly heardBy: readonly string[];
}

const APPENDING: readonly string[] = ['appendToOutbox', 'appendAllToOutbox'];
const HEARING: readonly string[] = ['inside', 'outside'];
const EVENTS_FILE = /^server\/src\/(\w+)\/(\w+)\.events$/;

/** The name of the function or method that is called. */
function calledIn(node: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(node.expression)) return node.expression.name.text;
  return ts.isIdentifier(node.expression) ? node.expression.text : '';
}

function isDeclaration(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'topic';
}

/** Code of the server that runs: what specs say to one another is theirs. */
function isServed({ path }: Source): boolean {
  return path.startsWith('server/src/') && !/\.spec\.ts$|^server\/src\/testing\//.test(path);
}

/** The topics that a file declares, by the name of their value. */
function topicsIn(source: Source): Map<string, string> {
  const topics = new Map<string, string>();
  visit(source.tree, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
    const { initializer } = node;
    const first = initializer && isDeclaration(initializer) ? initializer.arguments[0] : undefined;
    if (first) topics.set(node.name.text, ts.isStringLiteral(first) ? first.text : first.getText(source.tree));
  });
  return topics;
}

/** The topics that a file imports, by the name that they have in it. */
function topicsAt(source: Source, declared: ReadonlyMap<string, ReadonlyMap<string, string>>): Map<string, string> {
  const here = new Map<string, string>();
  visit(source.tree, (node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
    const { text } = node.moduleSpecifier;
    const target = withoutEnding(posix.join(posix.dirname(source.path), text));
    const bindings = node.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return;
    for (const { name, propertyName } of bindings.elements) {
      const topic = declared.get(target)?.get((propertyName ?? name).text);
      if (topic !== undefined) here.set(name.text, topic);
    }
  });
  return here;
}

/** What a file says and hears: a topic is heard where it is listened to, and said wherever else a file that appends has it. */
function usesIn(source: Source, topics: ReadonlyMap<string, string>) {
  const said = new Set<string>();
  const heard = new Map<string, string>();
  const listenedTo = new Set<ts.Node>();
  let appends = false;
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    appends ||= APPENDING.includes(calledIn(node));
    const [first, name] = node.arguments;
    if (!first || !HEARING.includes(calledIn(node)) || !ts.isIdentifier(first)) return;
    const topic = topics.get(first.text);
    if (topic === undefined) return;
    listenedTo.add(first);
    heard.set(topic, name && ts.isStringLiteral(name) ? name.text : '?');
  });
  visit(source.tree, (node) => {
    if (!ts.isIdentifier(node) || ts.isImportSpecifier(node.parent) || listenedTo.has(node)) return;
    const topic = topics.get(node.text);
    if (topic !== undefined && appends) said.add(topic);
  });
  return { said, heard };
}

/** Every event of the server, by topic. */
export function drawnEvents(sources: readonly Source[]): DrawnEvent[] {
  const served = sources.filter(isServed);
  const declaring = served.filter(({ path }) => EVENTS_FILE.test(withoutEnding(path)));
  const declared = new Map(declaring.map((source) => [withoutEnding(source.path), topicsIn(source)]));
  const uses = served.map((source) => ({ source, ...usesIn(source, topicsAt(source, declared)) }));
  return declaring
    .flatMap((source) => [...topicsIn(source).values()].map((topic) => ({ topic, path: source.path })))
    .map(({ topic, path }) => ({
      topic,
      path,
      saidBy: uses.filter(({ said }) => said.has(topic)).map((each) => withoutEnding(posix.basename(each.source.path))),
      heardBy: uses.flatMap(({ heard }) => heard.get(topic) ?? []),
    }))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

function unfinished(sources: readonly Source[]): string[] {
  return drawnEvents(sources).flatMap(({ topic, path, saidBy, heardBy }) => [
    ...(saidBy.length === 0 ? [`${path}: nobody says ${topic}`] : []),
    ...(heardBy.length === 0 ? [`${path}: nobody hears ${topic}`] : []),
  ]);
}

/** Topics that are declared elsewhere, or called by a word that the feature does not own. */
function misplaced(source: Source): string[] {
  if (!isServed(source) || source.path === 'server/src/database/outbox/topic.ts') return [];
  const found: string[] = [];
  const [, folder, name] = EVENTS_FILE.exec(withoutEnding(source.path)) ?? [];
  const isOwn = folder !== undefined && folder === name && (features as readonly string[]).includes(folder);
  visit(source.tree, (node) => {
    if (isDeclaration(node) && !isOwn) found.push('declares a topic outside of <feature>.events.ts');
    if (!ts.isCallExpression(node)) return;
    const [first, second] = node.arguments;
    const topic = APPENDING.includes(calledIn(node)) ? second : HEARING.includes(calledIn(node)) ? first : undefined;
    if (topic && (ts.isStringLiteralLike(topic) || ts.isTemplateExpression(topic) || ts.isAsExpression(topic)))
      found.push(`names a topic by ${topic.getText(source.tree)}`);
  });
  for (const topic of isOwn ? topicsIn(source).values() : [])
    if (!new RegExp(`^${folder}\\.[a-z]+(?:_[a-z]+)*$`).test(topic)) found.push(`calls a topic ${topic}`);
  return found;
}

/** A topic with both ends, and what breaks it. */
const SAID = {
  'server/src/network/network.events.ts': "export const pointPaused = topic('network.point_paused', ({ id }) => id);",
  'server/src/network/network.service.ts':
    "import { pointPaused } from './network.events.js';\nawait appendToOutbox(tx, again ? pointResumed : pointPaused, { id }, now);",
};
const HEARD = {
  'server/src/timetable/a.service.ts':
    "import { pointPaused as paused } from '../network/network.events.js';\nlisteners.inside(paused, 'timetable.tell', work);",
};

/** Events that somebody says and somebody hears, each a value of its feature. */
export const eventRules: readonly Rule[] = [
  {
    title: 'every event is said by somebody and heard by somebody',
    breaches: unfinished,
    broken: [
      SAID,
      { 'server/src/network/network.events.ts': SAID['server/src/network/network.events.ts'], ...HEARD },
      // Imported only, or by a file that appends nothing.
      {
        ...SAID,
        ...HEARD,
        'server/src/network/network.service.ts': "import { pointPaused } from './network.events.js';",
      },
      {
        ...SAID,
        ...HEARD,
        'server/src/network/network.service.ts':
          "import { pointPaused } from './network.events.js';\nexport const all = [pointPaused];",
      },
      // Heard by a spec only.
      { ...SAID, 'server/src/timetable/a.spec.ts': HEARD['server/src/timetable/a.service.ts'] },
    ],
    sound: [{ ...SAID, ...HEARD }],
  },
  fileRule('an event is a value of <feature>.events.ts, never a text', misplaced, {
    broken: [
      { 'server/src/network/network.service.ts': "const paused = topic('network.point_paused', ({ id }) => id);" },
      { 'server/src/network/points.events.ts': "export const paused = topic('network.point_paused', ({ id }) => id);" },
      { 'server/src/network/network.events.ts': "export const paused = topic('points.paused', ({ id }) => id);" },
      { 'server/src/network/network.events.ts': 'export const paused = topic(NAME, ({ id }) => id);' },
      { 'server/src/network/network.service.ts': "await appendToOutbox(tx, 'network.point_paused', { id }, now);" },
      { 'server/src/network/network.service.ts': "listeners.inside('network.point_paused', 'network.tell', work);" },
      { 'server/src/timetable/a.command.ts': 'await appendToOutbox(tx, `${feature}.happened`, {}, now);' },
    ],
    sound: [
      { 'server/src/network/network.events.ts': SAID['server/src/network/network.events.ts'] },
      { 'server/src/database/outbox/outbox.spec.ts': "const happened = topic('spec.happened', () => 'alone');" },
    ],
  }),
];
