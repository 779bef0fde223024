// Does every field that comes in have a check, and every column say what it may hold?
import ts from 'typescript';
import { kindOf } from '../feature-rules.js';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

/** Decorators that change or describe a value and check nothing. */
const CHECKS_NOTHING = /^(?:Type|Transform|Expose|Exclude|ApiProperty\w*|IsOptional|Allow)$/;

function decoratorsOf(member: ts.PropertyDeclaration): ts.CallExpression[] {
  return (ts.getDecorators(member) ?? []).map(({ expression }) => expression).filter(ts.isCallExpression);
}

function fieldsOf(source: Source): ts.PropertyDeclaration[] {
  const fields: ts.PropertyDeclaration[] = [];
  visit(source.tree, (node) => {
    if (ts.isPropertyDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))
      fields.push(node);
  });
  return fields;
}

function unchecked(source: Source): string[] {
  if (!source.path.startsWith('server/src/') || kindOf(source.path) !== 'dto' || isSpec(source)) return [];
  return fieldsOf(source)
    .filter((field) =>
      decoratorsOf(field).every(({ expression }) => CHECKS_NOTHING.test(expression.getText(source.tree))),
    )
    .map((field) => `${field.name.getText(source.tree)} comes in unchecked`);
}

function mayBeNull(type: ts.TypeNode | undefined): boolean {
  return (
    type !== undefined &&
    ts.isUnionTypeNode(type) &&
    type.types.some((each) => ts.isLiteralTypeNode(each) && each.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}

/** A relation is loaded or not; the column beside it says whether it may be null. */
const RELATION = /^BelongsTo$/;

function vagueColumns(source: Source): string[] {
  if (!source.path.startsWith('server/src/') || kindOf(source.path) !== 'entity' || isSpec(source)) return [];
  return fieldsOf(source).flatMap((field) => {
    const name = field.name.getText(source.tree);
    const [column, ...more] = decoratorsOf(field);
    if (!column || more.length > 0) return [`${name} is not one column`];
    const word = column.expression.getText(source.tree);
    if (RELATION.test(word)) return [];
    const said = column.arguments.map((each) => each.getText(source.tree)).join(', ');
    const isOptional = /\boptional\b|nullable: true/.test(said);
    const found =
      isOptional === mayBeNull(field.type) ? [] : [`${name} may be null in the ${isOptional ? 'table' : 'type'} only`];
    if (word === 'Column' && !/type: '/.test(said)) found.push(`${name} does not say what it holds`);
    if (word === 'Words' && !/^\s*[\dA-Z]/.test(said)) found.push(`${name} does not say how long it may be`);
    // A word of a list is short; a column without a length is for what people write.
    if (word === 'Column' && /type: '(?:text|varchar)'/.test(said) && field.type && ts.isTypeReferenceNode(field.type))
      found.push(`${name} is a word without a length`);
    return found;
  });
}

const dto = (field: string): Record<string, string> => ({
  'server/src/network/a.dto.ts': `export class ADto { ${field} }`,
});
const entity = (field: string): Record<string, string> => ({
  'server/src/network/a.entity.ts': `@Entity('a')\nexport class AEntity { ${field} }`,
});

/** Nothing comes in unchecked, and no column is vague. */
export const shapeRules: readonly Rule[] = [
  fileRule('every field of a DTO is checked', unchecked, {
    broken: [dto('name!: string;'), dto('@IsOptional() note?: string;'), dto('@Type(() => Date) at!: Date;')],
    sound: [dto('@Words(20) name!: string;'), dto('@ValidateNested() @Type(() => B) days!: B;')],
  }),
  fileRule(
    'every column says what it holds, how long that is, and whether it may be missing, as its type does',
    vagueColumns,
    {
      broken: [
        entity('@Words(16) state!: State | null;'),
        entity('@Instant(optional) at!: Date;'),
        entity('name!: string;'),
        entity('@Column() name!: string;'),
        entity("@Column({ type: 'text' }) state!: ParcelState;"),
      ],
      sound: [
        entity('@Words(16, optional) state!: State | null;'),
        entity("@Column({ type: 'text' }) body!: string;"),
        entity("@BelongsTo(() => B, 'RESTRICT') village?: B | null;"),
      ],
    },
  ),
];
