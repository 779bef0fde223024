// What does the buyer want to know, and until when is the answer waited for? Two large buttons.
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandsApi } from '@kehuoyou/shared';
import type { Errand, ErrandLine } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ClockBar } from '../../ui/charts/clock-bar';
import { readClock } from '../../ui/charts/clock-words';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import type { ErrandDeeds } from '../use-errand-deed';
import { answerTitle, questionWords, waitingWords } from '../whole/whole-words';

interface QuestionCardProps {
  readonly errand: Errand;
  readonly deeds: ErrandDeeds;
}

/** One question after the other; the last answer sends them all. Nothing where nothing is asked. */
export function QuestionCard({ errand, deeds }: QuestionCardProps): ReactElement | null {
  const { id, lines, may, forCaller } = errand;
  const [answers, setAnswers] = useAnswers(deeds);
  const asked = lines.filter(({ standing }) => standing === 'asked_back');
  const open = asked.find(({ no }) => answers[no] === undefined);
  if (asked.length === 0 || !may.includes('answer')) return null;
  const answer = (line: ErrandLine, yes: boolean): void => {
    const all = { ...answers, [line.no]: yes };
    setAnswers(all);
    if (asked.every(({ no }) => all[no] !== undefined)) send(all);
  };
  const send = (all: Readonly<Record<number, boolean>>): void => {
    const yes = asked.map(({ no }) => no).filter((no) => all[no] === true);
    deeds.act(errandsApi.answer, { id, yes }, yes.length > 0 ? '回了：行' : '回了：不行');
  };
  return (
    <Card title={answerTitle(asked.length, forCaller)} named>
      {asked
        .filter(({ no }) => answers[no] !== undefined)
        .map(({ no, what }) => (
          <StateMark
            key={no}
            state={answers[no] === true ? 'done' : 'refused'}
            word={`${what}：${answers[no] === true ? '行' : '不行'}`}
            quiet
          />
        ))}
      {open === undefined ? null : <OneQuestion line={open} busy={deeds.action.busy} onAnswer={answer} />}
      {deeds.action.failure === undefined ? null : (
        <ErrorSentence
          sentence={deeds.action.failure}
          {...(open === undefined ? { onRetry: () => send(answers) } : {})}
        />
      )}
      <Until errand={errand} />
    </Card>
  );
}

/** What was answered so far; taken back before it has left the phone, it is asked anew. */
function useAnswers({ unheard, action: { failure } }: ErrandDeeds) {
  const given = useState<Readonly<Record<number, boolean>>>({});
  const [, setAnswers] = given;
  const waits = unheard.some(({ url }) => url.endsWith('/answer'));
  useEffect(() => (waits || failure !== undefined ? undefined : setAnswers({})), [waits]);
  return given;
}

interface OneQuestionProps {
  readonly line: ErrandLine;
  readonly busy: boolean;
  readonly onAnswer: (line: ErrandLine, yes: boolean) => void;
}

function OneQuestion({ line, busy, onAnswer }: OneQuestionProps): ReactElement {
  const { had, offer, spoken } = questionWords(line);
  return (
    <>
      <Note tone="ink">{had}</Note>
      <View className="errand-offer">{offer}</View>
      <View className="errand-yes-no">
        <Button
          kind="primary"
          icon="check"
          word="行"
          label={`行：${spoken}`}
          disabled={busy}
          onPress={() => onAnswer(line, true)}
        />
        <Button
          kind="danger"
          icon="x"
          word="不行"
          label={`不行：${spoken}`}
          disabled={busy}
          onPress={() => onAnswer(line, false)}
        />
      </View>
    </>
  );
}

/** How long the buyer still waits. */
function Until({ errand: { answerBy, steps } }: { readonly errand: Errand }): ReactElement | null {
  const now = useNow();
  const since = steps.find(({ type }) => type === 'ask_back')?.at;
  if (answerBy === undefined || since === undefined) return null;
  const reading = readClock({ from: new Date(since), until: new Date(answerBy), now });
  return (
    <View className="errand-until">
      <ClockBar reading={reading} of="等您回话" />
      <Note>{waitingWords(answerBy, now)}</Note>
    </View>
  );
}
