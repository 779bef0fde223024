// How does one way of getting there look?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../core/platform/navigation';
import { Answer } from '../../ui/answer';
import { Button } from '../../ui/button';
import { ButtonRow } from '../../ui/button-row';
import { Card } from '../../ui/card';
import { Note } from '../../ui/note';
import { Parts } from '../../ui/parts';
import { Tag } from '../../ui/tag';
import type { JourneyCard, JourneyStep } from '../journey-words';

/** One way, and whether its steps are shown. */
export interface JourneyCardProps {
  readonly card: JourneyCard;
  /** 0 for the one that arrives first. */
  readonly order: number;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** When to leave, when one arrives, and each step between. */
export function JourneyCardView({ card, order, open, onOpen }: JourneyCardProps): ReactElement {
  return (
    <Card title={order === 0 ? '最早到的' : '再晚一点'} tag={<Tag word="时刻表" tone="grey" />} spoken={card.spoken}>
      <Answer figure={card.figure} note={card.note} />
      <Note>
        <Parts parts={card.facts} />
      </Note>
      {open ? (
        <>
          <View className="journey-steps">
            {card.steps.map((step) => (
              <Step key={`${step.time} ${step.title}`} step={step} />
            ))}
          </View>
          <ButtonRow>
            <Button word="看上车站的班次" onPress={() => goTo('/timetable/board/index', { stop: card.firstStopId })} />
          </ButtonRow>
        </>
      ) : (
        <ButtonRow>
          <Button word="看怎么坐" label={`${card.figure}这一趟怎么坐`} onPress={onOpen} />
        </ButtonRow>
      )}
    </Card>
  );
}

function Step({ step: { time, title, note } }: { readonly step: JourneyStep }): ReactElement {
  return (
    <View className="journey-step">
      <Text className="journey-time">{time}</Text>
      <View className="journey-words">
        <View className="journey-what">{title}</View>
        {note === '' ? null : <View className="journey-note">{note}</View>}
      </View>
    </View>
  );
}
