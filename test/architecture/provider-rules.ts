// How does a service get what it needs: when it is made, or by somebody who remembers to hand it in later?
import ts from 'typescript';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, visit } from './source.js';
import type { Source } from './source.js';

/** What a method that takes in something for later is called. */
const LATE = /^(?:use(?:[A-Z]\w*)?|set[A-Z]\w*|on(?:[A-Z]\w*)?Change)$/;

function isHidden(method: ts.MethodDeclaration): boolean {
  return (method.modifiers ?? []).some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  );
}

/** True when a parameter of the method ends up in a field: `this.a = a`, `this.all.push(a)`, `this.byName.set(name, a)`. */
function keepsParameter(method: ts.MethodDeclaration): boolean {
  const parameters = new Set(method.parameters.map(({ name }) => name.getText()));
  const isParameter = (node: ts.Node): boolean => ts.isIdentifier(node) && parameters.has(node.text);
  let keeps = false;
  visit(method, (node) => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText().startsWith('this.') &&
      isParameter(node.right)
    )
      keeps = true;
    if (
      ts.isCallExpression(node) &&
      /^this\.\w+\.(?:push|set|add)$/.test(node.expression.getText()) &&
      node.arguments.some(isParameter)
    )
      keeps = true;
  });
  return keeps;
}

function lateSetters(source: Source): string[] {
  if (!source.path.startsWith('server/src/') || isSpec(source) || source.path.startsWith('server/src/testing/'))
    return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isMethodDeclaration(node) || isHidden(node)) return;
    const name = node.name.getText(source.tree);
    if (LATE.test(name) && keepsParameter(node)) found.push(`${name} takes something in late: make it a provider`);
  });
  return found;
}

/** What is on the left declares a token; who stands on the right provides it. */
export const providerRules: readonly Rule[] = [
  fileRule('a service is given what it needs when it is made, not by a setter afterwards', lateSetters, {
    broken: [
      {
        'server/src/network/network.service.ts':
          'export class A { useRideMinutes(rides: Rides): void { this.rides = rides; } }',
      },
      { 'server/src/http/shutdown.ts': 'export class A { use(server: Server): void { this.server = server; } }' },
      {
        'server/src/timetable/a.service.ts':
          'export class A { onChange(listener: () => void): void { this.listeners.push(listener); } }',
      },
    ],
    sound: [
      { 'server/src/network/network.service.ts': 'export class A { constructor(private readonly rides: Rides) {} }' },
      {
        'server/src/accounts/a.service.ts':
          'export class A { async use(tx: Tx, code: string): Promise<void> { await tx.update(A, { code }, this.used); } }',
      },
    ],
  }),
];
