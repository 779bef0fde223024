// How much is there, and what does it cost?
import type { ReactElement } from 'react';
import { offerUnits } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { StepButtons } from './step-buttons';
import type { StepProps } from './step-props';

const DIGITS = 6;
const units = offerUnits.map((value) => ({ value, word: value }));

/** A number with what it counts, and a price with what it is for. */
export function MuchStep(props: StepProps): ReactElement {
  const { draft, onChange } = props;
  const per = draft.per ?? draft.unit;
  return (
    <>
      <Card title="一共有多少？">
        <TextField
          kind="phone"
          label={`多少${draft.unit}`}
          most={DIGITS}
          value={draft.quantity}
          onChange={(quantity) => onChange({ quantity })}
        />
        <Chips label="按什么数" wraps chips={units} chosen={draft.unit} onChoose={(unit) => onChange({ unit })} />
      </Card>
      <Card title="卖多少钱？">
        <TextField
          kind="money"
          label={`一${per}多少元`}
          hint="比如 12.5"
          value={draft.price}
          onChange={(price) => onChange({ price })}
        />
        <Chips label="按什么算钱" wraps chips={units} chosen={per} onChoose={(value) => onChange({ per: value })} />
      </Card>
      <StepButtons {...props} />
    </>
  );
}
