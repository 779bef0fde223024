// How is one trip changed, and on which days?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, MOST_EDITS, timetableEditApi } from '@kehuoyou/shared';
import type { EditableTrip, TimetableEditKind } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { newKey } from '../../core/uuid';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { TimeField } from '../../ui/fields/time-field';
import { editWords, tripWords } from '../changing/edit-words';
import { tripDaysWords } from './trip-days-words';
import { useDraft, useDrafts } from '../changing/use-draft';
import { DaysChooser } from './days-chooser';
import { editOf, emptyForm, withKind } from './edit-form';
import type { EditForm } from './edit-form';

/** A trip, and what happens once a change of it is in the draft. */
export interface TripFormProps {
  readonly accountId: string;
  readonly trip: EditableTrip;
  readonly onDrafted: () => void;
}

const kindChips: readonly { readonly value: TimetableEditKind; readonly word: string }[] = [
  { value: 'retime', word: '改时间' },
  { value: 'add', word: '加一班' },
  { value: 'cancel', word: '停开' },
  { value: 'only_on', word: '挑日子' },
];

/** Longest reason for passengers, characters. */
export const LONGEST_REASON = 60;

/** One change; it goes into the draft on the phone and nowhere else. */
export function TripForm({ accountId, trip, onDrafted }: TripFormProps): ReactElement {
  const today = dateAt(useNow());
  const [form, setForm] = useState(() => emptyForm(trip, today));
  const [missing, setMissing] = useState<string>();
  const townships = useQuery(timetableEditApi.markets, {}, { freshForMs: 0 }).answer?.markets ?? [];
  const townshipName = townships.find(({ townshipCode }) => townshipCode === form.townshipCode)?.townshipName;
  const full = useDraft(accountId).changes.length >= MOST_EDITS;
  const edit = editOf(form, trip);
  const change = (next: EditForm): void => {
    setForm(next);
    setMissing(undefined);
  };
  const keep = (): void => {
    if (full) return setMissing(`一次最多改 ${MOST_EDITS} 处，请先发布，再接着改。`);
    if (typeof edit === 'string') return setMissing(edit);
    const named = edit.days.townshipCode === undefined || townshipName === undefined ? {} : { townshipName };
    useDrafts.getState().add(accountId, { id: newKey(), edit, trip, ...named });
    return onDrafted();
  };
  return (
    <Card title={tripWords(trip)} named>
      <Note>{`现在${tripDaysWords(trip, today)}。`}</Note>
      <Chips label="怎么改" chips={kindChips} chosen={form.kind} onChoose={(kind) => change(withKind(form, kind))} />
      <Details form={form} onChange={change} />
      <DaysChooser form={form} today={today} townships={townships} onChange={change} />
      {typeof edit === 'string' ? null : (
        <Note tone="ink">{`${tripWords(trip)}：${editWords(edit, townshipName)}。`}</Note>
      )}
      {missing === undefined ? null : <ErrorSentence sentence={missing} />}
      <Button kind="primary" icon="check" word="记下这处改动" onPress={keep} />
    </Card>
  );
}

/** What happens to the trip, without the days. */
export function Details({
  form,
  onChange,
}: {
  readonly form: EditForm;
  readonly onChange: (form: EditForm) => void;
}): ReactElement {
  if (form.kind === 'cancel') {
    return (
      <TextField
        label="为什么停开"
        value={form.reason}
        onChange={(reason) => onChange({ ...form, reason })}
        hint="比如 嵩溪段修路"
        most={LONGEST_REASON}
      />
    );
  }
  if (form.kind === 'only_on') return <Note tone="ink">只在下面选的日子开，别的日子不开，村里人也看不到。</Note>;
  return (
    <TimeField
      label={form.kind === 'add' ? '加开的这班几点开' : '改成几点开'}
      value={form.departure}
      onChoose={(departure) => onChange({ ...form, departure })}
    />
  );
}
