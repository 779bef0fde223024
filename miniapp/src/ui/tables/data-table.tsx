// How do many rows of one kind stand on the screen? A table before a desk, a list of cards on a phone.
import type { ReactElement, ReactNode } from 'react';
import { View } from '@tarojs/components';
import { useWideScreen } from '../../core/platform/wide-screen';
import { TableCards } from './table-cards';
import type { RowPicking } from './table-lines';
import { TablePager } from './table-pager';
import { useTable } from './use-table';
import type { TableRows } from './use-table';
import { WideTable } from './wide-table';

/** A table, what a row looks like in full, and what stands where there is none. */
export interface DataTableProps<Row> extends TableRows<Row> {
  /** A row in full, with what can be done: the phone's card, and the detail beside the list. Made of the columns unless given. */
  readonly card?: ((row: Row) => ReactNode) | undefined;
  /** Where rows are chosen, several of them, instead of opened. On a wide screen only: a phone's cards carry their own. */
  readonly picking?: RowPicking<Row>;
  /** Stands in its place when there are no rows at all. */
  readonly empty: ReactNode;
  /** A button that gives the rows which answer as a workbook; on a wide screen only. */
  readonly workbook?: ((found: readonly Row[]) => ReactNode) | undefined;
  /** What one does to the list as a whole, such as adding to it: above the cards, and in the line above the table. */
  readonly action?: ReactNode;
  /** False where the phone's list is to be only a list, with nothing to search or sort it by. */
  readonly phoneTools?: boolean;
  /** Below the rows, such as a button for those that the server has not given yet. */
  readonly more?: ReactNode;
}

/** Sorts, filters, pages and exports; the same rows, in the same order, in either form. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { card, picking, empty, workbook, action, phoneTools = true, more, ...rows } = props;
  const wide = useWideScreen();
  const atWork = useTable(rows);
  if (props.rows.length === 0)
    return (
      <>
        {action}
        {empty}
      </>
    );
  return (
    <View className="data">
      {process.env.TARO_ENV === 'h5' && wide ? (
        <WideTable atWork={atWork} card={card} picking={picking} workbook={workbook} action={action} />
      ) : (
        <>
          {action}
          <TableCards atWork={atWork} card={card} tools={phoneTools} />
        </>
      )}
      <TablePager atWork={atWork} />
      {more}
    </View>
  );
}
