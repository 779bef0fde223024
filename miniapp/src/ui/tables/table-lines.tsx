// How do the header and one row of a table look?
import type { ReactElement } from 'react';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';
import type { Column } from './table-columns';
import type { TableLook } from './table-view';
import type { TableAtWork } from './use-table';

/** The columns that are shown. */
export interface TableHeadProps<Row> {
  readonly atWork: TableAtWork<Row>;
  readonly columns: readonly Column<Row>[];
}

/** Every column's word is a button that sorts by it. */
export function TableHead<Row>({ atWork, columns }: TableHeadProps<Row>): ReactElement {
  return (
    <thead>
      <tr>
        {columns.map(({ name, word, figures }) => (
          <th key={name} scope="col" aria-sort={sortOf(atWork.look, name)} className={figures ? 'table-figures' : ''}>
            <Pressable className="table-sort" onPress={() => atWork.sortBy(name)}>
              <span>{word}</span>
              <Icon name={iconOf(atWork.look, name)} />
            </Pressable>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortOf({ sort, down }: TableLook, name: string): 'ascending' | 'descending' | 'none' {
  if (sort !== name) return 'none';
  return down ? 'descending' : 'ascending';
}

function iconOf({ sort, down }: TableLook, name: string): IconName {
  if (sort !== name) return 'chevrons-up-down';
  return down ? 'chevron-down' : 'chevron-up';
}

/** What pressing a row does: open its detail, or choose it among several. */
export type RowPress<Row> =
  | { readonly kind: 'open'; readonly isOn: (row: Row) => boolean; readonly press: (row: Row) => void }
  | (RowPicking<Row> & { readonly kind: 'pick' });

/** Rows that are chosen, to do something with all of them. */
export interface RowPicking<Row> {
  readonly isOn: (row: Row) => boolean;
  readonly press: (row: Row) => void;
  /** False for rows that cannot be chosen; all can unless given. */
  readonly can?: (row: Row) => boolean;
}

/** One row. */
export interface TableLineProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly press: RowPress<Row> | undefined;
  /** One row is reached by Tab, the others from there by arrows. */
  readonly inTabOrder: boolean;
}

/** The first column names the row and is the button that presses it; anywhere else in the row does the same. */
export function TableLine<Row>({ row, columns, press, inTabOrder }: TableLineProps<Row>): ReactElement {
  const [name, ...others] = columns;
  const words = name === undefined ? null : wordsOf(name, row);
  const able = press !== undefined && (press.kind === 'open' || press.can?.(row) !== false);
  const on = press?.isOn(row) === true;
  return (
    <tr className={`table-row${on ? ' table-row-on' : ''}`} {...(able ? { onClick: () => press.press(row) } : {})}>
      <th scope="row">
        {able ? (
          <button
            type="button"
            className="pressable table-name"
            tabIndex={inTabOrder ? 0 : -1}
            {...(press.kind === 'open' ? { 'aria-expanded': on } : { role: 'checkbox', 'aria-checked': on })}
          >
            {press.kind === 'pick' ? <span className={`table-tick${on ? ' table-tick-on' : ''}`} aria-hidden /> : null}
            {words}
          </button>
        ) : (
          <span className="table-name">{words}</span>
        )}
      </th>
      {others.map((column) => (
        <td key={column.name} className={column.figures ? 'table-figures' : ''}>
          {wordsOf(column, row)}
        </td>
      ))}
    </tr>
  );
}

function wordsOf<Row>(column: Column<Row>, row: Row): ReactElement {
  return <>{column.cell ? column.cell(row) : column.text(row)}</>;
}
