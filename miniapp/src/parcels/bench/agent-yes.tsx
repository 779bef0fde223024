// May the person at the counter take what is somebody else's: has its household said yes, or does a photo show them?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { agentsApi } from '@kehuoyou/shared';
import type { AgentQuestion } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { choosePictures } from '../../core/platform/files/picture';
import type { PhoneFile } from '../../core/platform/files/kept-files';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import { agentYesWords } from './hand-out-words';

/** Asked again while the person stands there, ms. */
const ASK_EVERY_MS = 4_000;

/** What speaks for the agent. */
export interface AgentYes {
  /** The household's answer, where it was asked for this name. */
  readonly question: AgentQuestion | undefined;
  readonly photo: PhoneFile | undefined;
  readonly ask: () => void;
  readonly take: () => void;
  readonly action: Action;
}

/** A question is about one name: with another one it is asked anew. */
export function useAgentYes(pointId: string, waybill: string | undefined, agent: string): AgentYes {
  const [asked, setAsked] = useState<{ readonly agent: string; readonly question: AgentQuestion }>();
  const [photo, setPhoto] = useState<PhoneFile>();
  const action = useAction();
  const first = asked?.agent === agent ? asked.question : undefined;
  const open = first?.answer === 'open' && first.id !== undefined ? { id: first.id } : undefined;
  const later = useQuery(agentsApi.answerOf, open, { everyMs: ASK_EVERY_MS, freshForMs: 0 }).answer;
  return {
    question: later ?? first,
    photo,
    action,
    ask: () =>
      action.run(async () => {
        if (waybill === undefined) return;
        setAsked({ agent, question: await call(agentsApi.ask, { id: pointId, waybill, agent }) });
      }),
    take: () =>
      action.run(async () => {
        const { pictures, unreadable } = await choosePictures(1);
        if (unreadable > 0) action.fail('这张照片打不开，请再拍一张。');
        if (pictures[0] !== undefined) setPhoto(pictures[0]);
      }),
  };
}

/** Two ways, each enough: the recipient's one touch, or a photo of whoever takes it. */
export function AgentYesView({ yes, whose }: { readonly yes: AgentYes; readonly whose: string }): ReactElement {
  const { question, photo, action } = yes;
  const words = question && agentYesWords(question, whose);
  return (
    <View>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {words === undefined ? (
        <Note tone="ink">收件人点一下同意，或者拍张照片，有一样就能交。</Note>
      ) : (
        <StateMark {...words} />
      )}
      {photo === undefined ? null : <StateMark state="done" word="照片拍好了" />}
      <ButtonRow>
        {question === undefined || question.answer === 'no' ? (
          <Button icon="message-square" word="问收件人" disabled={action.busy} onPress={yes.ask} />
        ) : null}
        <Button icon="camera" word={photo === undefined ? '拍照' : '重拍'} disabled={action.busy} onPress={yes.take} />
      </ButtonRow>
    </View>
  );
}
