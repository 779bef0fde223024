// What is there to say of one row, one line a fact?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Column } from './table-columns';

/** A row and what to say of it. */
export interface RowFactsProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
}

/** Each column's word and what stands there; what is empty is left out. */
export function RowFacts<Row>({ row, columns }: RowFactsProps<Row>): ReactElement {
  return (
    <View className="facts">
      {columns
        .filter((column) => column.text(row) !== '')
        .map((column) => (
          <View key={column.name} className="fact">
            <Text className="fact-word">{column.word}</Text>
            <View className="fact-words">{column.cell ? column.cell(row) : column.text(row)}</View>
          </View>
        ))}
    </View>
  );
}
