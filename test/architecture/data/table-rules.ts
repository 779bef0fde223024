// Whose is a table, and does anybody reach past its owner by naming it?
import ts from 'typescript';
import { kindOf } from '../feature-rules.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

/** The folder directly in `src` that a file of the server lies in. */
function homeOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Of each table, by its name in the database and by its entity's: where it is at home. */
function ownersOf(sources: readonly Source[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const source of sources) {
    if (!source.path.startsWith('server/src/') || kindOf(source.path) !== 'entity') continue;
    visit(source.tree, (node) => {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      owners.set(node.name.text, homeOf(source.path));
      for (const { expression } of ts.getDecorators(node) ?? []) {
        if (!ts.isCallExpression(expression) || expression.expression.getText(source.tree) !== 'Entity') continue;
        const [name] = expression.arguments;
        if (name && ts.isStringLiteral(name)) owners.set(name.text, homeOf(source.path));
      }
    });
  }
  return owners;
}

/** What SQL says before the name of a table. */
const TABLES = /\b(?<word>from|join|into|update|table|exists)\s+[`"]?(?<table>[a-z][a-z_]*)/gi;

/** What takes a table by its name. */
const NAMING =
  /(?:^|\.)(?:from|into|update|delete|insert|createQueryBuilder|getRepository|(?:left|inner)Join\w*|find\w*|count\w*|exists\w*)$/;

interface Named {
  readonly table: string;
  readonly writes: boolean;
}

function tablesNamed(source: Source): Named[] {
  const found: Named[] = [];
  visit(source.tree, (node) => {
    const text =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : '';
    // A sentence in English may say "from area to area"; SQL shouts, or stands beside a word of its own.
    const isSql =
      /\b(?:SELECT|INSERT|UPDATE|DELETE|EXISTS|JOIN|FROM)\b/.test(text) ||
      /^\s*(?:select|insert|update|delete)\s/.test(text);
    for (const { groups } of isSql ? text.matchAll(TABLES) : [])
      found.push({
        table: groups?.['table'] ?? '',
        writes: /into|update/i.test(groups?.['word'] ?? '') || /^\s*delete/i.test(text),
      });
    if (!ts.isCallExpression(node) || !NAMING.test(node.expression.getText(source.tree))) return;
    const [first] = node.arguments;
    if (first && ts.isStringLiteralLike(first))
      found.push({
        table: first.text,
        writes: /(?:into|update|delete|insert)$/.test(node.expression.getText(source.tree)),
      });
  });
  return found;
}

/** Those who put features together may look into their tables by queries of their own; what is written has one owner. */
const READS_OTHERS = /^server\/src\/(?:supervision\/|jurisdiction-finder\.ts$)/;

/** Migrations and what specs build on have to do with every table. */
const EVERYBODYS = /^server\/src\/(?:database\/migrations|testing)\//;

function foreignTables(sources: readonly Source[]): string[] {
  const owners = ownersOf(sources);
  return sources
    .filter(({ path }) => path.startsWith('server/src/') && !EVERYBODYS.test(path))
    .filter((source) => !isSpec(source))
    .flatMap((source) =>
      tablesNamed(source)
        .filter(({ table, writes }) => {
          const owner = owners.get(table);
          if (owner === undefined || owner === homeOf(source.path)) return false;
          return writes || !READS_OTHERS.test(source.path);
        })
        .map(({ table }) => `${source.path}: names the table ${table} of ${owners.get(table) ?? ''}`),
    );
}

const POINTS = { 'server/src/network/network.entity.ts': "@Entity('service_point')\nexport class PointEntity {}" };

/** Tables belong to the feature that keeps them. */
export const tableRules: readonly Rule[] = [
  {
    title: 'a feature names no table of another, in SQL or otherwise',
    breaches: foreignTables,
    broken: [
      {
        ...POINTS,
        'server/src/timetable/a.service.ts': "await db.query('SELECT id FROM service_point WHERE id = ?', [id]);",
      },
      {
        ...POINTS,
        'server/src/timetable/a-rows.ts': "query.andWhere('NOT EXISTS (SELECT 1 FROM service_point WHERE a = b)');",
      },
      { ...POINTS, 'server/src/timetable/a-rows.ts': 'await tx.query(`UPDATE service_point SET name = ${name}`);' },
      { ...POINTS, 'server/src/timetable/a-rows.ts': "db.createQueryBuilder().from('service_point', 'point');" },
      {
        ...POINTS,
        'server/src/timetable/a-rows.ts': "query.leftJoin('PointEntity', 'point', 'point.id = row.pointId');",
      },
      { ...POINTS, 'server/src/commands/a.ts': "await tx.query('DELETE FROM service_point');" },
      { ...POINTS, 'server/src/jurisdiction-finder.ts': "await tx.query('DELETE FROM service_point WHERE id = 1');" },
    ],
    sound: [
      { ...POINTS, 'server/src/network/points/a-rows.ts': "await db.query('SELECT id FROM service_point');" },
      { ...POINTS, 'server/src/supervision/a.service.ts': "await db.query('SELECT count(*) FROM service_point');" },
      { ...POINTS, 'server/src/timetable/a.service.ts': "throw new Error('no way from service_point to here');" },
    ],
  },
];
