// On which day, and after or before which hour, does one want to travel?
import type { ReactElement } from 'react';
import { addDays, dateAt } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { nearDayChips } from '../departures/day-chips';
import { homeChips, sideChips, timeChips } from './journey-when';
import type { JourneyPlan } from './use-journey-plan';

/** How far ahead a day may be asked for. */
const MOST_DAYS_AHEAD = 365;

/** Days, the hours of one end of the way or of both, and the calendar for any other day. */
export function WhenChooser({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const today = dateAt(useNow());
  const { date, kind, choose, pack } = plan;
  return (
    <Card title={kind === 'outing' ? '几点前到，几点前回' : '什么时候走'}>
      <Chips
        label="哪一天走"
        chips={nearDayChips(today, date, pack)}
        chosen={date}
        onChoose={(value) => choose({ date: value })}
      />
      <HourChips plan={plan} />
      <DateField
        word="看别的日子"
        value={date}
        from={today}
        to={addDays(today, MOST_DAYS_AHEAD)}
        onChoose={(value) => choose({ date: value })}
      />
    </Card>
  );
}

/** The hour of leaving or of arriving; of a day out both hours that one must keep. */
function HourChips({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const now = useNow();
  const { date, side, time, home, kind, choose } = plan;
  return (
    <>
      {kind === 'outing' ? null : (
        <Chips
          label="说走的时间，还是到的时间"
          chips={sideChips}
          chosen={side}
          onChoose={(value) => choose({ side: value, time: 'any' })}
        />
      )}
      <Chips
        label={side === 'leave' ? '几点以后走' : '几点以前到'}
        chips={timeChips(date, now, side)}
        chosen={time}
        onChoose={(value) => choose({ time: value })}
      />
      {kind === 'outing' ? (
        <Chips
          label="几点以前回到家"
          chips={homeChips(date, now)}
          chosen={home}
          onChoose={(value) => choose({ home: value })}
        />
      ) : null}
    </>
  );
}
