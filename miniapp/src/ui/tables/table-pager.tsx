// How does one get to the rows that do not fit on one page?
import type { ReactElement } from 'react';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';
import type { TableAtWork } from './use-table';

/** Nothing while all rows fit. */
export function TablePager<Row>({ atWork }: { readonly atWork: TableAtWork<Row> }): ReactElement | null {
  const { page, pages } = atWork.view;
  if (pages === 1) return null;
  return (
    <ButtonRow>
      {page === 1 ? null : <Button icon="chevron-left" word="上一页" onPress={() => atWork.goToPage(page - 1)} />}
      {page === pages ? null : <Button icon="chevron-right" word="下一页" onPress={() => atWork.goToPage(page + 1)} />}
    </ButtonRow>
  );
}
