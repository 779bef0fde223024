// What is asked, in which words, and what did I say?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { consentsApi, currentWording } from '@kehuoyou/shared';
import type { ConsentKind, ConsentState } from '@kehuoyou/shared';
import { call } from '../core/call';
import { useNow } from '../core/clock';
import { useAction } from '../core/use-action';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { ErrorSentence } from '../ui/page/error-sentence';
import { Note } from '../ui/cards/note';
import { Paragraphs } from '../ui/cards/paragraphs';
import { Tag } from '../ui/cards/tag';
import { momentWords } from './moment-words';

/** One consent. */
export interface ConsentCardProps {
  readonly kind: ConsentKind;
  /** The point or parcel, for the kinds that are about one. */
  readonly subject?: string | undefined;
  /** What the subject is called. */
  readonly about?: string | undefined;
  /** What holds now; undefined when nothing was ever said. */
  readonly state?: ConsentState | undefined;
  readonly onChanged: () => void;
}

/** The words in full and one button: taking back is one press, as giving is. */
export function ConsentCard({ kind, subject, about, state, onChanged }: ConsentCardProps): ReactElement {
  const wording = currentWording(kind);
  const now = useNow();
  const action = useAction();
  const given = state?.given === true && state.current;
  const [open, setOpen] = useState(!given);
  const answer = (yes: boolean) =>
    action.run(async () => {
      const ask = { kind, ...(subject === undefined ? {} : { subject }) };
      if (yes) await call(consentsApi.give, { ...ask, version: wording.version });
      else await call(consentsApi.withdraw, ask);
      setOpen(!yes);
      onChanged();
    });
  const title = about === undefined ? wording.title : `${wording.title}：${about}`;
  return (
    <Card title={title} named spoken={`${title}。${wording.text}`} tag={<StateTag state={state} />}>
      {open ? <Paragraphs text={wording.text} /> : null}
      <Note>{`${saidWords(state, now)}文字版本 ${wording.version}。`}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {open ? null : <Button word="看全文" label={`看全文：${title}`} onPress={() => setOpen(true)} />}
        {given ? (
          <Button word="收回同意" label={`收回同意：${title}`} disabled={action.busy} onPress={() => answer(false)} />
        ) : (
          <Button
            kind="primary"
            icon="check"
            word="同意"
            label={`同意：${title}`}
            disabled={action.busy}
            onPress={() => answer(true)}
          />
        )}
      </ButtonRow>
    </Card>
  );
}

function StateTag({ state }: { readonly state: ConsentState | undefined }): ReactElement {
  if (state?.given !== true) return <Tag word={state === undefined ? '还没同意' : '已收回'} tone="grey" />;
  return state.current ? <Tag word="已同意" /> : <Tag word="文字变了，请再看" tone="amber" />;
}

function saidWords(state: ConsentState | undefined, now: Date): string {
  if (state === undefined) return '不同意也能看班车和服务点。';
  return `${momentWords(state.at, now)} ${state.given ? '同意的' : '收回的'}。`;
}
