// Since when do events get stuck, and is it getting worse?
import type { ReactElement } from 'react';
import { longDate } from '@kehuoyou/shared';
import type { DeadLettersOfDay } from '@kehuoyou/shared';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Card } from '../../ui/cards/card';
import { DayBars } from '../../ui/charts/day-bars';

/** A column a day; one with any is not as it should be. On a phone a line for each of those alone. */
export function LetterDays({ daily }: { readonly daily: readonly DeadLettersOfDay[] }): ReactElement | null {
  const wide = useWideScreen();
  const shown = wide ? daily : daily.filter(({ letters }) => letters > 0);
  if (shown.length === 0) return null;
  const points = shown.map(({ date, letters }) => ({
    label: date.slice(5),
    spoken: longDate(date),
    value: letters,
    standsOut: letters > 0,
  }));
  return (
    <Card>
      <DayBars title={`最近 ${daily.length} 天，每天有几条停下来`} unit="条" points={points} height={64} />
    </Card>
  );
}
