// Which shape has what each endpoint takes and gives? Written from the types in shared to dist/api-shapes.json.
//
// `endpoint<Ask, Answer>(…)` names both, but types are gone at run time. So each is given a name beside the
// endpoint, in a copy of shared that exists in memory only, and a generator turns these into JSON Schema.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, '../shared/src');
const output = join(here, 'dist/api-shapes.json');
const require = createRequire(import.meta.url);

/** Between the names of a table, an endpoint and what is described of it; a name of ours never holds it. */
const JOINT = '__';

/** Types that are bytes and no JSON. */
const BYTES = ['FileAnswer', 'Uint8Array', 'ArrayBuffer'];

/** What else is described besides the endpoints' own types. */
const ALSO = ['FailureBody'];

/** Writes the shapes anew when shared, or how they are made, has changed. */
export async function describeShapes() {
  const from = fingerprint();
  if (existsSync(output) && JSON.parse(readFileSync(output, 'utf8')).from === from) return;
  const { default: ts } = await import('typescript');
  const names = namesOf(ts, namedProgram(ts));
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, JSON.stringify({ from, ...tidied(await definitionsOf(names), names) }));
}

function fingerprint() {
  const hash = createHash('sha256');
  const types = readdirSync(sources, { recursive: true }).filter(
    (name) => /\.ts$/.test(name) && !/\.spec\.ts$/.test(name),
  );
  const makers = [fileURLToPath(import.meta.url), require.resolve('ts-json-schema-generator/package.json')];
  for (const file of [...types.sort().map((name) => join(sources, name)), ...makers])
    hash.update(`${relative(here, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** The program that shared is, with a name for what each endpoint takes and gives. */
function namedProgram(ts) {
  const { options, fileNames } = configOf(ts);
  const host = ts.createCompilerHost(options);
  const asItIs = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, ...rest) => {
    const tree = asItIs(name, language, ...rest);
    if (!tree || relative(sources, name).startsWith('..')) return tree;
    return ts.createSourceFile(name, `${tree.text}\n${namesIn(ts, tree)}`, language, true);
  };
  return ts.createProgram(fileNames, options, host);
}

function configOf(ts) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} };
  const config = join(here, '../shared/tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(config, { composite: false, incremental: false }, host);
  if (!parsed || parsed.errors.length > 0) throw new Error('shared/tsconfig.json cannot be read');
  return parsed;
}

/** `export type boardApi__get__answer = Board;` and the like. */
function namesIn(ts, tree) {
  const named = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'endpoint' && node.typeArguments) {
      const [ask, answer] = node.typeArguments.map((each) => each.getText(tree));
      const name = `${node.parent.parent.parent.name.text}${JOINT}${node.parent.name.text}${JOINT}`;
      named.push(`export type ${name}ask = ${ask};`);
      if (!BYTES.includes(answer)) named.push(`export type ${name}answer = ${answer};`);
    }
    node.forEachChild(visit);
  };
  // The parents of nodes are known only where they are asked for.
  visit(ts.createSourceFile(tree.fileName, tree.text, tree.languageVersion, true));
  return named.join('\n');
}

/** What is described: the endpoints' types under their new names, and `ALSO`. */
function namesOf(ts, program) {
  const nodes = program
    .getSourceFiles()
    .filter(({ fileName }) => !relative(sources, fileName).startsWith('..'))
    .flatMap(({ statements }) => statements)
    .filter((each) => ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each))
    .filter(({ name }) => name.text.includes(JOINT) || ALSO.includes(name.text));
  return { program, nodes };
}

async function definitionsOf({ program, nodes }) {
  const { createFormatter, createParser, SchemaGenerator } = await import('ts-json-schema-generator');
  // A field that is not promised is not given: no shape has room for others.
  const config = { expose: 'export', jsDoc: 'extended', topRef: true, additionalProperties: false, encodeRefs: false };
  const maker = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);
  return maker.createSchemaFromNodes(nodes).definitions;
}

/** The shapes by endpoint, such as `timetable.board`, and those that have a name of their own. */
function tidied(definitions, { nodes }) {
  const operations = {};
  for (const node of nodes) {
    const [table, endpoint, part] = node.name.text.split(JOINT);
    if (part === undefined) continue;
    // Its feature is the folder that it stands in; what belongs to no feature is named by its file.
    const [feature] = relative(sources, node.getSourceFile().fileName).split(/[/\\.]/);
    const operation = (operations[`${table.replace(/Api$/, '')}.${endpoint}`] ??= { feature });
    operation[part] = asOpenApi(definitions[node.name.text]);
  }
  const named = Object.entries(definitions).filter(([name]) => !name.includes(JOINT));
  return { operations, schemas: Object.fromEntries(named.map(([name, each]) => [keyOf(name), asOpenApi(each)])) };
}

/** A name that a document may use as a key: `FactOutcome<ReportRefusal>` is `FactOutcome.ReportRefusal`. */
function keyOf(name) {
  return name.replace(/\W+/g, '.').replace(/\.$/, '');
}

/** The generator speaks an older JSON Schema than OpenAPI 3.1: rows of given kinds were told otherwise. */
function asOpenApi(value) {
  if (Array.isArray(value)) return value.map(asOpenApi);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === '$ref') return [key, `#/components/schemas/${keyOf(each.replace('#/definitions/', ''))}`];
    if (key === 'items' && Array.isArray(each)) return ['prefixItems', each.map(asOpenApi)];
    return [key, asOpenApi(each)];
  });
  return Object.fromEntries(entries);
}
