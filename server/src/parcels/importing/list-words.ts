// What is said of a carrier's list that cannot be used, and of what is wrong in its rows?
import { MOST_PARCEL_ROWS, parcelImportFaults, parcelImportFields } from '@kehuoyou/shared';
import type { ParcelImportFault } from '@kehuoyou/shared';
import type { Column } from '../../documents/table.js';
import type { KeptFault } from './list-findings.js';

/** Why a file as a whole is no list, for whoever sent it. */
export const listRefusals = {
  empty: '文件是空的',
  old_excel: '这是老式的 Excel 文件（.xls），请另存为“Excel 工作簿（.xlsx）”再传',
  no_table: '这不是表格文件，请用 Excel（.xlsx）或 CSV',
  too_wide: '一行里的格子太多，不像是快递单子',
  too_long: `超过 ${MOST_PARCEL_ROWS} 行，请分成几个文件`,
  quotes: '有一个引号没有配对，后面的内容分不清，请重新保存再传',
  no_waybills: '没有找到单号这一列，表头要有“运单号”或“快递单号”',
  no_rows: '表头下面一行也没有',
} as const;

/** Whose parcels of an unknown carrier are. */
export const UNKNOWN_CARRIER = '看不出是哪家';

/** A fault in words. */
export function faultTold([row, code]: KeptFault): ParcelImportFault {
  const { field, message, skips } = parcelImportFaults[code];
  return { row, field, code, message, skipped: skips };
}

/** What the file of faults is called. */
export function faultsTitle(fileName: string): string {
  const name = fileName.replace(/\.\w+$/, '');
  return `${name === '' ? '快递单子' : name}-问题`;
}

/** The columns of the file of faults. */
export const faultColumns: readonly Column<KeptFault>[] = [
  { name: '行', type: 'number', cell: ([row]) => row },
  { name: '列', type: 'text', cell: (fault) => parcelImportFields[faultTold(fault).field] },
  { name: '问题', type: 'text', cell: (fault) => faultTold(fault).message },
  { name: '这一行', type: 'text', cell: (fault) => (faultTold(fault).skipped ? '没有收' : '收了') },
];
