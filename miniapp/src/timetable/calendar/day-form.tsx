// What kind of day is one that the calendar does not know, or has wrong?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateText, fullDateText, timetableEditApi, weekdayOf } from '@kehuoyou/shared';
import type { CalendarDay, ServiceDate } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';

/** What is known of the days to come. */
export interface DayFormProps {
  readonly today: ServiceDate;
  readonly known: readonly CalendarDay[];
  readonly onDone: () => void;
}

type Kind = CalendarDay['kind'];

const kindChips: readonly { readonly value: Kind; readonly word: string }[] = [
  { value: 'rest', word: '这天休息' },
  { value: 'work', word: '这天上班' },
];

/** How far ahead a day may be set, days. */
const MOST_AHEAD = 730;
const LONGEST_NAME = 20;

/** Sets one day; setting it again puts it back. */
export function DayForm({ today, known, onDone }: DayFormProps): ReactElement {
  const [date, setDate] = useState(addDays(today, 1));
  const [kind, setKind] = useState<Kind>('rest');
  const [name, setName] = useState('');
  const [kept, setKept] = useState<string>();
  const action = useAction();
  const now = known.find((day) => day.date === date)?.kind ?? (weekdayOf(date) >= 6 ? 'rest' : 'work');
  const keep = (): void => {
    if (name.trim() === '') return action.fail('请写上是什么日子，比如 春节。');
    return action.run(async () => {
      await call(timetableEditApi.setDay, { date, kind, name: name.trim() });
      setKept(`${dateText(date)}已经定成${kind === 'rest' ? '休息' : '上班'}，班车马上跟着变。`);
      setName('');
      onDone();
    });
  };
  return (
    <Card title="定一个日子" named>
      <DateField
        word={`哪一天：${fullDateText(date, today)}`}
        value={date}
        from={today}
        to={addDays(today, MOST_AHEAD)}
        onChoose={setDate}
      />
      <Note>{`现在这天${now === 'rest' ? '算休息日' : '算工作日'}。`}</Note>
      <Chips label="休息还是上班" chips={kindChips} chosen={kind} onChoose={setKind} />
      <TextField label="是什么日子" value={name} onChange={setName} hint="比如 春节、调休上班" most={LONGEST_NAME} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {kept === undefined ? null : <Note tone="ink">{kept}</Note>}
      <Button
        kind="primary"
        icon="check"
        word={action.busy ? '正在定' : '定下来'}
        disabled={action.busy}
        onPress={keep}
      />
    </Card>
  );
}
