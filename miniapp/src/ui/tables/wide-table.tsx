// How does a table stand on a wide screen: worked by keys, with the detail beside it?
import { useRef } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { View } from '@tarojs/components';
import { voice } from '../voice';
import { RowDetail } from './row-detail';
import { useTableKeys } from './table-keys';
import type { TableKeys } from './table-keys';
import { TableHead, TableLine } from './table-lines';
import type { RowPicking, RowPress } from './table-lines';
import { TableTools } from './table-tools';
import type { TableAtWork } from './use-table';

/** The rows, what each looks like in full, and the same as a workbook. */
export interface WideTableProps<Row> {
  readonly atWork: TableAtWork<Row>;
  readonly card: ((row: Row) => ReactNode) | undefined;
  readonly picking: RowPicking<Row> | undefined;
  readonly workbook: ((found: readonly Row[]) => ReactNode) | undefined;
  readonly action: ReactNode;
}

/** Browsers only: a real table, which screen readers know how to walk through. */
export function WideTable<Row>({ atWork, card, picking, workbook, action }: WideTableProps<Row>): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  useTableKeys(frame, keysOf(atWork, frame));
  const press = pressOf(atWork, card !== undefined, picking);
  const open = card === undefined ? undefined : atWork.open;
  const { columns, keyOf } = atWork.table;
  return (
    <div className="data-wide" ref={frame}>
      <TableTools atWork={atWork} workbook={workbook} action={action} />
      <View className={open === undefined ? 'table-alone' : 'table-beside'}>
        <div className="table-frame">
          <Lines atWork={atWork} press={press} open={open} />
          {atWork.view.found.length === 0 ? <p className="table-none">没有这样的。换几个字，或者换一个条件。</p> : null}
          {press === undefined ? null : <TableLegend press={press.kind === 'open' ? '打开' : '选上'} />}
        </div>
        {open === undefined || card === undefined ? null : (
          <RowDetail key={keyOf(open)} name={columns[0].text(open)} onClose={() => closeRow(atWork, frame)}>
            {card(open)}
          </RowDetail>
        )}
      </View>
    </div>
  );
}

interface LinesProps<Row> {
  readonly atWork: TableAtWork<Row>;
  readonly press: RowPress<Row> | undefined;
  readonly open: Row | undefined;
}

function Lines<Row>({ atWork, press, open }: LinesProps<Row>): ReactElement {
  const { table, view } = atWork;
  const columns = table.columns.filter(({ beside }) => open === undefined || beside !== false);
  const inTabOrder = view.shown.find((row) => row === open) ?? view.shown[0];
  return (
    <table className="table">
      <caption className="table-caption">
        <span {...voice({ role: 'status' })}>{`${table.caption}：${atWork.count}`}</span>
      </caption>
      <TableHead atWork={atWork} columns={columns} />
      <tbody>
        {view.shown.map((row) => (
          <TableLine key={table.keyOf(row)} row={row} columns={columns} press={press} inTabOrder={row === inTabOrder} />
        ))}
      </tbody>
    </table>
  );
}

function TableLegend({ press }: { readonly press: string }): ReactElement {
  const keys = [
    ['J', '下一行'],
    ['K', '上一行'],
    ['回车', press],
    ...(press === '打开' ? [['Esc', '关上'] as const] : []),
    ['/', '查找'],
  ] as const;
  return (
    <p className="table-legend" aria-hidden="true">
      {keys.map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {word}
        </span>
      ))}
    </p>
  );
}

function pressOf<Row>(
  { open, openRow, table }: TableAtWork<Row>,
  opens: boolean,
  picking: RowPicking<Row> | undefined,
): RowPress<Row> | undefined {
  if (picking !== undefined) return { kind: 'pick', ...picking };
  if (!opens) return undefined;
  return { kind: 'open', isOn: (row) => row === open, press: (row) => openRow(table.keyOf(row)) };
}

/** Moves the focus from row to row; while a detail is open it follows. */
function keysOf<Row>(atWork: TableAtWork<Row>, frame: RefObject<HTMLDivElement | null>): TableKeys {
  const { table, view, open } = atWork;
  return {
    step(by) {
      const names = [...(frame.current?.querySelectorAll<HTMLElement>('.table-name') ?? [])];
      const focused = names.findIndex((name) => name === document.activeElement);
      const at = focused >= 0 ? focused : view.shown.findIndex((row) => row === open);
      let next = at < 0 && by === -1 ? names.length - 1 : at + by;
      // Over rows that nothing can be done with.
      while (names[next]?.tagName === 'SPAN') next += by;
      const row = view.shown[next];
      if (row === undefined) return;
      names[next]?.focus();
      if (open !== undefined) atWork.openRow(table.keyOf(row));
    },
    find: () => frame.current?.querySelector<HTMLElement>('.table-tools input')?.focus(),
    close: () => closeRow(atWork, frame),
  };
}

/** Closes the detail; the focus goes back to its row. */
function closeRow<Row>({ view, open, openRow }: TableAtWork<Row>, frame: RefObject<HTMLDivElement | null>): void {
  if (open === undefined) return;
  const at = view.shown.findIndex((row) => row === open);
  frame.current?.querySelectorAll<HTMLElement>('.table-name')[at]?.focus();
  openRow(undefined);
}
