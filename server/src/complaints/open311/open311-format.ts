// How is an answer written in the two formats that Open311 speaks?
//
// JSON by the Spark convention of the specification: a list of things is an array, without the names that wrap it in
// XML. Codes and ids are text in both, whatever they look like.
import { failures, open311Formats, open311MediaTypes } from '@kehuoyou/shared';
import type { Failure, Open311Format } from '@kehuoyou/shared';
import XMLBuilder from 'fast-xml-builder';

/** A value of an answer; what is not known is null: an empty element in XML. */
export type Open311Value = string | number | boolean | null | readonly Open311Value[] | Open311Record;
/** Names with values, in the order in which they are written. */
export interface Open311Record {
  readonly [name: string]: Open311Value;
}

/** A whole answer: its outermost name in XML, and the name of each row where it is a list. */
export type Open311Answer =
  | { readonly root: string; readonly each: string; readonly rows: readonly Open311Record[] }
  | { readonly root: string; readonly record: Open311Record };

/** Names of what stands in lists inside of records. */
const ROW_NAMES: Readonly<Record<string, string>> = {
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: false });
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * What XML 1.0 has no way to say (section 2.2), also not as an entity: most control characters, halves of characters,
 * and two that are none. Writers of XML let them through, and whoever reads it refuses the whole answer.
 */
const UNSAYABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The format that the end of an address names; undefined when we do not speak it. */
export function formatOf(text: string | undefined): Open311Format | undefined {
  return open311Formats.find((each) => each === text);
}

/** The media type with its encoding, as the specification asks. */
export function mediaTypeOf(format: Open311Format): string {
  return `${open311MediaTypes[format]}; charset=utf-8`;
}

/** `answer` as text. */
export function written(format: Open311Format, answer: Open311Answer): string {
  const sayable = clean('rows' in answer ? answer.rows : answer.record);
  if (format === 'json') return JSON.stringify(sayable);
  const inside = 'each' in answer ? { [answer.each]: asXml(sayable) } : asXml(sayable);
  return `${DECLARATION}${builder.build({ [answer.root]: inside })}`;
}

/**
 * What went wrong, in the format that was asked for, or JSON where that is none of ours. The specification knows 400,
 * 403 and 404 and lets a server have others.
 */
export function writtenFailure(
  { code, status, says }: Failure,
  { format: asked }: Readonly<Record<string, string>>,
): { readonly type: string; readonly text: string } {
  const format = formatOf(asked) ?? 'json';
  const rows = [{ code: status, description: says ?? failures[code].message }];
  return { type: mediaTypeOf(format), text: written(format, { root: 'errors', each: 'error', rows }) };
}

function clean(value: Open311Value): Open311Value {
  if (typeof value === 'string') return value.replace(UNSAYABLE, '');
  // JSON knows no 0 below 0, and both formats say the same.
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(clean);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
}

/** Lists inside of records get the names of their rows; what is not known becomes empty. */
function asXml(value: Open311Value): unknown {
  if (value === null) return '';
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(asXml);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const row = ROW_NAMES[name];
      return [name, row === undefined ? asXml(inner) : { [row]: asXml(inner) }];
    }),
  );
}

function isList(value: Open311Value): value is readonly Open311Value[] {
  return Array.isArray(value);
}
