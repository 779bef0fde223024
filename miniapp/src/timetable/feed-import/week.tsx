// How many buses would run on each of the coming days, and on which fewer than now?
import type { ReactElement } from 'react';
import { fullDateText, longDate, weekdayName } from '@kehuoyou/shared';
import type { FeedDay } from '@kehuoyou/shared';
import { DayBars } from '../../ui/charts/day-bars';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';

/** A column a day; a day with fewer buses than now is red, and is named. */
export function FeedWeek({ week }: { readonly week: readonly FeedDay[] }): ReactElement {
  const fewer = week.filter(({ before, after }) => after < before);
  const points = week.map(({ date, before, after }) => ({
    label: weekdayName(date),
    spoken: fullDateText(date),
    value: after,
    standsOut: after < before,
  }));
  return (
    <Card title="换上以后，每天开几班" named>
      <DayBars title="从今天起 7 天，新的这一份" unit="班" points={points} />
      {fewer.length === 0 ? <Note>没有一天比现在少。</Note> : null}
      {fewer.map(({ date, before, after }) => (
        <Note key={date} tone="red">{`${longDate(date)}：现在 ${before} 班，换上以后 ${after} 班`}</Note>
      ))}
    </Card>
  );
}
