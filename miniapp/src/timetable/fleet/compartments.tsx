// What may a vehicle take along besides its passengers, and how is that registered?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { compartmentKinds, compartmentNames, fleetApi } from '@kehuoyou/shared';
import type { Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { compartmentOf, compartmentWords, roomWords } from './compartment-words';
import type { TypedCompartment } from './compartment-words';

/** A vehicle, and what is done once something of it has changed. */
export interface CompartmentsProps {
  readonly vehicle: Vehicle;
  readonly onChanged: () => void;
}

/** Each compartment, what is left after luggage, and a form for another or a corrected one. */
export function Compartments(props: CompartmentsProps): ReactElement {
  const { vehicle } = props;
  const { compartments = [], plate } = vehicle;
  const [adding, setAdding] = useState(false);
  const words = roomWords(vehicle);
  return (
    <View className="fleet-hold">
      {compartments.map((each) => (
        <View key={each.kind} className="paper">
          <View className="paper-words">
            <Text className="paper-name">{compartmentNames[each.kind]}</Text>
            <Text className="paper-until">{compartmentWords(each)}</Text>
          </View>
        </View>
      ))}
      <Note tone={compartments.length === 0 ? 'grey' : 'ink'}>
        {words ?? '货舱没登记，按时刻表说的装。登记了，装车时才算得准。'}
      </Note>
      {adding ? (
        <CompartmentForm {...props} onLeave={() => setAdding(false)} />
      ) : (
        <Button icon="plus" word="登记货舱" label={`给${plate}登记货舱`} onPress={() => setAdding(true)} />
      )}
    </View>
  );
}

const EMPTY: TypedCompartment = {
  kind: 'hold',
  kilos: '',
  litres: '',
  pieces: '',
  approved: false,
  from: '',
  to: '',
  hours: '',
};
const answers = [
  { value: 'no', word: '没有批准' },
  { value: 'yes', word: '批准的' },
] as const;

function CompartmentForm({
  vehicle: { companyId, vehicleId },
  onChanged,
  onLeave,
}: CompartmentsProps & { readonly onLeave: () => void }): ReactElement {
  const [typed, setTyped] = useState(EMPTY);
  const action = useAction();
  const change = (part: Partial<TypedCompartment>): void => setTyped({ ...typed, ...part });
  const keep = () => {
    const compartment = compartmentOf(typed);
    if (typeof compartment === 'string') return action.fail(compartment);
    return action.run(async () => {
      await call(fleetApi.addCompartment, { companyId, vehicleId, ...compartment });
      onLeave();
      onChanged();
    });
  };
  return (
    <View className="paper-form">
      <Fields typed={typed} onChange={change} />
      <Note>同一种再登记一次，按新的算，旧的会留着。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不登记了" onPress={onLeave} />
        <Button kind="primary" icon="check" word="登记" disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </View>
  );
}

interface TypedProps {
  readonly typed: TypedCompartment;
  readonly onChange: (part: Partial<TypedCompartment>) => void;
}

function Fields({ typed, onChange }: TypedProps): ReactElement {
  return (
    <>
      <Chips
        label="哪一种货舱"
        chips={compartmentKinds.map((value) => ({ value, word: compartmentNames[value] }))}
        chosen={typed.kind}
        onChoose={(kind) => onChange({ kind })}
      />
      <TextField
        label="最多装几公斤"
        value={typed.kilos}
        onChange={(kilos) => onChange({ kilos })}
        most={4}
        kind="phone"
      />
      <TextField
        label="多大，几升"
        value={typed.litres}
        onChange={(litres) => onChange({ litres })}
        hint="1 方是 1000 升"
        most={5}
        kind="phone"
      />
      <TextField
        label="最多几件"
        value={typed.pieces}
        onChange={(pieces) => onChange({ pieces })}
        most={4}
        kind="phone"
      />
      {typed.kind === 'partition' ? <Approved typed={typed} onChange={onChange} /> : null}
      {typed.kind === 'chill_box' ? <Cold typed={typed} onChange={onChange} /> : null}
    </>
  );
}

function Approved({ typed, onChange }: TypedProps): ReactElement {
  return (
    <>
      <Note tone="ink">车里隔出来的货区，只有批准的车型才能装货。</Note>
      <Chips
        label="车型"
        chips={answers}
        chosen={typed.approved ? 'yes' : 'no'}
        onChoose={(answer) => onChange({ approved: answer === 'yes' })}
      />
    </>
  );
}

function Cold({ typed, onChange }: TypedProps): ReactElement {
  return (
    <>
      <TextField label="最低几度" value={typed.from} onChange={(from) => onChange({ from })} hint="比如 0" most={5} />
      <TextField label="最高几度" value={typed.to} onChange={(to) => onChange({ to })} hint="比如 8" most={5} />
      <TextField
        label="能保几个小时"
        value={typed.hours}
        onChange={(hours) => onChange({ hours })}
        most={2}
        kind="phone"
      />
    </>
  );
}
