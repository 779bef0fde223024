// From when to when will nobody be here, why, and where may people go instead?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, dateText, PAUSE_REASON_CHARACTERS, pausesApi, pointName } from '@kehuoyou/shared';
import type { Point, PointOpeningReason } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { pauseText } from '../point-opening-words';
import { usePoints } from '../use-points';
import { pauseDays, pauseReasons, pauseSpans, pauseTimes, TOLD } from './pause-words';
import type { PauseChoice } from './pause-words';

interface PauseFormProps {
  readonly point: Point;
  readonly onDone: () => Promise<void>;
}

const OTHER = 'other';
const NOWHERE = 'nowhere';
/** Nobody is sent to another shut door. */
const SHUT: ReadonlySet<PointOpeningReason> = new Set(['paused', 'not_open_yet', 'closed_down']);

/** What is chosen, and what is done with it. */
function usePause({ point, onDone }: PauseFormProps) {
  const now = useNow();
  const today = dateAt(now);
  const [choice, setChoice] = useState<PauseChoice>({ span: 'today', first: today, last: today });
  const [reason, setReason] = useState<string>();
  const [other, setOther] = useState('');
  const [instead, setInstead] = useState(NOWHERE);
  const action = useAction();
  const why = (reason === OTHER ? other : (reason ?? '')).trim();
  const times = pauseTimes(choice, now);
  const announce = (): void => {
    if (why === '') return action.fail('选一个原因，大家都看得到。');
    return action.run(async () => {
      const there = instead === NOWHERE ? {} : { substitutePointId: instead };
      await call(pausesApi.announce, { id: point.id, ...times, reason: why, ...there });
      await onDone();
    });
  };
  return {
    now,
    choice,
    setChoice,
    reason,
    setReason,
    other,
    setOther,
    instead,
    setInstead,
    action,
    why,
    times,
    announce,
  };
}

/** Three questions, and the sentence that everybody will read. */
export function PauseForm(props: PauseFormProps): ReactElement {
  const form = usePause(props);
  const { now, choice, reason, action, why, times } = form;
  const id = 'new';
  const said = why === '' ? undefined : pauseText({ ...times, id, reason: why, announcedAt: now.toISOString() }, now);
  return (
    <Card title="哪几天不开门？" named spoken="选哪几天不开门，为什么，可以去哪里办。">
      <Chips
        label="哪几天"
        wraps
        chips={pauseSpans}
        chosen={choice.span}
        onChoose={(span) => form.setChoice({ ...choice, span })}
      />
      {choice.span === 'days' ? <Days choice={choice} now={now} onChoose={form.setChoice} /> : null}
      <Chips
        label="为什么"
        wraps
        chips={[...pauseReasons.map((word) => ({ value: word as string, word })), { value: OTHER, word: '别的原因' }]}
        chosen={reason}
        onChoose={form.setReason}
      />
      {reason === OTHER ? (
        <TextField label="什么原因" most={PAUSE_REASON_CHARACTERS} value={form.other} onChange={form.setOther} />
      ) : null}
      <Instead point={props.point} chosen={form.instead} onChoose={form.setInstead} />
      {said === undefined ? null : <Note tone="ink">{said}</Note>}
      <Note>{TOLD}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button kind="primary" word="告诉大家" disabled={action.busy} onPress={form.announce} />
      </ButtonRow>
    </Card>
  );
}

interface DaysProps {
  readonly choice: PauseChoice;
  readonly now: Date;
  readonly onChoose: (choice: PauseChoice) => void;
}

function Days({ choice, now, onChoose }: DaysProps): ReactElement {
  const { from, to } = pauseDays(now);
  const last = choice.last < choice.first ? choice.first : choice.last;
  return (
    <ButtonRow>
      <DateField
        word={`从 ${dateText(choice.first)}`}
        value={choice.first}
        from={from}
        to={to}
        onChoose={(first) => onChoose({ ...choice, first })}
      />
      <DateField
        word={`到 ${dateText(last)}`}
        value={last}
        from={choice.first}
        to={to}
        onChoose={(day) => onChoose({ ...choice, last: day })}
      />
    </ButtonRow>
  );
}

interface InsteadProps {
  readonly point: Point;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Those of the same township to which somebody can go; nothing where there is none. */
function Instead({ point, chosen, onChoose }: InsteadProps): ReactElement | null {
  const { answer } = usePoints(point.townshipCode);
  const others = (answer?.points ?? []).filter(({ id, openNow }) => id !== point.id && !SHUT.has(openNow.reason));
  if (others.length === 0) return null;
  return (
    <Chips
      label="可以去哪里办"
      chips={[
        { value: NOWHERE, word: '没有地方代办' },
        ...others.map(({ id, name }) => ({ value: id, word: pointName(name) })),
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
