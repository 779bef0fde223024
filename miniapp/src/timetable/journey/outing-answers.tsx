// There and back on one day: which way there, which way back, and how long can one stay?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { dateAt } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { usePulled } from '../../core/platform/navigation';
import { Answer } from '../../ui/cards/answer';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Parts } from '../../ui/cards/parts';
import { Row } from '../../ui/cards/row';
import { Skeleton } from '../../ui/page/skeleton';
import { Tag } from '../../ui/cards/tag';
import { alreadyThere } from './journey-words';
import { noOuting, outingCard } from './outing-words';
import type { OutingCard, OutingChoice, WayToChoose } from './outing-words';
import { useJourneyContext } from './use-journey-context';
import type { JourneyPlan } from './use-journey-plan';
import { JourneySteps } from './journey-steps';
import { Human, Nothing } from './nothing';

/** The day out, with its ways to choose from; or why there is none. */
export function OutingAnswers({ plan }: { readonly plan: JourneyPlan }): ReactElement {
  const today = dateAt(useNow());
  const [choice, setChoice] = useState<OutingChoice>({});
  const { outings, to, pack, date, time, home } = plan;
  const { answer } = outings;
  usePulled(outings.refresh);
  const context = useJourneyContext({
    toName: to.name,
    pack,
    journeys: answer?.outward ?? [],
    refresh: outings.refresh,
  });
  if (plan.there) return <Nothing plan={plan} none={alreadyThere(to.name)} />;
  if (!answer) return <NoAnswer outings={outings} />;
  const card = outingCard(answer, choice, context);
  if (!card) {
    const nextDate = answer.next?.date;
    return (
      <Nothing
        plan={plan}
        none={noOuting({ toName: to.name, date, time, home, today, nextDate })}
        nextDate={nextDate}
      />
    );
  }
  return (
    <>
      <DayOut card={card} toName={to.name} />
      <Ways title="去的车，选一趟" ways={card.waysThere} onChoose={(there) => setChoice({ there })} />
      <Ways title="回来的车，选一趟" ways={card.waysBack} onChoose={(back) => setChoice({ ...choice, back })} />
      <Note>中途站的车可能早几分钟、晚几分钟到，请早点去等。</Note>
      <ButtonRow>
        <Human plan={plan} />
      </ButtonRow>
    </>
  );
}

/** It is still on its way, or did not come. */
function NoAnswer({ outings: { failure, refresh } }: { readonly outings: JourneyPlan['outings'] }): ReactElement {
  if (!failure) return <Skeleton />;
  return (
    <ErrorSentence
      sentence={failureText(failure)}
      reference={failure.detail.requestId}
      onRetry={() => void refresh()}
    />
  );
}

function DayOut({
  card: { outward, homeward, stay, back, spoken },
  toName,
}: {
  readonly card: OutingCard;
  readonly toName: string;
}): ReactElement {
  return (
    <Card title="当天来回" tag={<Tag word={outward.tag.word} tone={outward.tag.tone} />} spoken={spoken}>
      <Answer figure={outward.figure} note={outward.note} {...(outward.approximate ? { before: '约' } : {})} />
      <Note>
        <Parts parts={[...outward.facts.slice(0, 1), stay, back]} />
      </Note>
      <JourneySteps steps={outward.steps} />
      <View className="journey-stay">{`在${toName}${stay}`}</View>
      <JourneySteps steps={homeward.steps} />
    </Card>
  );
}

function Ways({
  title,
  ways,
  onChoose,
}: {
  readonly title: string;
  readonly ways: readonly WayToChoose[];
  readonly onChoose: (key: string) => void;
}): ReactElement {
  return (
    <>
      <Note>{title}</Note>
      <List>
        {ways.map(({ key, figure, title: words, note, chosen, spoken }) => (
          <Row
            key={key}
            figure={figure}
            title={words}
            note={note}
            label={spoken}
            tail={chosen ? <Tag word="选了" /> : null}
            onPress={() => onChoose(key)}
          />
        ))}
      </List>
    </>
  );
}
