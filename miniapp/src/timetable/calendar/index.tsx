// Which days are holidays, which weekends are worked, and what has the county office decided?
import type { ReactElement } from 'react';
import { calendarPolicy, dateAt, timetableEditApi, timetablePages } from '@kehuoyou/shared';
import type { CalendarDay, ServiceDate } from '@kehuoyou/shared';
import { useMayInCounty } from '../../accounts/use-me';
import { useManages } from '../changing/use-manages';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { specialDayWords } from './special-day-words';
import { DayForm } from './day-form';

/** 节假日和调休: open to everybody; the county office says what the calendar does not know. */
export default function Calendar(): ReactElement {
  const days = useQuery(timetableEditApi.days, {}, { usable: '日子还是对的', freshForMs: 0 });
  const office = useMayInCounty(calendarPolicy.setDay);
  const today = dateAt(useNow());
  return (
    <Page title={timetablePages.calendar.title} age={days.age} desk={useManages() ? 'calendar' : undefined}>
      {office ? <DayForm today={today} known={days.answer?.days ?? []} onDone={() => void days.refresh()} /> : null}
      <Asked query={days}>{(answer) => <Days days={answer.days} today={today} />}</Asked>
      <Note>“工作日开”和“休息日开”的班车照这张表走。没列出来的日子，周一到周五上班，周末休息。</Note>
    </Page>
  );
}

function Days({ days, today }: { readonly days: readonly CalendarDay[]; readonly today: ServiceDate }): ReactElement {
  if (days.length === 0)
    return <EmptyAnswer sentence="往后一年还没有公布的节假日。" next="国务院公布以后，县里办公室会登记。" />;
  return (
    <List>
      {days.map((day) => (
        <Row
          key={day.date}
          icon="calendar"
          {...specialDayWords(day, today)}
          tail={<Tag word={day.kind === 'rest' ? '休息' : '上班'} tone={day.kind === 'rest' ? 'green' : 'amber'} />}
        />
      ))}
    </List>
  );
}
