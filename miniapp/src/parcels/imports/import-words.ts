// How are a carrier's list and what was found in it said?
import { parcelImportFields } from '@kehuoyou/shared';
import type { ParcelImport, ParcelImportFault, ParcelImportPreview, ParcelImportState } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** A state in a word. */
export const listStates: Readonly<Record<ParcelImportState, { readonly word: string; readonly tone: Tone }>> = {
  reading: { word: '正在看', tone: 'amber' },
  refused: { word: '没收', tone: 'red' },
  interrupted: { word: '看到一半断了', tone: 'red' },
  ready: { word: '等您确认', tone: 'green' },
  announcing: { word: '正在报', tone: 'amber' },
  announced: { word: '报完了', tone: 'grey' },
};

/** What a list is called. */
export function listName({ fileName }: Pick<ParcelImport, 'fileName'>): string {
  return fileName === '' ? '没有名字的单子' : fileName;
}

/** How a list stands, in a sentence. */
export function listSentence({ state, rowsRead, refusal, preview, announced, repeated }: ParcelImport): string {
  switch (state) {
    case 'reading':
      return `正在一行一行地看，已经看了 ${rowsRead} 行。可以先离开，不会停。`;
    case 'refused':
      return `${refusal ?? '这份文件用不了'}。什么也没有报。`;
    case 'interrupted':
      return '看到一半服务器停了，什么也没有报。请把文件再送一次。';
    case 'ready':
      return `看完了，一共 ${rowsRead} 行。能报 ${preview?.good ?? 0} 件${skippedWords(preview)}。您点了“报上去”才算数。`;
    case 'announcing':
      return `正在报，已经报了 ${announced + repeated} 件。可以先离开，不会停，也不会报两次。`;
    case 'announced':
      return `报完了：新的 ${announced} 件，以前报过的 ${repeated} 件。`;
  }
}

function skippedWords(preview: ParcelImportPreview | undefined): string {
  const skipped = preview?.skipped ?? 0;
  const known = preview?.known ?? 0;
  return `${known === 0 ? '' : `（其中 ${known} 件以前报过）`}${skipped === 0 ? '' : `，有 ${skipped} 行不能收`}`;
}

/** What each column was taken for, in a sentence; those that are passed over last. */
export function columnWords({ columns }: ParcelImportPreview): readonly string[] {
  const taken = columns.flatMap(({ heading, field }) =>
    field === undefined ? [] : [`“${heading}”这一列当作${parcelImportFields[field]}`],
  );
  const passed = columns.flatMap(({ heading, field }) => (field === undefined && heading !== '' ? [heading] : []));
  return passed.length === 0 ? taken : [...taken, `没有用：${passed.join('、')}`];
}

/** 中通快递 120 件, and how many of these were guessed. */
export function carrierWords({ carriers }: ParcelImportPreview): readonly string[] {
  return carriers.map(
    ({ name, rows, guessed }) => `${name} ${rows} 件${guessed === 0 ? '' : `（${guessed} 件是按单号猜的）`}`,
  );
}

/** 第 5 行 运单号. */
export function faultPlace({ row, field }: ParcelImportFault): string {
  return `第 ${row} 行 ${parcelImportFields[field]}`;
}

/** What is wrong, and what became of the row. */
export function faultWords({ message, skipped }: ParcelImportFault): string {
  return `${message}。${skipped ? '这一行没有收。' : '这一件照样报。'}`;
}
