// On which day and after what time does one want to leave?
import type { ReactElement } from 'react';
import { addDays, dateAt } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { DateField } from '../../ui/date-field';
import { nearDayChips } from '../day-chips';
import { timeChips } from '../journey-when';
import type { JourneyPlan } from '../use-journey-plan';

/** How far ahead a day may be asked for. */
const MOST_DAYS_AHEAD = 365;

/** Days, parts of the day, and the calendar for any other day. */
export function WhenChooser({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const now = useNow();
  const today = dateAt(now);
  return (
    <Card title="什么时候走">
      <Chips label="哪一天走" chips={nearDayChips(today, plan.date)} chosen={plan.date} onChoose={plan.setDate} />
      <Chips label="几点以后走" chips={timeChips(plan.date, now)} chosen={plan.time} onChoose={plan.setTime} />
      <DateField word="看别的日子" value={plan.date} from={today} to={addDays(today, MOST_DAYS_AHEAD)} onChoose={plan.setDate} />
    </Card>
  );
}
