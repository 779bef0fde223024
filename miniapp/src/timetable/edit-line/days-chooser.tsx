// On which days does a change hold?
import type { ReactElement } from 'react';
import { addDays, fullDateText } from '@kehuoyou/shared';
import type { DayKind, ServiceDate, TownshipMarket } from '@kehuoyou/shared';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { ManyChips } from '../../ui/fields/many-chips';
import { Note } from '../../ui/cards/note';
import { datesWords } from '../changing/edit-words';
import type { EditForm, EditSpan } from './edit-form';

/** The form and what it is filled in with. */
export interface DaysChooserProps {
  readonly form: EditForm;
  readonly today: ServiceDate;
  /** Townships that hold a market. */
  readonly townships: readonly TownshipMarket[];
  readonly onChange: (form: EditForm) => void;
}

/** How far ahead a change may be planned, days. */
const MOST_AHEAD = 730;

const spanChips: readonly { readonly value: EditSpan; readonly word: string }[] = [
  { value: 'one_day', word: '只一天' },
  { value: 'time', word: '一段时间' },
  { value: 'for_good', word: '一直这样' },
];

const everyDay: { readonly value: DayKind; readonly word: string } = { value: 'every_day', word: '每天' };
const someDays: readonly { readonly value: DayKind; readonly word: string }[] = [
  { value: 'market_days', word: '圩日' },
  { value: 'workdays', word: '工作日' },
  { value: 'rest_days', word: '休息日' },
  { value: 'weekdays', word: '每周几' },
];

const weekdayChips = ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({
  value: String(index + 1),
  word: `周${name}`,
}));

/** One day or a time, and within it which days. */
export function DaysChooser(props: DaysChooserProps): ReactElement {
  const { form, onChange } = props;
  return (
    <>
      <Chips
        label="一天还是一直"
        chips={form.kind === 'only_on' ? spanChips.filter(({ value }) => value !== 'one_day') : spanChips}
        chosen={form.span}
        onChoose={(span) => onChange({ ...form, span })}
      />
      <Dates {...props} />
      {form.span === 'one_day' ? null : <Kinds {...props} />}
    </>
  );
}

function Dates({ form, today, onChange }: DaysChooserProps): ReactElement {
  const { from, until, span } = form;
  const last = addDays(today, MOST_AHEAD);
  return (
    <>
      <DateField
        word={span === 'one_day' ? `哪一天：${fullDateText(from, today)}` : `从 ${fullDateText(from, today)}`}
        value={from}
        from={today}
        to={last}
        onChoose={(date) => onChange({ ...form, from: date, until: until < date ? date : until })}
      />
      {span !== 'time' ? null : (
        <DateField
          word={`到 ${fullDateText(until, today)}`}
          value={until}
          from={from}
          to={last}
          onChoose={(date) => onChange({ ...form, until: date })}
        />
      )}
    </>
  );
}

function Kinds(props: DaysChooserProps): ReactElement {
  const { form, onChange } = props;
  const chips = form.kind === 'only_on' ? someDays : [everyDay, ...someDays];
  return (
    <>
      <Chips label="哪些日子" chips={chips} chosen={form.on} onChoose={(on) => onChange({ ...form, on })} />
      {form.on === 'weekdays' ? (
        <ManyChips
          label="每周哪几天"
          chips={weekdayChips}
          chosen={form.weekdays.map(String)}
          onChoose={(days) => onChange({ ...form, weekdays: days.map(Number) })}
        />
      ) : null}
      {form.on === 'market_days' ? <Township {...props} /> : null}
      {form.on === 'workdays' ? <Note>照国务院的放假安排，调休要上班的周末也算工作日。</Note> : null}
      {form.on === 'rest_days' ? <Note>周末和节假日，调休要上班的周末不算。</Note> : null}
    </>
  );
}

function Township({ form, townships, onChange }: DaysChooserProps): ReactElement {
  if (townships.length === 0) return <Note tone="red">还没有哪个乡镇登记了圩日，请县里办公室先登记。</Note>;
  const market = townships.find(({ townshipCode }) => townshipCode === form.townshipCode);
  return (
    <>
      <Chips
        label="哪个乡镇的圩日"
        chips={townships.map(({ townshipCode, townshipName }) => ({ value: townshipCode, word: townshipName }))}
        chosen={form.townshipCode}
        onChoose={(townshipCode) => onChange({ ...form, townshipCode })}
      />
      {market === undefined ? null : <Note>{`最近的圩日：${datesWords(market.dates)}`}</Note>}
    </>
  );
}
