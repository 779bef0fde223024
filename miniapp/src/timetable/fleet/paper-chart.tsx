// How many papers hold, how many must be renewed, and in which month do the others run out?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { dateAt, RENEW_DAYS } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Card } from '../../ui/cards/card';
import { DayBars } from '../../ui/charts/day-bars';
import { StackedBar } from '../../ui/charts/stacked-bar';
import type { WithPapers } from './paper-columns';
import { paperCounts, runningOut } from './paper-counts';

/** Everybody or everything with papers. */
export interface PaperChartProps {
  readonly owners: readonly WithPapers[];
}

const UNIT = '份';
const MONTHS = 12;

/** On a phone the whole only: what must be renewed stands first in the list below. */
export function PaperChart({ owners }: PaperChartProps): ReactElement | null {
  const today = dateAt(useNow());
  const wide = useWideScreen();
  const lines = owners.flatMap((owner) => owner.lines);
  if (lines.length === 0) return null;
  const { over, soon, good, missing } = paperCounts(lines);
  const months = runningOut(lines, today, MONTHS);
  const parts = [
    { word: '已过期', value: over, paint: 'red' },
    { word: '没登记', value: missing, paint: 'edge' },
    { word: `${RENEW_DAYS} 天内到期`, value: soon, paint: 'amber' },
    { word: '有效', value: good, paint: 'green' },
  ] as const;
  return (
    <View className="paper-charts">
      <Card>
        <StackedBar title="证件" unit={UNIT} parts={parts.filter(({ value }) => value > 0)} />
      </Card>
      {!wide || months.every(({ value }) => value === 0) ? null : (
        <Card>
          <DayBars title={`今后 ${MONTHS} 个月里到期的证件`} unit={UNIT} points={months} height={48} />
        </Card>
      )}
    </View>
  );
}
