// How do the rows of a table stand on a phone? One card a row, with the same content.
import type { ReactElement, ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Card } from '../cards/card';
import { Note } from '../cards/note';
import { EmptyAnswer } from '../page/empty-answer';
import { Chips } from '../fields/chips';
import { SearchField } from '../fields/search-field';
import type { Column } from './table-columns';
import { RowFacts } from './row-facts';
import { TableFilters } from './table-filters';
import type { TableAtWork } from './use-table';
import './table-cards.scss';

/** The rows and what each looks like. */
export interface TableCardsProps<Row> {
  readonly atWork: TableAtWork<Row>;
  readonly card: ((row: Row) => ReactNode) | undefined;
  /** True where there is something to search and sort by above the cards. */
  readonly tools: boolean;
}

/** The cards, in the order of the table. */
export function TableCards<Row>({ atWork, card, tools }: TableCardsProps<Row>): ReactElement {
  const { table, view } = atWork;
  return (
    <>
      {tools ? <PhoneTools atWork={atWork} /> : null}
      {view.found.length === 0 ? <EmptyAnswer sentence="没有这样的。" next="换几个字，或者换一个条件。" /> : null}
      <View className="table-cards">
        {view.shown.map((row) => (
          <View key={table.keyOf(row)} className="table-card">
            {card === undefined ? <PlainCard row={row} columns={table.columns} /> : card(row)}
          </View>
        ))}
      </View>
    </>
  );
}

/** Up and down by each column, as choices: a phone has no headers to press. */
function PhoneTools<Row>({ atWork }: { readonly atWork: TableAtWork<Row> }): ReactElement {
  const { table, look } = atWork;
  return (
    <>
      <SearchField value={look.find} onChange={atWork.find} hint={`找${table.caption}`} />
      <TableFilters atWork={atWork} />
      <Chips
        label="按什么排"
        chips={table.columns.map(({ name, word }) => ({
          value: name,
          word: name === look.sort ? `${word}${look.down ? ' ↓' : ' ↑'}` : word,
        }))}
        chosen={look.sort}
        onChoose={atWork.sortBy}
      />
      <Note>{atWork.count}</Note>
    </>
  );
}

interface PlainCardProps<Row> {
  readonly row: Row;
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
}

/** What the first column says is the card's name; the others stand below it, each with its word. */
function PlainCard<Row>({ row, columns }: PlainCardProps<Row>): ReactElement {
  const [name, ...facts] = columns;
  const spoken = `${[name.text(row), ...facts.map((column) => `${column.word}${column.text(row)}`)].join('，')}。`;
  return (
    <Card title={name.text(row)} named spoken={spoken} readable={false}>
      <RowFacts row={row} columns={facts} />
    </Card>
  );
}
