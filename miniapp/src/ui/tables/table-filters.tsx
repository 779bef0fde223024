// How is a table narrowed by a few choices?
import type { ReactElement } from 'react';
import { Chips } from '../fields/chips';
import type { TableAtWork } from './use-table';

/** Stands for all of them; no choice may be called so. */
const ALL = '';

/** One line of choices a filter; the first takes the choice back. */
export function TableFilters<Row>({ atWork }: { readonly atWork: TableAtWork<Row> }): ReactElement {
  const { table, look } = atWork;
  return (
    <>
      {(table.filters ?? []).map(({ name, word, choices }) => (
        <Chips
          key={name}
          label={word}
          chips={[{ value: ALL, word: '全部' }, ...choices.map(({ value, word: choice }) => ({ value, word: choice }))]}
          chosen={look.chosen[name] ?? ALL}
          onChoose={(value) => atWork.choose(name, value === ALL ? undefined : value)}
        />
      ))}
    </>
  );
}
