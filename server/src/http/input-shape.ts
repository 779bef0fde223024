// Is what somebody sent a plain object, no deeper than any form of ours and without names that every object has?
import { Failure } from '@kehuoyou/shared';

/** Levels of objects and lists in each other. The checks behind this one call themselves for each level, and would run out of stack. */
const MOST_LEVELS = 8;

/**
 * Gives `value` back as an object, or fails: `malformed_request` when it is none or too deep,
 * `unknown_field` for a name such as `constructor`, which the checks behind would pass over.
 */
export function plainObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Failure('malformed_request');
  const waiting: { readonly part: object; readonly path: string; readonly level: number }[] = [
    { part: value, path: '', level: 1 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, path, level } = next;
    if (level > MOST_LEVELS) throw new Failure('malformed_request');
    for (const [name, inner] of Object.entries(part)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (name in Object.prototype) throw new Failure('unknown_field', at);
      if (typeof inner === 'object' && inner !== null) waiting.push({ part: inner, path: at, level: level + 1 });
    }
  }
  return value as Record<string, unknown>;
}
