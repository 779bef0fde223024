// Where else can boxes be handed in, when the own point is shut?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { otherPointsApi } from '@kehuoyou/shared';
import type { ChangedPoint, OtherPoint, Shipment } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { changedWords, otherPointChip, otherPointWords } from './change-point-words';

interface ChangePointProps {
  readonly shipment: Shipment;
  readonly now: Date;
  /** Asks for the order anew: its codes may be others. */
  readonly onChanged: () => void;
}

/** A button; which points there are is asked for when somebody wants to know. */
export function ChangePoint({ shipment, now, onChanged }: ChangePointProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState<ChangedPoint>();
  // A keeper sees an order of another point no more, whoever booked it; who sends it goes on seeing it.
  const goesOn = shipment.mayShare === true;
  if (open)
    return (
      <Choice
        shipment={shipment}
        now={now}
        onLeave={() => setOpen(false)}
        onDone={(answer) => {
          setChanged(answer);
          setOpen(false);
          // Whoever sees it no more has read here where it went.
          if (goesOn) onChanged();
        }}
      />
    );
  return (
    <>
      {changed === undefined ? null : <Note tone="ink">{changedWords(changed, now)}</Note>}
      {shipment.mayChangePoint === undefined || (changed !== undefined && !goesOn) ? null : (
        <ButtonRow>
          <Button icon="map-pin" word="站长不在？换个点交" onPress={() => setOpen(true)} />
        </ButtonRow>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly shipment: Shipment;
  readonly now: Date;
  readonly onLeave: () => void;
  readonly onDone: (answer: ChangedPoint) => void;
}

function Choice({ shipment, now, onLeave, onDone }: ChoiceProps): ReactElement {
  const query = useQuery(otherPointsApi.of, { id: shipment.id }, { freshForMs: 0 });
  return (
    <Card title="换到哪里交？">
      <Asked query={query}>
        {({ points }) =>
          points.length === 0 ? (
            <>
              <Note tone="ink">{`附近别的点没有车装得下这 ${shipment.count} 箱，或者赶不上保鲜。`}</Note>
              <ButtonRow>
                <Button word="不换了" onPress={onLeave} />
              </ButtonRow>
            </>
          ) : (
            <Which shipment={shipment} points={points} now={now} onLeave={onLeave} onDone={onDone} />
          )
        }
      </Asked>
    </Card>
  );
}

function Which({
  shipment,
  points,
  now,
  onLeave,
  onDone,
}: ChoiceProps & { readonly points: readonly OtherPoint[] }): ReactElement {
  const [chosen, choose] = useState<string>();
  const action = useAction();
  // What was chosen from an older answer may be gone from this one.
  const point = points.find(({ pointId }) => pointId === chosen) ?? points[0];
  const change = (): void =>
    action.run(async () => {
      if (point === undefined) return;
      onDone(await call(otherPointsApi.change, { id: shipment.id, pointId: point.pointId, bus: point.bus.name }));
    });
  return (
    <>
      <Chips
        label="哪个点"
        chips={points.map((each) => ({ value: each.pointId, ...otherPointChip(each) }))}
        chosen={point?.pointId}
        onChoose={choose}
      />
      {point === undefined
        ? null
        : otherPointWords(point, now).map((words) => (
            <Note key={words} tone="ink">
              {words}
            </Note>
          ))}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不换了" onPress={onLeave} />
        <Button kind="primary" word="到这里交" disabled={action.busy} onPress={change} />
      </ButtonRow>
    </>
  );
}
