// Do time, chance and amounts come from where they may?
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

/** Where the time comes from on the server; everybody else is handed a clock. */
const CLOCK_FILE = 'server/src/clock.ts';
/** Two that collided wait a random while, or they would collide again. */
const WAITS_AT_RANDOM = 'server/src/database/transaction.ts';

/** What answers by the time zone and the language of the machine it runs on. */
const LOCAL =
  /^(?:get(?:Hours|Minutes|Date|Day|Month|FullYear|Year|TimezoneOffset)|set(?:Hours|Minutes|Date|Month|FullYear)|toLocale(?:Date|Time)?String|to(?:Date|Time)String)$/;

function ownClocks(source: Source): string[] {
  if (!/^(?:server|shared)\/src\//.test(source.path) || isSpec(source) || source.path === CLOCK_FILE) return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    const asked = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText(source.tree) : '';
    if (ts.isNewExpression(node) && asked === 'Date' && (node.arguments ?? []).length === 0)
      found.push('asks the machine for the time: new Date()');
    if (ts.isCallExpression(node) && /^(?:Date\.now|Date|performance\.now)$/.test(asked))
      found.push(`asks the machine for the time: ${asked}()`);
    if (ts.isCallExpression(node) && asked === 'Math.random' && source.path !== WAITS_AT_RANDOM)
      found.push('leaves something to chance: Math.random()');
  });
  return found;
}

function localTimes(source: Source): string[] {
  if (!/^(?:server|shared|miniapp)\/src\//.test(source.path) || isSpec(source)) return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      LOCAL.test(node.expression.name.text)
    )
      found.push(`asks for the machine's own time: ${node.expression.name.text}()`);
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(source.tree) === 'Date' &&
      (node.arguments ?? []).length > 1
    )
      found.push("makes a time of the machine's own zone: new Date(year, month, …)");
  });
  return found;
}

/** Work that goes on by itself keeps a process from ending, unless somebody can end it. */
function endlessTimers(source: Source): string[] {
  if (!source.path.startsWith('server/src/') || isSpec(source) || source.path.startsWith('server/src/testing/'))
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const called = node.expression.getText(source.tree);
    if (/^set(?:Timeout|Interval)$/.test(called)) {
      const isLetGo = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'unref';
      const ending = called === 'setTimeout' ? /clearTimeout\(/ : /clearInterval\(/;
      if (!isLetGo && !ending.test(source.text)) found.push(`${called} is never ended`);
    }
    if (!/(?:^|\.)timers\.add$/.test(called)) return;
    const [timer] = node.arguments;
    const run =
      timer && ts.isObjectLiteralExpression(timer)
        ? timer.properties.find((each) => each.name?.getText() === 'run')
        : undefined;
    const work = run && ts.isPropertyAssignment(run) ? run.initializer : run;
    if (work && ts.isFunctionLike(work) && work.parameters.length === 0)
      found.push('timed work does not hear that the server stops');
  });
  return found;
}

/** Amounts that are whole by nature: fen, seconds past the start of a service day, grams. */
const WHOLE = /(?:^|[a-z.])(?:[fF]en|[pP]rice|[aA]mount|[fF]are|[fF]ee|[cC]ost|[sS]ubsidy|[gG]rams)(?:s|Fen|InFen)?$/;
const ROUNDS = /^Math\.(?:round|floor|ceil|trunc)$/;

function isWhole(node: ts.Node): boolean {
  return (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && WHOLE.test(node.getText());
}

/** True when the nearest function around it, or a rounding one, makes it whole again; `/ 100` for a screen stays in a text. */
function isRounded(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isStatement(at); at = at.parent) {
    if (ts.isCallExpression(at) && ROUNDS.test(at.expression.getText())) return true;
    if (ts.isTemplateSpan(at) || (ts.isPropertyAccessExpression(at) && at.name.text === 'toFixed')) return true;
  }
  return false;
}

/** Where yuan are written for people, and where bars are drawn to a share of a whole. */
const SHOWS = /^(?:server\/src\/documents|miniapp\/src\/ui\/charts)\//;

function fractions(source: Source): string[] {
  if (!/^(?:server|shared|miniapp)\/src\//.test(source.path) || isSpec(source) || SHOWS.test(source.path)) return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isBinaryExpression(node)) return;
    const { left, right, operatorToken } = node;
    const isDivided = operatorToken.kind === ts.SyntaxKind.SlashToken && isWhole(left);
    const isPart =
      operatorToken.kind === ts.SyntaxKind.AsteriskToken &&
      [
        [left, right],
        [right, left],
      ].some(([amount, by]) => amount && by && isWhole(amount) && ts.isNumericLiteral(by) && by.text.includes('.'));
    if ((isDivided || isPart) && !isRounded(node)) found.push(`makes a fraction: ${node.getText(source.tree)}`);
  });
  return found;
}

/** The same work gives the same answer on every machine and on every day. */
export const timeRules: readonly Rule[] = [
  fileRule('the time comes from the clock that is handed in, and nothing is left to chance', ownClocks, {
    broken: [
      { 'server/src/network/a.ts': 'const now = new Date();' },
      { 'shared/src/a.ts': 'const now = Date.now();' },
      { 'server/src/network/a.ts': 'const now = performance.now();' },
      { 'server/src/accounts/a.ts': 'const code = Math.floor(Math.random() * 1e6);' },
    ],
    sound: [{ 'server/src/network/a.ts': 'const then = new Date(text);' }],
  }),
  fileRule('times are the county’s, never those of the machine’s own zone and language', localTimes, {
    broken: [
      { 'shared/src/a.ts': 'export const hour = (at: Date): number => at.getHours();' },
      { 'server/src/timetable/a.ts': "const text = at.toLocaleString('zh-CN');" },
      { 'server/src/timetable/a.ts': 'const day = new Date(2026, 10, 24);' },
      { 'miniapp/src/home/a.tsx': 'const weekday = now.getDay();' },
    ],
    sound: [
      { 'shared/src/a.ts': 'const hour = new Date(at.getTime() + EIGHT_HOURS).getUTCHours(); at.toISOString();' },
    ],
  }),
  fileRule('what goes on by itself can be ended', endlessTimers, {
    broken: [
      { 'server/src/notices/a.service.ts': 'setInterval(() => void this.round(), 1_000);' },
      { 'server/src/notices/a.service.ts': 'const timer = setTimeout(again, 1_000);' },
      {
        'server/src/notices/a.service.ts':
          "this.timers.add({ name: 'notices.round', schedule, run: () => this.round() });",
      },
    ],
    sound: [
      { 'server/src/notices/a.service.ts': 'const timer = setTimeout(again, 1_000); clearTimeout(timer);' },
      { 'server/src/notices/a.service.ts': 'setTimeout(again, 1_000).unref();' },
      {
        'server/src/notices/a.service.ts':
          "this.timers.add({ name: 'notices.round', run: (stopping) => this.round(stopping) });",
      },
    ],
  }),
  fileRule('money stays whole: what divides it rounds at once', fractions, {
    broken: [
      { 'shared/src/shipments/a.ts': 'const half = booking.fareFen / 2;' },
      { 'server/src/shipments/a.ts': 'const share = fen * 0.3;' },
      { 'server/src/shipments/a.ts': 'const share = 0.06 * row.amount;' },
    ],
    sound: [
      { 'shared/src/shipments/a.ts': 'const half = Math.floor(booking.fareFen / 2); const text = `${fen / 100} 元`;' },
    ],
  }),
];
