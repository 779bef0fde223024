// Where is it fetched, and until when does it stand?
import type { ReactElement } from 'react';
import { addDays, dateAt, longDate, pointName } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { offerDays } from '../offer-draft';
import { StepButtons } from './step-buttons';
import type { StepProps } from './step-props';

interface WhereStepProps extends StepProps {
  readonly village: string;
  readonly point: string | undefined;
}

/** At home or at the point; so many days. */
export function WhereStep({ village, point, ...props }: WhereStepProps): ReactElement {
  const { draft, onChange } = props;
  const until = addDays(dateAt(useNow()), draft.days - 1);
  return (
    <>
      <Card title="在哪里拿？">
        <Chips
          label="在哪里拿"
          wraps
          chips={[
            { value: 'home', word: `到我家拿（${village}）` },
            ...(point === undefined ? [] : [{ value: 'point' as const, word: `放在${pointName(point)}` }]),
          ]}
          chosen={draft.where}
          onChoose={(where) => onChange({ where })}
        />
        {draft.where === 'point' ? <Note>先跟站长说好，再放过去。</Note> : null}
      </Card>
      <Card title="卖几天？">
        <Chips
          label="卖几天"
          wraps
          chips={offerDays.map((days) => ({ value: String(days), word: days === 1 ? '只今天' : `${days} 天` }))}
          chosen={String(draft.days)}
          onChoose={(days) => onChange({ days: Number(days) })}
        />
        <Note tone="ink">{`${longDate(until)}过了，自己下来。`}</Note>
      </Card>
      <StepButtons {...props} />
    </>
  );
}
