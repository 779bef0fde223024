// Where does a page of the desk end, so that the next one begins behind it?
import { Failure, parseInstant } from '@kehuoyou/shared';

/** By when it was promised, where anything was, and its id. */
export interface DeskPlace {
  readonly id: string;
  readonly due?: Date;
}

/** The place of a row, as an address takes it. */
export function writePlace({ id, promisedBy }: { readonly id: string; readonly promisedBy: Date | null }): string {
  return `${promisedBy === null ? '' : promisedBy.toISOString()}_${id}`;
}

/** The same read again; fails with `invalid_field` where it is none. */
export function readPlace(text: string): DeskPlace {
  const [, time = '', id = ''] = /^([^_]*)_([\w-]{1,36})$/.exec(text) ?? [];
  const due = time === '' ? undefined : parseInstant(time);
  if (id === '' || (time !== '' && due === undefined)) throw new Failure('invalid_field', 'after');
  return { id, ...(due === undefined ? {} : { due }) };
}
