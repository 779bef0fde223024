// How does one way of getting there look?
import type { ReactElement } from 'react';
import { timetablePages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Answer } from '../../ui/cards/answer';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Parts } from '../../ui/cards/parts';
import { Tag } from '../../ui/cards/tag';
import type { JourneyCard } from './journey-words';
import { JourneySteps } from './journey-steps';

/** One way, and whether its steps are shown. */
export interface JourneyCardProps {
  readonly card: JourneyCard;
  /** What it is among the others: 最早到的, 再晚一点. */
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** When to leave, when one arrives, and each step between. */
export function JourneyCardView({ card, title, open, onOpen }: JourneyCardProps): ReactElement {
  return (
    <Card title={title} tag={<Tag word={card.tag.word} tone={card.tag.tone} />} spoken={card.spoken}>
      <Answer figure={card.figure} note={card.note} {...(card.approximate ? { before: '约' } : {})} />
      <Note>
        <Parts parts={card.facts} />
      </Note>
      {open ? (
        <>
          <JourneySteps steps={card.steps} />
          <ButtonRow>
            <Button word="看上车站的班次" onPress={() => goTo(timetablePages.board, { stop: card.firstStopId })} />
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
