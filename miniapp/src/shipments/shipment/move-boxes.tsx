// Which boxes go with which other bus, while they are on none yet?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { otherBusesApi } from '@kehuoyou/shared';
import type { OtherBus, Shipment } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { CountField } from '../../ui/fields/count-field';
import { Asked } from '../../ui/page/asked';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { useLearnedShipment } from '../use-learned-shipment';
import { ANY_LINE, boxesOfLine, lineChips, otherBusChip, otherBusWords } from './move-words';

interface MoveBoxesProps {
  readonly shipment: Shipment;
  readonly now: Date;
}

/** A button; what may be chosen is asked for when somebody wants to choose. */
export function MoveBoxes({ shipment, now }: MoveBoxesProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  if (shipment.movable === undefined) return null;
  if (!open)
    return (
      <ButtonRow>
        <Button icon="bus" word="挪到别的车" onPress={() => setOpen(true)} />
      </ButtonRow>
    );
  return <Choice shipment={shipment} now={now} onDone={() => setOpen(false)} />;
}

function Choice({ shipment, now, onDone }: MoveBoxesProps & { readonly onDone: () => void }): ReactElement {
  const query = useQuery(otherBusesApi.of, { id: shipment.id }, { freshForMs: 0 });
  return (
    <Card title="挪到哪一班？">
      <Asked query={query}>
        {({ boxes, buses }) =>
          buses.length === 0 ? (
            <>
              <Note tone="ink">别的车没有位子，或者赶不上保鲜。</Note>
              <ButtonRow>
                <Button word="不挪了" onPress={onDone} />
              </ButtonRow>
            </>
          ) : (
            <Which shipment={shipment} boxes={boxes} buses={buses} now={now} onDone={onDone} />
          )
        }
      </Asked>
    </Card>
  );
}

interface WhichProps extends MoveBoxesProps {
  readonly boxes: readonly number[];
  readonly buses: readonly OtherBus[];
  readonly onDone: () => void;
}

/** The last ones are moved first: the first ones are the first to be brought. Of several ways one may be chosen. */
function Which({ shipment, boxes: all, buses, now, onDone }: WhichProps): ReactElement {
  const [chosen, choose] = useState<string>();
  const [line, setLine] = useState(ANY_LINE);
  const boxes = boxesOfLine(shipment, all, line);
  const [count, setCount] = useState(all.length);
  const action = useAction();
  const learn = useLearnedShipment();
  // What was chosen from an older answer may be gone from this one.
  const bus = buses.find(({ name }) => name === chosen) ?? buses[0];
  const most = Math.min(boxes.length, bus?.boxesLeft ?? 0);
  const some = Math.min(count, most);
  const move = (): void =>
    action.run(async () => {
      if (bus === undefined) return;
      const last = boxes.slice(boxes.length - some);
      learn(await call(otherBusesApi.move, { id: shipment.id, boxes: last, bus: bus.name }));
      onDone();
    });
  return (
    <>
      <Chips
        label="哪一班车"
        chips={buses.map((each) => ({ value: each.name, ...otherBusChip(each, now) }))}
        chosen={bus?.name}
        onChoose={choose}
      />
      <Lines shipment={shipment} boxes={all} chosen={line} onChoose={setLine} />
      <CountField label="挪几箱" unit="箱" value={some} most={most} onChange={setCount} />
      {bus === undefined ? null : <Note tone="ink">{otherBusWords(bus, now)}</Note>}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不挪了" onPress={onDone} />
        {some === 0 ? null : <Button kind="primary" word={`挪 ${some} 箱`} disabled={action.busy} onPress={move} />}
      </ButtonRow>
    </>
  );
}

interface LinesProps {
  readonly shipment: Shipment;
  readonly boxes: readonly number[];
  readonly chosen: string;
  readonly onChoose: (line: string) => void;
}

/** For whom they are, where that is not one and the same. */
function Lines({ shipment, boxes, chosen, onChoose }: LinesProps): ReactElement | null {
  const chips = lineChips(shipment, boxes);
  if (chips.length === 0) return null;
  return (
    <>
      <Note tone="ink">挪给谁的？</Note>
      <Chips label="给谁的" chips={chips} chosen={chosen} onChoose={onChoose} />
    </>
  );
}
