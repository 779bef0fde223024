// What do the boxes weigh: all together, or one by one?
import type { ReactElement } from 'react';
import { kilograms } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { boxName, takenBoxes } from './hand-in-words';
import type { CounterForm } from './hand-in-words';

const ways = [
  { value: 'all', word: '一起称' },
  { value: 'each', word: '一箱一箱称' },
] as const;

interface WeighingProps {
  readonly shipment: Shipment;
  readonly form: CounterForm;
  readonly onChange: (some: Partial<CounterForm>) => void;
}

/** Kilograms, as the scale shows them. */
export function Weighing({ shipment, form, onChange }: WeighingProps): ReactElement {
  const { weighed } = form;
  const taken = takenBoxes(form);
  const said = kilograms(shipment.grams);
  const turnTo = (way: 'all' | 'each'): void =>
    onChange({
      weighed:
        way === 'all'
          ? { all: kilograms(shipment.grams * taken.length) }
          : { each: Object.fromEntries(taken.map((no) => [no, said])) },
    });
  return (
    <Card title="过秤">
      <Chips label="怎么称" chips={ways} chosen={'all' in weighed ? 'all' : 'each'} onChoose={turnTo} />
      {'all' in weighed ? (
        <TextField
          label={`${taken.length} 箱一共多重（公斤）`}
          value={weighed.all}
          onChange={(all) => onChange({ weighed: { all } })}
          most={8}
        />
      ) : (
        shipment.boxes
          .filter(({ no }) => taken.includes(no))
          .map((box) => (
            <TextField
              key={box.no}
              label={`${boxName(box)}（公斤）`}
              value={weighed.each[box.no] ?? ''}
              onChange={(kilos) => onChange({ weighed: { each: { ...weighed.each, [box.no]: kilos } } })}
              most={8}
            />
          ))
      )}
      <Note>{`订的时候说一箱 ${said} 公斤。差得不多的，钱不变。`}</Note>
    </Card>
  );
}
