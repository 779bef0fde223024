// Where do how many boxes go?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { boxLimits, carrierTariffs, mostValueFen, nearProvinces, provinceNames, tariffOf } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { CountField } from '../../ui/fields/count-field';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { countOf } from '../order-draft';
import type { CarrierLine, OrderDraft } from '../order-draft';
import { placesTrouble } from './draft-words';
import type { StepProps } from './goods-step';

const [firstTariff] = carrierTariffs;
const NEW_LINE: CarrierLine = { count: 0, province: nearProvinces[0], carrier: firstTariff?.carrier ?? '' };

/** 县城自提几箱，快递寄走几箱. */
export function PlacesStep({ draft, onChange, onNext, onBack }: PlacesStepProps): ReactElement {
  const [trouble, setTrouble] = useState<string>();
  const { pickup, carried } = draft;
  const change = (changed: Partial<OrderDraft>): void => {
    setTrouble(undefined);
    onChange({ ...draft, ...changed });
  };
  const count = countOf(draft);
  const set = (place: number, line: CarrierLine): void =>
    change({ carried: carried.map((each, at) => (at === place ? line : each)) });
  const next = (): void => {
    const wrong = placesTrouble(draft);
    setTrouble(wrong);
    if (wrong !== undefined) return;
    change({ carried: carried.filter((line) => line.count > 0) });
    onNext();
  };
  return (
    <>
      <Pickup boxes={pickup} onChange={(boxes) => change({ pickup: boxes })} />
      {carried.map((line, place) => (
        <CarriedLine key={place} number={place + 1} line={line} onChange={(changed) => set(place, changed)} />
      ))}
      {carried.length + 1 >= boxLimits.lines ? null : (
        <AnotherPlace first={carried.length === 0} onAdd={() => change({ carried: [...carried, NEW_LINE] })} />
      )}
      <View className="order-step">
        <Note tone="ink">{count === 0 ? '还没写几箱' : `一共 ${count} 箱`}</Note>
      </View>
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        <Button word="上一步" onPress={onBack} />
        <Button kind="primary" word="下一步：选班车" onPress={next} />
      </ButtonRow>
    </>
  );
}

/** 保价: whole yuan a box, or nothing. */
function Insured({ line, onChange }: Pick<CarriedLineProps, 'line' | 'onChange'>): ReactElement {
  const { valueFen, ...rest } = line;
  const most = mostValueFen(tariffOf(line.carrier));
  const change = (text: string): void => {
    const yuan = Number(/^\d{1,6}$/.exec(text.normalize('NFKC').trim())?.[0] ?? 0);
    onChange(yuan === 0 ? rest : { ...rest, valueFen: yuan * 100 });
  };
  return (
    <>
      <TextField
        label="保价：一箱值多少元（不保就空着）"
        value={valueFen === undefined ? '' : String(Math.round(valueFen / 100))}
        onChange={change}
        most={6}
      />
      <Note>{`保了的，丢了坏了最多赔这个数，最多保 ${Math.round(most / 100)} 元。没保的最多赔运费的三倍。`}</Note>
    </>
  );
}

interface PlacesStepProps extends StepProps {
  readonly onBack: () => void;
}

function AnotherPlace({ first, onAdd }: { readonly first: boolean; readonly onAdd: () => void }): ReactElement {
  return (
    <ButtonRow>
      <Button icon="plus" word={first ? '交快递寄到外面' : '再寄一个地方'} onPress={onAdd} />
    </ButtonRow>
  );
}

interface PickupProps {
  readonly boxes: number;
  readonly onChange: (boxes: number) => void;
}

function Pickup({ boxes, onChange }: PickupProps): ReactElement {
  return (
    <Card title="县城自提">
      <CountField label="买家到县城的共配中心来取" value={boxes} onChange={onChange} unit="箱" most={boxLimits.boxes} />
    </Card>
  );
}

const near = nearProvinces.map((code) => ({ value: code as string, word: provinceNames[code] ?? code }));
const all = Object.entries(provinceNames).map(([value, word]) => ({ value, word }));
const MORE = 'more';

interface CarriedLineProps {
  readonly number: number;
  readonly line: CarrierLine;
  readonly onChange: (line: CarrierLine) => void;
}

function CarriedLine({ number, line, onChange }: CarriedLineProps): ReactElement {
  const [every, setEvery] = useState(!near.some(({ value }) => value === line.province));
  const chips = every ? all : [...near, { value: MORE, word: '别的省' }];
  return (
    <Card title={number === 1 ? '交快递寄走' : `交快递寄走（第 ${number} 个地方）`}>
      <CountField
        label="寄几箱"
        value={line.count}
        onChange={(count) => onChange({ ...line, count })}
        unit="箱"
        most={boxLimits.boxes}
      />
      <Chips
        label="寄到哪个省"
        chips={chips}
        chosen={line.province}
        onChoose={(province) => (province === MORE ? setEvery(true) : onChange({ ...line, province }))}
      />
      <Chips
        label="哪家快递"
        chips={carrierTariffs.map(({ carrier, name }) => ({ value: carrier, word: name }))}
        chosen={line.carrier}
        onChoose={(carrier) => onChange({ ...line, carrier })}
      />
      <Insured line={line} onChange={onChange} />
    </Card>
  );
}
