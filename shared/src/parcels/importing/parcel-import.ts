// How does a carrier's list of parcels come in as a file, and what is wrong with it where?
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import type { Moves } from '../../moves.js';
import { parcelImportPolicy } from '../parcels.policy.js';

/**
 * `reading`: rows are being read; `refused`: no list of parcels; `interrupted`: the server was stopped while reading,
 * send it again; `ready`: read, waits for somebody to say yes; `announcing`: its parcels are being announced, which goes
 * on by itself whatever is stopped; `announced`.
 */
export const parcelImportStates = ['reading', 'refused', 'interrupted', 'ready', 'announcing', 'announced'] as const;
export type ParcelImportState = (typeof parcelImportStates)[number];

/** What may be done to an import: by whoever reads it, by the clerk (`confirm`), and by what announces (`finish`). */
export type ParcelImportMove = 'accept' | 'refuse' | 'confirm' | 'finish';

/** The life of an import. None is ever kept as `interrupted`: that is how a reading looks that stands still. */
export const parcelImportMoves: Moves<ParcelImportState, ParcelImportMove> = {
  reading: { accept: 'ready', refuse: 'refused' },
  refused: {},
  interrupted: {},
  ready: { confirm: 'announcing' },
  announcing: { finish: 'announced' },
  announced: {},
};

/** What a column of such a list may say, as people call it. */
export const parcelImportFields = {
  waybill: '运单号',
  carrier: '快递公司',
  name: '收件人',
  phone: '电话',
  virtualNumber: '虚拟号',
  village: '村或地址',
  point: '服务点',
  expectedOn: '预计到达',
  due: '付款方式',
} as const;
export type ParcelImportField = keyof typeof parcelImportFields;

/**
 * What can be wrong with a cell. `skips`: without it the row is no parcel, and is left out; otherwise the parcel is
 * announced without what the cell says.
 */
export const parcelImportFaults = {
  waybill_missing: { field: 'waybill', skips: true, message: '没有单号' },
  waybill_not_valid: { field: 'waybill', skips: true, message: '单号要 6 到 32 位字母或数字' },
  waybill_rounded: {
    field: 'waybill',
    skips: true,
    message: '单号被表格软件当成数字，后几位丢了：请把这一列设成“文本”再存一次',
  },
  repeated_in_file: { field: 'waybill', skips: true, message: '这个单号前面已经有一行' },
  carrier_not_known: { field: 'carrier', skips: false, message: '看不出是哪家快递，扫到面单再说' },
  name_not_valid: { field: 'name', skips: false, message: '姓名太长，最多 40 个字' },
  phone_not_valid: { field: 'phone', skips: false, message: '电话只能有数字、星号和横线，最长 32 位' },
  virtual_number_not_valid: { field: 'virtualNumber', skips: false, message: '虚拟号只能有数字和横线，最长 32 位' },
  village_not_found: { field: 'village', skips: false, message: '看不出是哪个村，要到县里再分' },
  point_not_found: { field: 'point', skips: false, message: '没有这个服务点' },
  date_not_valid: { field: 'expectedOn', skips: false, message: '日期要写成 2026-01-31 这样' },
} as const satisfies Readonly<
  Record<string, { readonly field: ParcelImportField; readonly skips: boolean; readonly message: string }>
>;
export type ParcelImportFaultCode = keyof typeof parcelImportFaults;

/** Something that is wrong with a row. */
export interface ParcelImportFault {
  /** As the spreadsheet counts: the header's row is mostly 1. */
  readonly row: number;
  readonly field: ParcelImportField;
  readonly code: ParcelImportFaultCode;
  /** In words. */
  readonly message: string;
  /** True where the row is left out. */
  readonly skipped: boolean;
}

/** What was found in a file, before anything is announced. */
export interface ParcelImportPreview {
  /** Each column by its heading; `field` is what it was taken for, absent where it is passed over. */
  readonly columns: readonly { readonly heading: string; readonly field?: ParcelImportField }[];
  /** Rows that are announced. */
  readonly good: number;
  /** Of these, parcels of which somebody has told us before. */
  readonly known: number;
  /** Rows that are left out. */
  readonly skipped: number;
  /** Of all rows, by carrier; `guessed` by their numbers alone, because the list does not say. */
  readonly carriers: readonly {
    readonly carrier: string;
    readonly name: string;
    readonly rows: number;
    readonly guessed: number;
  }[];
  /** The first faults, and how many there are in all. */
  readonly faults: readonly ParcelImportFault[];
  readonly faultCount: number;
}

/** One file and what became of it. */
export interface ParcelImport {
  readonly importId: string;
  readonly state: ParcelImportState;
  readonly fileName: string;
  readonly bytes: number;
  /** Grows while the state is `reading`. */
  readonly rowsRead: number;
  readonly startedAt: string;
  /** Why it is no list of parcels; in the state `refused`. */
  readonly refusal?: string;
  /** Once it was read. */
  readonly preview?: ParcelImportPreview;
  /** Parcels that were announced for the first time, and once more; both grow while the state is `announcing`. */
  readonly announced: number;
  readonly repeated: number;
}

/** What is said along with a file. */
export interface ParcelImportStart {
  readonly fileName?: string;
  /** The hub whose list it is; without one the whole county's. */
  readonly pointId?: string;
  /** Whose parcels they are where the list does not say: 快递100's code. */
  readonly carrier?: string;
}

/** The largest file that is taken. */
export const MOST_PARCEL_FILE_BYTES = 32 * 1_024 * 1_024;
/** Most rows of one file. */
export const MOST_PARCEL_ROWS = 100_000;
/** Faults that a preview shows; the file of faults has all. */
export const MOST_FAULTS_SHOWN = 100;

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The endpoints of carriers' lists. The upload's body is the file itself. */
export const parcelImportApi = {
  start: endpoint<ParcelImportStart, ParcelImport>('POST', '/api/parcels/imports', {
    access: parcelImportPolicy.manage.roles,
    takes: ['text/csv', EXCEL, 'application/octet-stream'],
    summary: 'Upload a carrier’s list (CSV or Excel) to be read and checked; nothing is announced yet',
    fails: ['point_not_found'],
  }),
  list: endpoint<{ readonly pointId?: string }, { readonly imports: readonly ParcelImport[] }>(
    'GET',
    '/api/parcels/imports',
    {
      access: parcelImportPolicy.manage.roles,
      summary: 'The latest lists of a hub, or of the county, without what was found in them; at most 20',
      fails: ['point_not_found'],
    },
  ),
  status: endpoint<{ readonly importId: string }, ParcelImport>('GET', '/api/parcels/imports/:importId', {
    access: parcelImportPolicy.manage.roles,
    summary: 'How far a list is: what each column was taken for, what is wrong in which row, how many are announced',
    fails: ['import_not_found'],
  }),
  faults: endpoint<{ readonly importId: string }, FileAnswer>('GET', '/api/parcels/imports/:importId/faults.csv', {
    access: parcelImportPolicy.manage.roles,
    answers: 'csv',
    summary: 'Everything that is wrong with a list, row by row',
    fails: ['import_not_found'],
  }),
  confirm: endpoint<{ readonly importId: string }, ParcelImport>('POST', '/api/parcels/imports/:importId/confirm', {
    access: parcelImportPolicy.manage.roles,
    summary: 'Announce the good rows of a list that was read; it goes on by itself, and `status` says how far',
    fails: ['import_not_found', 'already_announced', 'import_not_ready'],
  }),
};
