// What stands where no way leads there, and whom can one ask?
import type { ReactElement } from 'react';
import { addDays, dateAt, dayName, pointName, timetablePages } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { PhoneButton } from '../../ui/buttons/phone-button';
import type { NoJourney } from './journey-words';
import type { JourneyPlan } from './use-journey-plan';

/** Why there is none, and what to do. */
export interface NothingProps {
  readonly plan: JourneyPlan;
  readonly none: NoJourney;
  /** The next day that has some; the day after unless it is known. */
  readonly nextDate?: ServiceDate | undefined;
}

/** Nothing as an answer: another day, any hour, all buses, or a human. */
export function Nothing({ plan, none, nextDate }: NothingProps): ReactElement {
  const today = dateAt(useNow());
  const later = nextDate ?? addDays(plan.date, 1);
  const limited = plan.time !== 'any' || (plan.kind === 'outing' && plan.home !== 'any');
  return (
    <Card title="怎么去" spoken={none.spoken}>
      <EmptyAnswer sentence={none.sentence} next={none.next}>
        <ButtonRow>
          {plan.there ? null : (
            <Button
              icon="calendar"
              word={`看${dayName(later, today)}的`}
              onPress={() => plan.choose({ date: later })}
            />
          )}
          {limited ? (
            <Button
              icon="clock"
              word="不限几点"
              onPress={() => plan.choose({ side: 'leave', time: 'any', home: 'any' })}
            />
          ) : null}
          {plan.there ? null : <Button icon="bus" word="看全部班次" onPress={() => goTo(timetablePages.board)} />}
          <Human plan={plan} />
        </ButtonRow>
      </EmptyAnswer>
    </Card>
  );
}

/** The keeper of the own village knows the way. */
export function Human({ plan }: { readonly plan: JourneyPlan }): ReactElement | null {
  const keeper = plan.pack?.points.find(({ phone }) => phone !== undefined);
  if (keeper?.phone === undefined) return null;
  return <PhoneButton word="打电话问站长" who={pointName(keeper.name)} number={keeper.phone} />;
}
