// How does the answer to 能寄吗 look?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { RecognisedThing, SendingAnswer } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { spokenVerdict, UNKNOWN, verdictWords } from './verdict-words';

/** The verdict largest, then of each thing why and what instead. */
export function VerdictCard({
  answer,
  asked,
}: {
  readonly answer: SendingAnswer;
  readonly asked: string;
}): ReactElement {
  const { word, state } = verdictWords[answer.verdict];
  return (
    <Card title={asked} spoken={spokenVerdict(answer, asked)}>
      <View className={`send-verdict send-${answer.verdict}`}>
        <StateMark state={state} word={word} />
      </View>
      {answer.things.length === 0 ? <View className="send-why">{UNKNOWN}</View> : null}
      {answer.things.map((thing) => (
        <Thing key={thing.name} thing={thing} alone={answer.things.length === 1} />
      ))}
    </Card>
  );
}

function Thing({ thing, alone }: { readonly thing: RecognisedThing; readonly alone: boolean }): ReactElement | null {
  const { name, called, verdict, why, instead, basis } = thing;
  const title = called === name ? name : `${called}（算${name}）`;
  if (alone && called === name && why === undefined) return null;
  return (
    <View className="send-thing">
      {alone && called === name ? null : (
        <View className="send-thing-name">{alone ? title : `${title}：${verdictWords[verdict].word}`}</View>
      )}
      {why === undefined ? null : <View className="send-why">{why}</View>}
      {instead === undefined ? null : <View className="send-why">{instead}</View>}
      {basis === undefined ? null : <Note>依据：{basis}</Note>}
    </View>
  );
}
