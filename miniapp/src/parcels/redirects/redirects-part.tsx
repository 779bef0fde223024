// Which points are closed while something is for them, and where does it go instead?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { redirectApi } from '@kehuoyou/shared';
import type { ClosedPoint, Redirect, RedirectCall, RedirectChoice, Redirects } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import './redirects.scss';
import { choiceWords, closedWords, farWords, runningWords } from './redirect-words';

/** Households answer meanwhile, ms. */
const ASK_EVERY_MS = 60_000;

/** What every part can do. */
interface Doing {
  readonly pointId: string;
  readonly action: Action;
  /** Does it and asks how it stands then. */
  readonly then: (work: () => Promise<Redirects>) => void;
}

/** Nothing where no point is closed. */
export function RedirectsPart({ pointId }: { readonly pointId: string }): ReactElement | null {
  const query = useQuery(redirectApi.list, { pointId }, { everyMs: ASK_EVERY_MS });
  const action = useAction();
  const { answer } = query;
  if (answer === undefined || answer.closed.length + answer.running.length === 0) return null;
  const then = (work: () => Promise<Redirects>): void => {
    void action.run(async () => {
      await work();
      await query.refresh();
    });
  };
  const doing = { pointId, action, then };
  return (
    <View className="redirects">
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {answer.closed.map((closed) => (
        <ClosedCard key={closed.pointId} closed={closed} doing={doing} />
      ))}
      {answer.running.map((redirect) => (
        <RunningCard key={redirect.id} redirect={redirect} doing={doing} />
      ))}
    </View>
  );
}

/** What it changes stands before its button. */
function ClosedCard({ closed, doing }: { readonly closed: ClosedPoint; readonly doing: Doing }): ReactElement {
  const words = closedWords(closed, useNow());
  return (
    <Card
      title={words.title}
      named
      spoken={words.spoken}
      readable={false}
      tag={<StateMark state="careful" word={words.pieces} />}
    >
      <Note tone="ink">{words.why}</Note>
      {closed.choices.length === 0 ? <Note tone="red">附近没有开门的服务点，先放在这里。</Note> : null}
      {closed.choices.map((choice) => (
        <Choice key={choice.pointId} closed={closed} choice={choice} doing={doing} />
      ))}
    </Card>
  );
}

interface ChoiceProps {
  readonly closed: ClosedPoint;
  readonly choice: RedirectChoice;
  readonly doing: Doing;
}

function Choice({ closed, choice, doing: { pointId, action, then } }: ChoiceProps): ReactElement {
  const [sure, setSure] = useState(false);
  const ask = { pointId, fromPointId: closed.pointId, toPointId: choice.pointId };
  return (
    <View className="redirect-choice">
      <Note tone="ink">{`${choice.name}，${farWords(choice.metres)}${choice.named ? '，停业公告里写的' : ''}`}</Note>
      {sure ? (
        <>
          <Note tone="ink">{choiceWords(choice)}</Note>
          <ButtonRow>
            <Button
              kind="primary"
              word="就这样改送"
              label={`就这样改送${choice.name}`}
              disabled={action.busy}
              onPress={() => then(() => call(redirectApi.begin, ask))}
            />
            <Button word="先不改" onPress={() => setSure(false)} />
          </ButtonRow>
        </>
      ) : (
        <Button word={`改送${choice.name}`} onPress={() => setSure(true)} />
      )}
    </View>
  );
}

function RunningCard({ redirect, doing }: { readonly redirect: Redirect; readonly doing: Doing }): ReactElement {
  const words = runningWords(redirect, useNow());
  return (
    <Card title={words.title} named spoken={`${words.title}。${words.counts}`} readable={false}>
      <Note tone="ink">{words.counts}</Note>
      <Note>{words.since}</Note>
      {[...words.bags, ...words.shelf].map((line) => (
        <StateMark key={line} state="careful" word={line} />
      ))}
      {redirect.calls.map((one) => (
        <Call key={one.questionId} redirect={redirect} one={one} doing={doing} />
      ))}
      <Ending redirect={redirect} doing={doing} title={words.title} />
    </Card>
  );
}

/** The point is open again, or it was a mistake: what that undoes stands before its button. */
function Ending({
  redirect,
  title,
  doing: { pointId, action, then },
}: {
  readonly redirect: Redirect;
  readonly title: string;
  readonly doing: Doing;
}): ReactElement {
  const [undoing, setUndoing] = useState(false);
  const end = (undo: boolean) => then(() => call(redirectApi.end, { pointId, id: redirect.id, undo }));
  return undoing ? (
    <>
      <Note tone="ink">还没另外装袋的改回原来的服务点，通知过的家里再告诉一声。装了新袋的、开走的不动。</Note>
      <ButtonRow>
        <Button kind="primary" word="是，全部撤销" disabled={action.busy} onPress={() => end(true)} />
        <Button word="不撤" onPress={() => setUndoing(false)} />
      </ButtonRow>
    </>
  ) : (
    <ButtonRow>
      <Button
        word="又开门了，不再改送"
        label={`${redirect.from.name}又开门了，不再改送`}
        disabled={action.busy}
        onPress={() => end(false)}
      />
      <Button kind="tool" word="改错了，撤销" label={`改错了，撤销：${title}`} onPress={() => setUndoing(true)} />
    </ButtonRow>
  );
}

interface CallProps {
  readonly redirect: Redirect;
  readonly one: RedirectCall;
  readonly doing: Doing;
}

/** Nobody there uses the app: the number stands on the label. */
function Call({ redirect: { id }, one, doing: { pointId, action, then } }: CallProps): ReactElement {
  const { questionId, waybill } = one;
  const tail = waybill.slice(-4);
  const say = (answer: 'yes' | 'wait' | 'return') =>
    then(() => call(redirectApi.called, { pointId, id, questionId, answer }));
  return (
    <View className="redirect-choice">
      <Note tone="ink">
        {one.answer === 'wait'
          ? `尾号 ${tail}：电话里说等原来的点开门。`
          : `尾号 ${tail}：家里没人用手机，照面单打个电话问。`}
      </Note>
      <ButtonRow>
        <Button word="说可以" label={`尾号 ${tail} 说可以`} disabled={action.busy} onPress={() => say('yes')} />
        {one.answer === 'wait' ? null : (
          <Button word="说等" label={`尾号 ${tail} 说等`} disabled={action.busy} onPress={() => say('wait')} />
        )}
        <Button word="说退回" label={`尾号 ${tail} 说退回`} disabled={action.busy} onPress={() => say('return')} />
      </ButtonRow>
    </View>
  );
}
