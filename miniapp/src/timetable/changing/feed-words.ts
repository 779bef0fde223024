// How are a file of a timetable, what was found in it, and what it would change said?
import type {
  FeedChange,
  FeedImport,
  FeedImportState,
  FeedIssue,
  FeedIssueCode,
  FeedIssueSeverity,
  FeedValidation,
} from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** A state in a word. */
export const importStates: Readonly<Record<FeedImportState, { readonly word: string; readonly tone: Tone }>> = {
  reading: { word: '正在检查', tone: 'amber' },
  refused: { word: '有错，没收', tone: 'red' },
  interrupted: { word: '检查断了', tone: 'red' },
  ready: { word: '可以发布', tone: 'green' },
  published: { word: '发布过', tone: 'grey' },
};

/** What a severity asks for. */
export const severityWords: Readonly<
  Record<FeedIssueSeverity, { readonly title: string; readonly what: string; readonly tone: Tone }>
> = {
  ERROR: { title: '错误', what: '必须改好，才能用', tone: 'red' },
  WARNING: { title: '警告', what: '能用，最好看一看', tone: 'amber' },
  INFO: { title: '提示', what: '只是告诉您', tone: 'grey' },
};

const severities: readonly FeedIssueSeverity[] = ['ERROR', 'WARNING', 'INFO'];

/** Findings of one severity, those of a kind together. */
export interface IssueGroup {
  readonly severity: FeedIssueSeverity;
  /** How many there are, also of those that the report does not list one by one. */
  readonly count: number;
  readonly kinds: readonly IssueKind[];
}

/** Findings of one kind. */
export interface IssueKind {
  readonly code: FeedIssueCode;
  readonly count: number;
  /** The first of them. */
  readonly issues: readonly FeedIssue[];
}

/** The findings by severity, worst first; severities without any are left out. */
export function issueGroups({ issues, counts }: FeedValidation): IssueGroup[] {
  return severities.flatMap((severity) => {
    const own = issues.filter((issue) => issue.severity === severity);
    const codes = [...new Set(own.map(({ code }) => code))];
    const kinds = codes.map((code) => {
      const listed = own.filter((issue) => issue.code === code);
      return { code, count: Math.max(counts[code] ?? 0, listed.length), issues: listed };
    });
    return kinds.length === 0 ? [] : [{ severity, count: kinds.reduce((sum, { count }) => sum + count, 0), kinds }];
  });
}

/** stops.txt 第 4 行 stop_lat. */
export function issuePlace({ file, row, field }: FeedIssue): string {
  return [file, row === 0 ? '' : `第 ${row} 行`, field ?? ''].filter((part) => part !== '').join(' ');
}

/** 多 2、少 1、变 3、不变 120. */
export function changeCounts({ counts }: FeedChange): string {
  return `多 ${counts.gained}、少 ${counts.lost}、变 ${counts.changed}、不变 ${counts.same}`;
}

/** How an import stands, in a sentence. */
export function importSentence({ state, validation, rowsRead }: FeedImport): string {
  switch (state) {
    case 'reading':
      return `正在一行一行地检查，已经读了 ${rowsRead} 行。可以先离开，检查不会停。`;
    case 'refused':
      return `有 ${validation?.errors ?? 0} 处错误，没有收进来，现在的时刻表照常使用。请照下面改好文件，再送一次。`;
    case 'interrupted':
      return '检查到一半服务器停了，什么也没有改。请把文件再送一次。';
    case 'ready':
      return `检查完了，一共 ${rowsRead} 行，没有错误${(validation?.warnings ?? 0) === 0 ? '' : `，有 ${validation?.warnings} 处警告`}。发布以前，村里人看到的还是现在的时刻表。`;
    case 'published':
      return '这一份发布过了。';
  }
}
