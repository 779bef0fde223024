// 赔偿: which claims wait for an answer, the longest overdue first?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { claimsApi, claimsOpen, shipmentsPages, spokenYuan } from '@kehuoyou/shared';
import type { Claim } from '@kehuoyou/shared';
import { dayAndClock } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { StateMark } from '../../ui/states/state-mark';
import {
  claimBoxName,
  claimHeadline,
  claimStepWords,
  claimTitle,
  dueWords,
  evidenceLines,
  isOverdue,
  termLines,
  whoseClaim,
} from '../claim/claim-words';
import { AnswerForm } from './answer-form';
import './index.scss';

const parts = [
  { value: 'open', word: '要办的' },
  { value: 'done', word: '办完的' },
] as const;

/** 赔偿. */
export default function ClaimsPage(): ReactElement {
  const [part, setPart] = useState<(typeof parts)[number]['value']>('open');
  const query = useQuery(claimsApi.list, {}, { freshForMs: 0 });
  usePulled(query.refresh);
  return (
    <Page title={shipmentsPages.claims.title} age={query.age} wide desk="claims">
      <Chips label="哪些" chips={parts} chosen={part} onChoose={setPart} />
      <Asked query={query} why="公司和县里登录以后，答复村里人提的赔偿。">
        {({ claims }) => (
          <Listed
            claims={claims.filter(({ state }) => claimsOpen.has(state) === (part === 'open'))}
            none={part === 'open' ? '没有等着办的赔偿。' : '还没有办完的赔偿。'}
            onChanged={() => void query.refresh()}
          />
        )}
      </Asked>
    </Page>
  );
}

interface ListedProps {
  readonly claims: readonly Claim[];
  readonly none: string;
  readonly onChanged: () => void;
}

function Listed({ claims, none, onChanged }: ListedProps): ReactElement {
  const now = useNow();
  if (claims.length === 0) return <EmptyAnswer sentence={none} />;
  return (
    <>
      <Note tone="ink">{countWords(claims, now)}</Note>
      <View className="claims">
        {claims.map((claim) => (
          <One key={claim.id} claim={claim} now={now} onChanged={onChanged} />
        ))}
      </View>
      {termLines.map((line) => (
        <Note key={line}>{line}</Note>
      ))}
    </>
  );
}

function countWords(claims: readonly Claim[], now: Date): string {
  const late = claims.filter((claim) => isOverdue(claim, now)).length;
  return `${claims.length} 笔${late === 0 ? '' : `，${late} 笔过了期限`}`;
}

interface OneProps {
  readonly claim: Claim;
  readonly now: Date;
  readonly onChanged: () => void;
}

function One({ claim, now, onChanged }: OneProps): ReactElement {
  const { figure, mark } = claimHeadline(claim, now);
  const due = dueWords(claim, now);
  return (
    <Card title={claimTitle(claim)} named>
      <StateMark state={isOverdue(claim, now) ? 'careful' : mark} word={figure} />
      {due === undefined ? null : <Note tone={isOverdue(claim, now) ? 'red' : 'ink'}>{due}</Note>}
      <Note tone="ink">{`${whoseClaim(claim)}，最多 ${spokenYuan(claim.expectedFen)}`}</Note>
      {claim.words === undefined ? null : <Note tone="ink">{`他说：${claim.words}`}</Note>}
      {claim.boxes.map((box) => (
        <Note key={box.no}>{`${claimBoxName(box)}：${evidenceLines(box, now).join('；')}`}</Note>
      ))}
      {claim.steps.map((step) => (
        <Note key={`${step.move} ${step.at}`}>{`${dayAndClock(step.at, now)} ${claimStepWords(step)}`}</Note>
      ))}
      <PhotosOf photos={claim.photos} what={claimTitle(claim)} />
      <AnswerForm claim={claim} onChanged={onChanged} />
      <ButtonRow>
        <Button word="看单子" onPress={() => goTo(shipmentsPages.shipment, { id: claim.shipmentId })} />
      </ButtonRow>
    </Card>
  );
}
