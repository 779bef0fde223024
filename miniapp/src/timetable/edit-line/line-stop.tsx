// How is a whole line stopped for some days, such as while its road is closed?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, MOST_EDITS } from '@kehuoyou/shared';
import type { EditableTrip, TimetableEdit } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { newKey } from '../../core/uuid';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { editWords } from '../changing/edit-words';
import { useDraft, useDrafts } from '../changing/use-draft';
import { DaysChooser } from './days-chooser';
import { editOf, emptyForm, withKind } from './edit-form';
import type { EditForm } from './edit-form';
import { Details, LONGEST_REASON } from './trip-form';

/** A line's trips, and what happens once they are in the draft. */
export interface LineStopProps {
  readonly accountId: string;
  readonly trips: readonly EditableTrip[];
  /** Why, as far as somebody has said so already. */
  readonly reason: string;
  readonly onDrafted: () => void;
}

/** One change a trip, all with the same days and reason; from today on, because a road does not wait for tomorrow. */
export function LineStop({ accountId, trips, reason, onDrafted }: LineStopProps): ReactElement {
  const today = dateAt(useNow());
  const own = trips.filter(({ everyMinutes }) => everyMinutes === undefined);
  const [form, setForm] = useState<EditForm>();
  const [missing, setMissing] = useState<string>();
  const drafted = useDraft(accountId).changes.length;
  const [first] = own;
  if (!first) return <EmptyAnswer sentence="这条线上没有能单独停开的班次。" next="请县里办公室换整份时刻表。" />;
  const filled = form ?? {
    ...withKind(emptyForm(first, today), 'cancel'),
    from: today,
    reason: reason.slice(0, LONGEST_REASON),
  };
  const change = (next: EditForm): void => {
    setForm(next);
    setMissing(undefined);
  };
  const keep = (): void => {
    if (drafted + own.length > MOST_EDITS) return setMissing(`一次最多改 ${MOST_EDITS} 处，请先发布，再接着改。`);
    const edits = own.map((trip) => ({ trip, edit: editOf(filled, trip) }));
    const wrong = edits.find(({ edit }) => typeof edit === 'string');
    if (wrong) return setMissing(String(wrong.edit));
    for (const { trip, edit } of edits)
      useDrafts.getState().add(accountId, { id: newKey(), edit: edit as TimetableEdit, trip });
    return onDrafted();
  };
  const edit = editOf(filled, first);
  return (
    <Card title={`${first.routeName} 全部 ${own.length} 班`} named>
      <Details form={filled} onChange={change} />
      <DaysChooser form={filled} today={today} townships={[]} onChange={change} />
      {typeof edit === 'string' ? null : <Note tone="ink">{`${own.length} 班都这样改：${editWords(edit)}。`}</Note>}
      {own.length === trips.length ? null : <Note>隔一会儿一班的车改不了单独一班，不在里面。</Note>}
      {missing === undefined ? null : <ErrorSentence sentence={missing} />}
      <Button kind="primary" icon="check" word={`记下，${own.length} 班都停`} onPress={keep} />
    </Card>
  );
}
