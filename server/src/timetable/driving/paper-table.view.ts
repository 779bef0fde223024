// Which papers does a company have, in a table that is sorted, filtered and sent on?
import {
  compareTexts,
  dayNumber,
  driverPaperKinds,
  firstDifference,
  longestValid,
  paperNames,
  paperWord,
  vehiclePaperKinds,
} from '@kehuoyou/shared';
import type { Driver, Paper, PaperKind, ServiceDate, Vehicle } from '@kehuoyou/shared';
import type { Table } from '../../documents/table.js';

/** One paper of one vehicle or driver. */
export interface PaperRow {
  readonly whose: '车辆' | '司机';
  /** 车牌 or 工号. */
  readonly name: string;
  readonly kind: PaperKind;
  readonly validUntil: ServiceDate | undefined;
  /** Days left, 0 on the last one, below that once it has run out; undefined where there is none. */
  readonly left: number | undefined;
}

/** Papers as a table: what is missing or runs out first stands first. `today` decides what has run out. */
export function paperTable(
  company: string,
  { vehicles, drivers }: { readonly vehicles: readonly Vehicle[]; readonly drivers: readonly Driver[] },
  today: ServiceDate,
): Table<PaperRow> {
  const rows = [
    ...vehicles.flatMap(({ plate, papers }) => rowsOf('车辆', plate, papers, vehiclePaperKinds, today)),
    ...drivers.flatMap(({ staffNumber, papers }) => rowsOf('司机', staffNumber, papers, driverPaperKinds, today)),
  ].sort((a, b) => firstDifference((a.left ?? -Infinity) - (b.left ?? -Infinity), compareTexts(a.name, b.name)));
  return {
    title: `${company}证件${today}`,
    columns: [
      { name: '车辆或司机', type: 'text', width: 6, cell: ({ whose }) => whose },
      { name: '车牌或工号', type: 'text', cell: ({ name }) => name },
      { name: '证件', type: 'text', cell: ({ kind }) => paperNames[kind] },
      { name: '有效到', type: 'date', cell: ({ validUntil }) => validUntil },
      { name: '还剩天数', type: 'number', cell: ({ left }) => left },
      { name: '情况', type: 'text', cell: ({ left }) => paperWord(left) },
    ],
    rows,
  };
}

function rowsOf(
  whose: PaperRow['whose'],
  name: string,
  papers: readonly Paper[],
  kinds: readonly PaperKind[],
  today: ServiceDate,
): PaperRow[] {
  return kinds.map((kind) => {
    const validUntil = longestValid(papers, kind);
    const left = validUntil === undefined ? undefined : dayNumber(validUntil) - dayNumber(today);
    return { whose, name, kind, validUntil, left };
  });
}
