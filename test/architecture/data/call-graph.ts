// Which function of the server calls which, as far as names and declared types tell?
//
// No type checker: a field's declared type, the imports of a file and who implements an interface are enough for a
// house in which services are handed in by their classes, and it takes a fraction of a second.
import ts from 'typescript';
import { isSpec, visit, withoutEnding } from '../source.js';
import type { Source } from '../source.js';

/** A function, a method, or a function that is handed to somebody. */
export interface Deed {
  /** `path#name` or `path#Class.method`. */
  readonly name: string;
  readonly node: ts.Node;
  readonly source: Source;
  /** The class whose `this` it has. */
  readonly owner?: ts.ClassDeclaration;
}

/** Something that a deed calls. */
export interface Called {
  readonly node: ts.CallExpression | ts.NewExpression;
  /** As written, such as `this.store.put`. */
  readonly text: string;
  /** Our own functions that it may be, by name. */
  readonly deeds: readonly string[];
  /** Where what is called, or the type of what it is called on, comes from: a path of ours or a package. */
  readonly from: string | undefined;
}

/** Functions and what they call. */
export interface CallGraph {
  readonly deeds: ReadonlyMap<string, Deed>;
  readonly callsOf: (deed: Deed) => readonly Called[];
}

/** What a name in a file stands for, when it was imported: where from, and its name there. */
type Imports = ReadonlyMap<string, { readonly target: string; readonly name: string }>;

const importsKnown = new WeakMap<Source, Imports>();

function importsOf(source: Source): Imports {
  const known = importsKnown.get(source);
  if (known) return known;
  const names = new Map<string, { target: string; name: string }>();
  for (const statement of source.tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    const target = source.imports.find(({ specifier }) => specifier === text)?.target ?? text;
    const { name, namedBindings } = statement.importClause ?? {};
    if (name) names.set(name.text, { target, name: 'default' });
    if (namedBindings && ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, { target, name: '*' });
    if (namedBindings && ts.isNamedImports(namedBindings))
      for (const each of namedBindings.elements)
        names.set(each.name.text, { target, name: (each.propertyName ?? each.name).text });
  }
  importsKnown.set(source, names);
  return names;
}

/** `path#name` of what a name in a file stands for; without a path for what is nobody's. */
function fullName(source: Source, name: string): string {
  const imported = importsOf(source).get(name);
  return imported ? `${imported.target}#${imported.name}` : `${withoutEnding(source.path)}#${name}`;
}

/** The first name in a type, without `readonly` and its arguments: `Promise<A>` is `Promise`. */
function typeName(type: ts.TypeNode | undefined): string | undefined {
  if (type && ts.isUnionTypeNode(type)) return type.types.map(typeName).find((each) => each !== undefined);
  return type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : undefined;
}

/** The class of `new A()` behind a name. */
function madeType(initializer: ts.Expression | undefined): string | undefined {
  return initializer && ts.isNewExpression(initializer) && ts.isIdentifier(initializer.expression)
    ? initializer.expression.text
    : undefined;
}

/** Types of the fields of a class, as declared or made. */
function fieldTypes(owner: ts.ClassDeclaration): Map<string, string> {
  const types = new Map<string, string>();
  const add = (name: ts.Node, type: string | undefined): void => {
    if (type !== undefined && ts.isIdentifier(name)) types.set(name.text, type);
  };
  for (const member of owner.members) {
    if (ts.isPropertyDeclaration(member)) add(member.name, typeName(member.type) ?? madeType(member.initializer));
    if (ts.isConstructorDeclaration(member)) for (const each of member.parameters) add(each.name, typeName(each.type));
  }
  return types;
}

/** Types of the parameters and constants that can be seen from a node. */
function typeInSight(node: ts.Node, name: string): string | undefined {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isFunctionLike(at)) {
      const parameter = at.parameters.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
      if (parameter) return typeName(parameter.type);
    }
    if (ts.isBlock(at) || ts.isSourceFile(at))
      for (const statement of at.statements)
        for (const each of ts.isVariableStatement(statement) ? statement.declarationList.declarations : [])
          if (ts.isIdentifier(each.name) && each.name.text === name)
            return typeName(each.type) ?? madeType(each.initializer);
  }
  return undefined;
}

function collect(sources: readonly Source[]) {
  const deeds = new Map<string, Deed>();
  /** Classes by the interface that they implement or the class that they extend. */
  const heirs = new Map<string, string[]>();
  for (const source of sources) {
    const path = withoutEnding(source.path);
    visit(source.tree, (node) => {
      if (ts.isFunctionDeclaration(node) && node.name) {
        const name = `${path}#${node.name.text}`;
        deeds.set(name, { name, node, source });
      }
      if (
        ts.isVariableDeclaration(node) &&
        ts.isIdentifier(node.name) &&
        node.initializer &&
        (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)) &&
        node.parent.parent.parent === source.tree
      )
        deeds.set(`${path}#${node.name.text}`, { name: `${path}#${node.name.text}`, node: node.initializer, source });
      if (!ts.isClassDeclaration(node) || !node.name) return;
      for (const member of node.members) {
        if (!ts.isMethodDeclaration(member) && !ts.isConstructorDeclaration(member)) continue;
        const of = ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText(source.tree);
        const name = `${path}#${node.name.text}.${of}`;
        deeds.set(name, { name, node: member, source, owner: node });
      }
      for (const clause of node.heritageClauses ?? [])
        for (const { expression } of clause.types) {
          const above = fullName(source, expression.getText(source.tree));
          heirs.set(above, [...(heirs.get(above) ?? []), `${path}#${node.name.text}`]);
        }
    });
  }
  return { deeds, heirs };
}

/** The graph of the server's code; specs and what they build on are left out. */
export function callGraph(sources: readonly Source[]): CallGraph {
  const served = sources.filter(
    (source) =>
      source.path.startsWith('server/src/') && !source.path.startsWith('server/src/testing/') && !isSpec(source),
  );
  const { deeds, heirs } = collect(served);

  const methods = (type: string, method: string): string[] =>
    [type, ...(heirs.get(type) ?? [])].map((each) => `${each}.${method}`).filter((each) => deeds.has(each));

  /** What the expression before the last dot is, as `path#Type`. */
  const typeOf = (expression: ts.Expression, { source, owner }: Deed): string | undefined => {
    if (expression.kind === ts.SyntaxKind.ThisKeyword)
      return owner?.name ? `${withoutEnding(source.path)}#${owner.name.text}` : undefined;
    if (ts.isNewExpression(expression) && ts.isIdentifier(expression.expression))
      return fullName(source, expression.expression.text);
    if (
      owner &&
      ts.isPropertyAccessExpression(expression) &&
      expression.expression.kind === ts.SyntaxKind.ThisKeyword
    ) {
      const type = fieldTypes(owner).get(expression.name.text);
      return type === undefined ? undefined : fullName(source, type);
    }
    if (!ts.isIdentifier(expression)) return undefined;
    const type = typeInSight(expression, expression.text);
    if (type !== undefined) return fullName(source, type);
    return importsOf(source).has(expression.text) ? fullName(source, expression.text) : undefined;
  };

  const called = (node: ts.CallExpression | ts.NewExpression, deed: Deed): Called => {
    const { expression } = node;
    const text = expression.getText(deed.source.tree);
    if (ts.isIdentifier(expression)) {
      const name = fullName(deed.source, expression.text);
      const own = ts.isNewExpression(node) ? `${name}.constructor` : name;
      return {
        node,
        text,
        deeds: deeds.has(own) ? [own] : [],
        from: importsOf(deed.source).get(expression.text)?.target,
      };
    }
    const type = ts.isPropertyAccessExpression(expression) ? typeOf(expression.expression, deed) : undefined;
    if (type === undefined || !ts.isPropertyAccessExpression(expression))
      return { node, text, deeds: [], from: undefined };
    return { node, text, deeds: methods(type, expression.name.text), from: type.split('#')[0] };
  };

  return {
    deeds,
    callsOf: (deed) => {
      const found: Called[] = [];
      visit(deed.node, (node) => {
        if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(called(node, deed));
      });
      return found;
    },
  };
}
