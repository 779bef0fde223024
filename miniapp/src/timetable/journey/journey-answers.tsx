// Which ways are there, or why is there none?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, dayName, weekdayName } from '@kehuoyou/shared';
import type { Journey } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { usePulled } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Skeleton } from '../../ui/page/skeleton';
import { alreadyThere, journeyCards, noJourney } from './journey-words';
import type { JourneyCard, JourneyContext } from './journey-words';
import type { JourneySide } from './journey-when';
import { useJourneyContext } from './use-journey-context';
import type { JourneyPlan } from './use-journey-plan';
import { JourneyCardView } from './journey-card-view';
import { Human, Nothing } from './nothing';

/** The ways, the first one opened out; nothing as an answer, with the ways of the next day that has some. */
export function JourneyAnswers({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const { query, to, pack } = plan;
  const { failure, answer } = query;
  usePulled(query.refresh);
  const shown = answer?.journeys.length === 0 ? answer.next?.journeys : answer?.journeys;
  const context = useJourneyContext({ toName: to.name, pack, journeys: shown ?? [], refresh: query.refresh });
  if (plan.there) return <Nothing plan={plan} none={alreadyThere(to.name)} />;
  if (!answer && failure)
    return (
      <ErrorSentence
        sentence={failureText(failure)}
        reference={failure.detail.requestId}
        onRetry={() => void query.refresh()}
      />
    );
  if (!answer) return <Skeleton />;
  const cards = cardsOf(answer.journeys, plan.side, context);
  return (
    <>
      {cards.length > 0 ? <Ways cards={cards} side={plan.side} /> : <NoWay plan={plan} context={context} />}
      <Note>中途站的车可能早几分钟、晚几分钟到，请早点去等。</Note>
      {cards.length > 0 ? (
        <ButtonRow>
          <Button icon="refresh-cw" word="看回来的车" onPress={plan.turnRound} />
          <Human plan={plan} />
        </ButtonRow>
      ) : null}
    </>
  );
}

/** Who must be there by an hour looks first at the one that leaves last. */
function cardsOf(journeys: readonly Journey[], side: JourneySide, context: JourneyContext): JourneyCard[] {
  const cards = journeyCards(journeys, context);
  return side === 'arrive' ? cards.reverse() : cards;
}

function Ways({ cards, side }: { readonly cards: readonly JourneyCard[]; readonly side: JourneySide }): ReactElement {
  const [openKey, setOpenKey] = useState<string>();
  const open = cards.some(({ key }) => key === openKey) ? openKey : cards[0]?.key;
  const [first, others] = side === 'arrive' ? ['最晚走这一趟', '再早一点'] : ['最早到的', '再晚一点'];
  return (
    <>
      {cards.map((card, index) => (
        <JourneyCardView
          key={card.key}
          card={card}
          title={index === 0 ? first : others}
          open={card.key === open}
          onOpen={() => setOpenKey(card.key)}
        />
      ))}
    </>
  );
}

function NoWay({ plan, context }: { readonly plan: JourneyPlan; readonly context: JourneyContext }): ReactElement {
  const today = dateAt(useNow());
  const { query, to, date, side, time } = plan;
  const { journeys, next } = query.answer ?? { journeys: [] };
  const none = noJourney({ toName: to.name, date, side, time, today, left: journeys.length > 0, nextDate: next?.date });
  const later = next ? cardsOf(next.journeys, side, context) : [];
  return (
    <>
      <Nothing plan={plan} none={none} nextDate={next?.date} />
      {next && later.length > 0 ? (
        <>
          <Note>{`${dayName(next.date, today)}（${weekdayName(next.date)}）可以这样去：`}</Note>
          <Ways cards={later} side={side} />
        </>
      ) : null}
    </>
  );
}
