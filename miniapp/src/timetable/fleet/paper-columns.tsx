// How do papers stand in a table? What holds stays quiet; what runs out has a shape, a word and its date.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { paperNames, RENEW_DAYS } from '@kehuoyou/shared';
import type { PaperKind } from '@kehuoyou/shared';
import { StateMark } from '../../ui/states/state-mark';
import type { Column, TableFilter } from '../../ui/tables/table-columns';
import { leastLeft } from './paper-words';
import type { PaperLine } from './paper-words';

/** Somebody or something with papers. */
export interface WithPapers {
  readonly lines: readonly PaperLine[];
}

/** A column for each kind of paper, sorted by how long it still holds. */
export function paperColumns<Row extends WithPapers>(kinds: readonly PaperKind[]): Column<Row>[] {
  return kinds.map((kind) => ({
    name: kind,
    word: paperNames[kind],
    text: (row) => dated(row, kind),
    order: (row) => lineOf(row, kind)?.left,
    cell: (row) => <PaperCell line={lineOf(row, kind)} />,
  }));
}

/** Whose papers are over or missing, and whose run out soon. */
export const paperFilter: TableFilter<WithPapers> = {
  name: 'papers',
  word: '证件怎样',
  choices: [
    { value: 'over', word: '过期或没登记', holds: ({ lines }) => leastLeft(lines) < 0 },
    {
      value: 'soon',
      word: `${RENEW_DAYS} 天内到期`,
      holds: ({ lines }) => lines.some(({ left }) => left >= 0 && left <= RENEW_DAYS),
    },
  ],
};

function lineOf({ lines }: WithPapers, kind: PaperKind): PaperLine | undefined {
  return lines.find((line) => line.kind === kind);
}

/** 2026-12-10 还有 16 天. */
function dated(row: WithPapers, kind: PaperKind): string {
  const line = lineOf(row, kind);
  return line === undefined ? '' : [line.validUntil, line.word].filter((part) => part !== undefined).join(' ');
}

function PaperCell({ line }: { readonly line: PaperLine | undefined }): ReactElement | null {
  if (line === undefined) return null;
  const date = line.validUntil === undefined ? null : <Text className="paper-date">{line.validUntil}</Text>;
  if (line.tone === 'green') return date;
  return (
    <View className="paper-cell">
      <StateMark state={line.tone === 'amber' ? 'careful' : 'refused'} word={line.word} />
      {date}
    </View>
  );
}
