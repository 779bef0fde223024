// Does anything that is told to the log say who somebody is?
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

const LOGS = /(?:^|\.)(?:log|logger)\??\.(?:trace|debug|log|info|warn|error|fatal|verbose)$|^console\.\w+$/;

/** Fields that are somebody's, or open a door. */
const PERSONAL =
  /^(?:\w*[pP]hone\w*|open_?[iI]d|union_?[iI]d|id_?(?:Number|Card)|(?:full|real|first|last|person|contact|holder|recipient|sender)Name|\w*[aA]ddress|\w*[tT]oken|\w*[sS]ecret|password|plate|cookie|authorization)$/;

/** Whole things that carry such fields. */
const CARRIERS =
  /^(?:ask|body|payload|account|person|people|caller|command|recipient|household|member|headers|cookies|query|params|row|rows)$/;

/** Somebody, of whom a name would be told. */
const SOMEBODY =
  /(?:^|\.)(?:ask|body|account|person|caller|recipient|owner|keeper|driver|member|household|sender|row|me)$/;

function personal(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    if (PERSONAL.test(node.name.text)) return node.getText();
    return node.name.text === 'name' && SOMEBODY.test(node.expression.getText()) ? node.getText() : undefined;
  }
  if (ts.isShorthandPropertyAssignment(node))
    return PERSONAL.test(node.name.text) || CARRIERS.test(node.name.text) ? node.name.text : undefined;
  if (ts.isPropertyAssignment(node)) {
    const { initializer } = node;
    if (PERSONAL.test(node.name.getText())) return node.getText();
    return ts.isIdentifier(initializer) && CARRIERS.test(initializer.text) ? node.getText() : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const isWhole =
    ts.isCallExpression(node.parent) || ts.isSpreadAssignment(node.parent) || ts.isTemplateSpan(node.parent);
  if (!isWhole || (ts.isCallExpression(node.parent) && node.parent.expression === node)) return undefined;
  return PERSONAL.test(node.text) || CARRIERS.test(node.text) ? node.text : undefined;
}

function told(source: Source): string[] {
  if (!source.path.startsWith('server/src/') || isSpec(source) || source.path.startsWith('server/src/testing/'))
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const called = node.expression.getText(source.tree);
    if (!LOGS.test(called)) return;
    if (called.startsWith('console.')) {
      // A command speaks to whoever typed it.
      if (!/^server\/src\/(?:main|run)\.ts$|\.command\.ts$/.test(source.path))
        found.push(`tells ${called} what belongs into the log`);
      return;
    }
    for (const argument of node.arguments)
      visit(argument, (each) => {
        const what = personal(each);
        if (what !== undefined) found.push(`logs ${what}`);
      });
  });
  return found;
}

/** The redaction of the logger is the second line of defence; this is the first. */
export const privacyRules: readonly Rule[] = [
  fileRule('nothing about a person is told to the log', told, {
    broken: [
      { 'server/src/accounts/a.service.ts': "this.logger.info({ phone: account.phone }, 'signed in');" },
      { 'server/src/accounts/a.service.ts': "this.logger.warn({ openId }, 'unknown');" },
      { 'server/src/accounts/a.service.ts': 'this.logger.log(`${person.name} was confirmed`);' },
      { 'server/src/accounts/a.service.ts': "logger.error({ ask }, 'could not be kept');" },
      { 'server/src/accounts/a.service.ts': "request.log.error({ ...body }, 'failed');" },
      { 'server/src/accounts/a.service.ts': 'this.logger.debug(ask.idNumber);' },
      { 'server/src/accounts/a.service.ts': 'this.logger.debug(caller);' },
      { 'server/src/parcels/a.service.ts': 'this.logger.log(`call ${parcel.recipientPhone}`);' },
      { 'server/src/parcels/a.service.ts': "console.log('here');" },
    ],
    sound: [
      { 'server/src/timers/a.ts': "this.logger.info({ timer: timer.name, did }, 'timed work was done');" },
      { 'server/src/http/a.ts': "request.log.error({ route, code: failure.code, err: error }, 'request failed');" },
      { 'server/src/network/announce.command.ts': "console.log('announced');" },
    ],
  }),
];
