// Does a controller do anything but pass on what it was asked?
import ts from 'typescript';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, visit } from './source.js';
import type { Source } from './source.js';

/** WeChat's pushes are one endpoint for whatever WeChat has to say: which it is must be looked at where they arrive. */
const LOOKS_AT_WHAT_CAME = /\/(?:wechat-push|health)\.controller\.ts$/;

const DECIDES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.TryStatement,
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.AwaitExpression,
]);

function isController({ path }: Source): boolean {
  return path.startsWith('server/src/') && path.endsWith('.controller.ts');
}

/** `return this.service.method(…);` or a value that needs no service, and nothing else. */
function isOneCall(body: ts.Block, tree: ts.SourceFile): boolean {
  const [first, ...more] = body.statements;
  if (!first || more.length > 0 || !ts.isReturnStatement(first) || !first.expression) return false;
  const { expression } = first;
  return ts.isCallExpression(expression) && /^this\.\w+\.\w+$/.test(expression.expression.getText(tree));
}

function thoughts(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isMethodDeclaration(node)) return;
    const name = node.name.getText(source.tree);
    if (!node.body || !isOneCall(node.body, source.tree)) found.push(`${name} is more than one call of a service`);
    visit(node, (inner) => {
      if (DECIDES.has(inner.kind)) found.push(`${name} decides something: ${inner.getText(source.tree).slice(0, 60)}`);
      if (ts.isArrowFunction(inner)) found.push(`${name} holds work of its own`);
      if (ts.isBinaryExpression(inner) && inner.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken)
        found.push(`${name} reckons: ${inner.getText(source.tree)}`);
    });
  });
  return found;
}

function knowsTables(source: Source): string[] {
  return source.imports
    .filter(({ target }) => /^(?:typeorm$|server\/src\/database\/(?!transaction$))/.test(target))
    .map(({ specifier }) => `imports ${specifier}`);
}

const method = (body: string): string =>
  `@Controller() class A { constructor(private readonly a: AService) {}\n @Endpoint(aApi.a) a(@Input() ask: Dto, @CurrentCaller() caller: Caller) { ${body} } }`;

/** A controller is a list of doors. */
export const controllerRules: readonly Rule[] = [
  fileRule(
    'a method of a controller is one call of a service, with what was asked',
    (source) =>
      isController(source) && !isSpec(source) && !LOOKS_AT_WHAT_CAME.test(source.path) ? thoughts(source) : [],
    {
      broken: [
        {
          'server/src/network/a.controller.ts': method(
            'if (ask.id === "") throw new Failure("not_found"); return this.a.list(ask);',
          ),
        },
        { 'server/src/network/a.controller.ts': method('const all = this.a.list(ask); return all;') },
        { 'server/src/network/a.controller.ts': method('return this.a.list(ask).filter((each) => each.open);') },
        {
          'server/src/network/a.controller.ts': method('return this.a.list(caller, ask.limit > 50 ? 50 : ask.limit);'),
        },
        { 'server/src/network/a.controller.ts': method('return this.a.list(caller, ask.page * 20);') },
        { 'server/src/network/a.controller.ts': method('for (const each of ask.ids) this.a.remove(each);') },
        {
          'server/src/network/a.controller.ts': method(
            'return this.a.list(this.a.scope(caller)).then((rows) => rows[0]);',
          ),
        },
        { 'server/src/network/a.controller.ts': method('return { points: this.a.list(ask) };') },
      ],
      sound: [
        { 'server/src/network/a.controller.ts': method("return this.a.list(caller, ask.limit ?? 20, true, 'csv');") },
      ],
    },
  ),
  fileRule(
    'a controller knows no database',
    (source) =>
      isController(source) && !isSpec(source) && !/\/health\.controller\.ts$/.test(source.path)
        ? knowsTables(source)
        : [],
    {
      broken: [
        { 'server/src/network/a.controller.ts': "import { DataSource } from 'typeorm';" },
        { 'server/src/network/a.controller.ts': "import { insertOnce } from '../database/insert-once.js';" },
      ],
      sound: [{ 'server/src/network/a.controller.ts': "import type { Command } from '../database/transaction.js';" }],
    },
  ),
];
