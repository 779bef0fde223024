// What is asked, in which words, and what did I say?
import { useState } from 'react';
import { dayAndClock } from '@kehuoyou/shared';
import type { ReactElement } from 'react';
import type { ConsentKind, ConsentState } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { ErrorSentence } from '../ui/page/error-sentence';
import { Note } from '../ui/cards/note';
import { Paragraphs } from '../ui/cards/paragraphs';
import { Tag } from '../ui/cards/tag';
import { useConsent } from './use-consent';

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
  const now = useNow();
  const given = state?.given === true && state.current;
  const [open, setOpen] = useState(!given);
  const consent = useConsent({ kind, subject }, (yes) => {
    setOpen(!yes);
    onChanged();
  });
  const { wording } = consent;
  const title = about === undefined ? wording.title : `${wording.title}：${about}`;
  return (
    <Card title={title} named spoken={`${title}。${wording.text}`} tag={<StateTag state={state} />}>
      {open ? <Paragraphs text={wording.text} /> : null}
      <Note>{`${saidWords(state, now)}文字版本 ${wording.version}。`}</Note>
      {consent.failure === undefined ? null : <ErrorSentence sentence={consent.failure} />}
      <ButtonRow>
        {open ? null : <Button word="看全文" label={`看全文：${title}`} onPress={() => setOpen(true)} />}
        {given ? (
          <Button
            word="收回同意"
            label={`收回同意：${title}`}
            disabled={consent.busy}
            onPress={() => consent.answer(false)}
          />
        ) : (
          <Button
            kind="primary"
            icon="check"
            word="同意"
            label={`同意：${title}`}
            disabled={consent.busy}
            onPress={() => consent.answer(true)}
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
  return `${dayAndClock(state.at, now)} ${state.given ? '同意的' : '收回的'}。`;
}
