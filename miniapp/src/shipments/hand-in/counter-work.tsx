// What does a keeper fill in for one order: document, boxes, weight?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { idKindNames, idKinds, kilograms, shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { useTaking } from './use-taking';
import type { HandedIn } from './use-taking';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { ManyChips } from '../../ui/fields/many-chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FileButton } from '../../ui/page/file-button';
import {
  awaitedBoxes,
  boxName,
  changedForm,
  handInAskOf,
  lateWords,
  otherWeightWords,
  tooHeavyWords,
} from './hand-in-words';
import type { CounterForm } from './hand-in-words';
import { RefuseBox } from './refuse-box';
import { Weighing } from './weighing';

const LOOKED = 'looked';

interface CounterWorkProps {
  readonly shipment: Shipment;
  /** With the order as it was before, and whether what was too heavy for its bus takes another. */
  readonly onDone: (done: HandedIn) => void;
}

/** All that is said of an order at the counter, on one page, and sent at once. */
export function CounterWork({ shipment, onDone }: CounterWorkProps): ReactElement {
  const [form, setForm] = useState(() => formOf(shipment));
  const ask = handInAskOf(shipment, form);
  const { action, tooHeavy, take, again } = useTaking(shipment, ask, onDone);
  const other = otherWeightWords(shipment, ask);
  const late = lateWords(shipment);
  const change = (some: Partial<CounterForm>): void => {
    // Lighter, or fewer, may fit after all.
    again();
    setForm(changedForm(shipment, form, some));
  };
  return (
    <>
      <Sender shipment={shipment} form={form} onChange={change} />
      <Brought shipment={shipment} form={form} onChange={change} />
      <RefuseBox boxes={awaitedBoxes(shipment)} refused={form.refused} onChange={(refused) => change({ refused })} />
      <Weighing shipment={shipment} form={form} onChange={change} />
      <Card title="打开看">
        <ManyChips
          label="打开看"
          chips={[{ value: LOOKED, word: '每一箱都看过了' }]}
          chosen={form.inspected ? [LOOKED] : []}
          onChoose={(chosen) => change({ inspected: chosen.length > 0 })}
        />
      </Card>
      {late === undefined ? null : <Note tone="ink">{late}</Note>}
      {other === undefined ? null : <Note tone="ink">{other}</Note>}
      {action.failure === undefined ? null : (
        <ErrorSentence sentence={tooHeavy ? tooHeavyWords.sentence : action.failure} />
      )}
      <ButtonRow>
        {tooHeavy ? <Button word={tooHeavyWords.button} disabled={action.busy} onPress={() => take(true)} /> : null}
        <Button kind="primary" icon="package-check" word="收下" disabled={action.busy} onPress={() => take(false)} />
      </ButtonRow>
    </>
  );
}

/** Everything was brought, and weighs what was said: most often that is so. */
function formOf(shipment: Shipment): CounterForm {
  const brought = awaitedBoxes(shipment).map(({ no }) => no);
  return {
    ...{ idKind: 'id_card', idTail: '', brought, refused: [], inspected: false },
    weighed: { all: kilograms(shipment.grams * brought.length) },
  };
}

interface PartProps {
  readonly shipment: Shipment;
  readonly form: CounterForm;
  readonly onChange: (some: Partial<CounterForm>) => void;
}

function Sender({ shipment: { sender, handIn, goods, count }, form, onChange }: PartProps): ReactElement {
  const who = sender === undefined ? '' : `${sender.name} ${sender.phone}`;
  return (
    <Card title={`${goods} ${count} 箱`} named>
      <Note tone="ink">{who}</Note>
      {handIn?.idCheckNeeded === true ? (
        <>
          <Chips
            label="什么证件"
            chips={idKinds.map((kind) => ({ value: kind, word: idKindNames[kind] }))}
            chosen={form.idKind}
            onChoose={(idKind) => onChange({ idKind })}
          />
          <TextField
            label="证件后四位"
            value={form.idTail}
            onChange={(idTail) => onChange({ idTail })}
            hint="只记后四位"
            most={4}
          />
        </>
      ) : (
        <Note>今天看过证件了，不用再看。</Note>
      )}
    </Card>
  );
}

function Brought({ shipment, form, onChange }: PartProps): ReactElement {
  const boxes = awaitedBoxes(shipment);
  return (
    <Card title={`拿来了 ${form.brought.length} 箱`}>
      <ManyChips
        label="哪几箱拿来了"
        chips={boxes.map((box) => ({ value: String(box.no), word: boxName(box) }))}
        chosen={form.brought.map(String)}
        onChoose={(chosen) => onChange({ brought: chosen.map(Number) })}
      />
      <Note>没拿来的点一下去掉，等他拿来再收。</Note>
      <FileButton
        endpoint={shipmentsApi.labels}
        ask={{ id: shipment.id }}
        name={`箱码 ${shipment.goods}`}
        word="打印箱码（PDF）"
      />
    </Card>
  );
}
