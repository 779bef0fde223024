// Is it said in policies, and only there, who may do what to which thing?
import { roles } from '@kehuoyou/shared';
import ts from 'typescript';
import { declaredEndpoints } from './endpoint-rules.js';
import type { AnyEndpoint } from './endpoint-rules.js';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, visit } from './source.js';
import type { Source } from './source.js';

const roleNames: ReadonlySet<string> = new Set(roles);

/** Where roles and scopes are compared: in the policies and in what they are made of. */
const COMPARES = /^(?:shared\/src\/(?:policy|role)\.ts$|.*\.policy\.ts$)/;

/** Staff endpoints about nobody's thing but the caller's own, by which there is nothing to ask a policy about. */
const OF_ONES_OWN: ReadonlySet<string> = new Set([
  'sessionsApi.code',
  'invitationsApi.list',
  'invitationsApi.withdraw',
  'picturesApi.upload',
  // Whoever holds the code was shown it by the person themself.
  'householdsApi.previewConfirmation',
]);

const ASKS: ReadonlySet<string> = new Set([
  'authorise',
  'authorisedRole',
  'may',
  'scopesOf',
  'roleFor',
  'rolesGivenBy',
]);

function isProduct({ path }: Source): boolean {
  return /^(?:shared|server|miniapp)\/src\//.test(path) && !/^(?:server|miniapp)\/src\/testing\//.test(path);
}

/** Looks into grants: `caller.grants`, `{ grants }` of somebody; the server's own table of them is `this.grants`. */
function looksIntoGrants(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'grants' &&
      node.expression.kind !== ts.SyntaxKind.ThisKeyword
    )
      found.push(`looks into ${node.getText(source.tree)}`);
    if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText(source.tree) === 'grants')
      found.push('takes the grants out of somebody');
    if (ts.isImportSpecifier(node) && /^(?:holds|covers)$/.test((node.propertyName ?? node.name).text))
      found.push(`imports ${node.name.text}`);
  });
  return found;
}

function isRoleText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && roleNames.has(node.text);
}

/** Compares roles by name: `role === 'keeper'`, `grant.role !== 'driver'`, and lists of roles made up on the spot. */
function comparesRoles(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (
      ts.isBinaryExpression(node) &&
      [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
        node.operatorToken.kind,
      )
    ) {
      const sides = [node.left, node.right];
      if (sides.some(isRoleText) && sides.some((side) => /(?:^|\.)role$/i.test(side.getText(source.tree))))
        found.push(`compares ${node.getText(source.tree)}`);
    }
    if (ts.isArrayLiteralExpression(node) && node.elements.some(isRoleText))
      found.push(`lists roles: ${node.getText(source.tree)}`);
  });
  return found;
}

/** Access that an endpoint makes up itself, where it should be that of a rule. */
function ownAccess(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText(source.tree) !== 'access') return;
    if (
      ts.isArrayLiteralExpression(node.initializer) &&
      !/^\['(?:public|resident)'\]$/.test(node.initializer.getText(source.tree))
    )
      found.push(`says ${node.getText(source.tree)}`);
  });
  return found;
}

/** A function or method of the server, and where it stands. */
interface Deed {
  readonly node: ts.MethodDeclaration | ts.FunctionDeclaration;
  /** The class of a method. */
  readonly owner?: string;
}

/** Every method by `Class.method`, and every function by its name. */
function deedsOf(sources: readonly Source[]): Map<string, Deed> {
  const deeds = new Map<string, Deed>();
  for (const source of sources) {
    visit(source.tree, (node) => {
      if (ts.isFunctionDeclaration(node) && node.name) deeds.set(node.name.text, { node });
      if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && node.parent.name)
        deeds.set(`${node.parent.name.text}.${node.name.getText(source.tree)}`, { node, owner: node.parent.name.text });
    });
  }
  return deeds;
}

/** True when a deed asks a policy, itself or by what it calls in its own class and in functions beside it. */
function asks(name: string, deeds: ReadonlyMap<string, Deed>, seen = new Set<string>()): boolean {
  const deed = deeds.get(name);
  if (!deed || seen.has(name)) return false;
  seen.add(name);
  let asked = false;
  visit(deed.node, (node) => {
    if (asked || !ts.isCallExpression(node)) return;
    const { expression } = node;
    const called = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    const own = ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
    if (!own && ASKS.has(called)) asked = true;
    else if (own && deed.owner !== undefined) asked = asks(`${deed.owner}.${called}`, deeds, seen);
    else if (ts.isIdentifier(expression)) asked = asks(called, deeds, seen);
  });
  return asked;
}

/** The endpoint of a controller's method, by its name in shared. */
function endpointOf(method: ts.MethodDeclaration, source: Source): string | undefined {
  return (ts.getDecorators(method) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText(source.tree) === 'Endpoint')
    .map((call) => call.arguments[0]?.getText(source.tree))[0];
}

/** What a controller's method calls of its services, as `Class.method`. */
function answeredBy(method: ts.MethodDeclaration, source: Source): string[] {
  const types = new Map<string, string>();
  visit(method.parent, (node) => {
    if (ts.isParameter(node) && ts.isConstructorDeclaration(node.parent) && node.type)
      types.set(node.name.getText(source.tree), node.type.getText(source.tree));
  });
  const called: string[] = [];
  visit(method, (node) => {
    const match = ts.isCallExpression(node) ? /^this\.(\w+)\.(\w+)$/.exec(node.expression.getText(source.tree)) : null;
    const type = types.get(match?.[1] ?? '');
    if (match && type !== undefined) called.push(`${type}.${match[2] ?? ''}`);
  });
  return called;
}

function unasked(sources: readonly Source[], endpoints: ReadonlyMap<string, AnyEndpoint>): string[] {
  const server = sources.filter((source) => source.path.startsWith('server/src/') && !isSpec(source));
  const deeds = deedsOf(server);
  return server
    .filter(({ path }) => path.endsWith('.controller.ts'))
    .flatMap((source) => {
      const found: string[] = [];
      visit(source.tree, (node) => {
        if (!ts.isMethodDeclaration(node)) return;
        const name = endpointOf(node, source);
        const access = endpoints.get(name ?? '')?.access ?? ['public'];
        if (name === undefined || access.includes('public') || access.includes('resident') || OF_ONES_OWN.has(name))
          return;
        const answering = answeredBy(node, source);
        if (!answering.some((each) => asks(each, deeds)))
          found.push(`${source.path}: ${name} is answered by ${answering.join(', ')}, where no policy is asked`);
      });
      return found;
    });
}

const CONTROLLER = `class CallsController {
  constructor(private readonly calls: CallsService) {}
  @Endpoint(callsApi.list) list(ask: CallsDto, caller: Caller) { return this.calls.list(caller, ask); }
}`;

/** Policies are asked, and nothing else decides. */
export const policyRules: readonly Rule[] = [
  fileRule(
    'only policies look into grants and scopes; the accounts’ pages show one’s own',
    (source) =>
      isProduct(source) && !isSpec(source) && !COMPARES.test(source.path) && !isShownOrKept(source.path)
        ? looksIntoGrants(source)
        : [],
    {
      broken: [
        { 'server/src/notices/a.service.ts': 'if (caller.grants.length === 0) throw new Failure("not_allowed");' },
        { 'server/src/notices/a.service.ts': "import { holds } from '@kehuoyou/shared';" },
        { 'server/src/accounts/staff/a.service.ts': "import { covers as reaches } from '@kehuoyou/shared';" },
        { 'shared/src/notices/notices.ts': "import { covers } from '../role.js';" },
        { 'miniapp/src/notices/office/index.tsx': 'const { grants } = useMe().answer;' },
        { 'miniapp/src/me/index.tsx': 'const works = me.grants.length > 0;' },
      ],
      sound: [
        { 'server/src/timetable/a.service.ts': 'await this.grants.keepersOf(tx, pointIds);' },
        { 'shared/src/notices/notices.policy.ts': "import { covers } from '../role.js';" },
      ],
    },
  ),
  fileRule(
    'outside policies, and on the server outside the accounts, nobody compares or lists roles by name',
    (source) =>
      /^(?:server|miniapp)\/src\//.test(source.path) &&
      isProduct(source) &&
      !isSpec(source) &&
      !/^server\/src\/accounts\//.test(source.path)
        ? comparesRoles(source)
        : [],
    {
      broken: [
        { 'miniapp/src/me/index.tsx': "const keeper = grants.find(({ role }) => role === 'keeper');" },
        { 'miniapp/src/me/index.tsx': "if (grant.role !== 'driver') return null;" },
        { 'miniapp/src/me/index.tsx': "const ways = [{ path: '/a', roles: ['county_office'] }];" },
        { 'server/src/timetable/a.ts': "const managers: readonly Role[] = ['company_manager', 'county_office'];" },
      ],
      sound: [
        { 'miniapp/src/accounts/invite/deputy-form.tsx': "call(invitationsApi.invite, { role: 'keeper' });" },
        { 'miniapp/src/home/index.tsx': "boards.find(({ role }) => role === 'township'); source === 'driver';" },
      ],
    },
  ),
  fileRule(
    'an endpoint is open to everybody, to whoever has an account, or to the roles of a rule',
    (source) => (source.path.startsWith('shared/src/') && !isSpec(source) ? ownAccess(source) : []),
    {
      broken: [
        { 'shared/src/notices/notices.ts': "endpoint('GET', '/api/calls', { access: ['keeper'], summary: 'Calls' });" },
        {
          'shared/src/notices/notices.ts': "endpoint('GET', '/api/calls', { access: [...offices], summary: 'Calls' });",
        },
      ],
      sound: [
        { 'shared/src/notices/notices.ts': "endpoint('GET', '/a', { access: ['public'], summary: 'A' });" },
        { 'shared/src/notices/notices.ts': "endpoint('GET', '/a', { access: callPolicy.list.roles, summary: 'A' });" },
      ],
    },
  ),
  {
    title: 'whatever answers an endpoint of the staff asks a policy',
    breaches: (sources) => unasked(sources, declaredEndpoints()),
    broken: [
      {
        'server/src/notices/calls.controller.ts': CONTROLLER,
        'server/src/notices/calls.service.ts':
          'class CallsService { list(caller: Caller, ask: Ask) { return this.rows(ask); } rows() {} }',
      },
      {
        'server/src/notices/calls.controller.ts': CONTROLLER,
        'server/src/notices/calls.service.ts':
          'class CallsService { list(caller: Caller) { return this.authorise(caller); } authorise(caller: Caller) { return caller; } }',
      },
    ],
    sound: [
      {
        'server/src/notices/calls.controller.ts': CONTROLLER,
        'server/src/notices/calls.service.ts':
          'class CallsService { list(caller: Caller) { return this.own(caller); } own(caller: Caller) { return authorise(caller, rule, thing); } }',
      },
      {
        'server/src/notices/calls.controller.ts': CONTROLLER,
        'server/src/notices/calls.service.ts': 'class CallsService { list(caller: Caller) { return judge(caller); } }',
        'server/src/notices/judging.ts':
          'export function judge(caller: Caller) { return rule.roleFor(caller, thing); }',
      },
    ],
  },
];

/** Where grants are kept and one’s own are shown. */
function isShownOrKept(path: string): boolean {
  return /^(?:server\/src\/accounts\/identity\/grants\.service\.ts$|miniapp\/src\/accounts\/(?:mine\/|use-own-role\.ts$))/.test(
    path,
  );
}
