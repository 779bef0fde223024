// Which ways are there, or why is there none?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, dayName } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePulled } from '../../core/platform/navigation';
import { Button } from '../../ui/button';
import { ButtonRow } from '../../ui/button-row';
import { Card } from '../../ui/card';
import { EmptyAnswer } from '../../ui/empty-answer';
import { ErrorSentence } from '../../ui/error-sentence';
import { Note } from '../../ui/note';
import { PhoneButton } from '../../ui/phone-button';
import { Skeleton } from '../../ui/skeleton';
import { countyStopOf } from '../departure-words';
import { timeWord } from '../journey-when';
import { alreadyThere, journeyCards, noJourney } from '../journey-words';
import type { NoJourney } from '../journey-words';
import type { JourneyPlan } from '../use-journey-plan';
import { JourneyCardView } from './journey-card-view';

/** The ways, the earliest arrival first and opened out; nothing as an answer. */
export function JourneyAnswers({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const now = useNow();
  const [openKey, setOpenKey] = useState<string>();
  const { query, to, date, pack } = plan;
  usePulled(query.refresh);
  if (plan.there) return <Nothing plan={plan} none={alreadyThere(to.name)} />;
  const { failure } = query;
  if (!query.answer && failure) return <ErrorSentence sentence={failureText(failure)} reference={failure.detail.requestId} onRetry={() => void query.refresh()} />;
  if (!query.answer) return <Skeleton />;
  const { journeys } = query.answer;
  const cards = journeyCards(journeys, { toName: to.name, countyStop: pack && countyStopOf(pack), now, cancellations: pack?.cancellations ?? [] });
  if (cards.length === 0) {
    const none = noJourney({ toName: to.name, date, after: timeWord(plan.time), today: dateAt(now), left: journeys.length > 0 });
    return <Nothing plan={plan} none={none} />;
  }
  const open = cards.some(({ key }) => key === openKey) ? openKey : cards[0]?.key;
  return (
    <>
      {cards.map((card, index) => (
        <JourneyCardView key={card.key} card={card} order={index} open={card.key === open} onOpen={() => setOpenKey(card.key)} />
      ))}
      <Note>中途站的车可能早几分钟、晚几分钟到，请早点去等。</Note>
      <ButtonRow>
        <Button icon="refresh-cw" word="看回来的车" onPress={plan.turnRound} />
        <Human plan={plan} />
      </ButtonRow>
    </>
  );
}

function Nothing({ plan, none }: { readonly plan: JourneyPlan; readonly none: NoJourney }): ReactElement {
  const today = dateAt(useNow());
  const later = addDays(plan.date, 1);
  return (
    <Card title="怎么去" spoken={none.spoken}>
      <EmptyAnswer sentence={none.sentence} next={none.next}>
        <ButtonRow>
          {plan.there ? null : <Button icon="calendar" word={`看${dayName(later, today)}的`} onPress={() => plan.setDate(later)} />}
          {plan.there ? null : <Button icon="bus" word="看全部班次" onPress={() => goTo('/timetable/board/index')} />}
          <Human plan={plan} />
        </ButtonRow>
      </EmptyAnswer>
    </Card>
  );
}

/** The keeper of the own village knows the way. */
function Human({ plan }: { readonly plan: JourneyPlan }): ReactElement | null {
  const keeper = plan.pack?.points.find(({ phone }) => phone !== undefined);
  if (keeper?.phone === undefined) return null;
  return <PhoneButton word="打电话问站长" who={keeper.name.replace('客货邮', '')} number={keeper.phone} />;
}
