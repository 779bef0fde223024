// What stands above a wide table: to narrow it, and to take it away?
import type { ReactElement, ReactNode } from 'react';
import { View } from '@tarojs/components';
import { savesFiles } from '../../core/platform/files/take-away';
import { Button } from '../buttons/button';
import { SearchField } from '../fields/search-field';
import { TableFilters } from './table-filters';
import type { TableAtWork } from './use-table';

/** The table, and what gives the rows that answer as a workbook. */
export interface TableToolsProps<Row> {
  readonly atWork: TableAtWork<Row>;
  readonly workbook: ((found: readonly Row[]) => ReactNode) | undefined;
  readonly action: ReactNode;
}

/** One line. */
export function TableTools<Row>({ atWork, workbook, action }: TableToolsProps<Row>): ReactElement {
  return (
    <View className="table-tools">
      {action}
      <TableFilters atWork={atWork} />
      <SearchField value={atWork.look.find} onChange={atWork.find} hint={`找${atWork.table.caption}`} />
      {savesFiles() ? (
        <Button
          kind="tool"
          icon="download"
          word="导出 CSV"
          label={`导出 CSV：${atWork.table.caption}，${atWork.count}`}
          onPress={atWork.save}
        />
      ) : null}
      {workbook?.(atWork.view.found)}
    </View>
  );
}
