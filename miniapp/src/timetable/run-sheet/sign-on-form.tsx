// With which vehicle do I take which trips, and may we set out?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { vehicleRefusals } from '@kehuoyou/shared';
import type { RunSheet, SignOn, Vehicle } from '@kehuoyou/shared';
import { scrollToTop } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { TripsToTake } from './trips-to-take';

/** 签到出车. */
export interface SignOnFormProps {
  readonly sheet: RunSheet;
  readonly onLeave: () => void;
  /** Trips were taken: the sheet is another now. */
  readonly onDone: () => void;
}

/** One question after the other: which vehicle, which trips; then the papers are checked. */
export function SignOnForm({ sheet, onLeave, onDone }: SignOnFormProps): ReactElement {
  const [vehicle, setVehicle] = useState<Vehicle>();
  const [refused, setRefused] = useState<SignOn>();
  const leave = () => {
    scrollToTop();
    onLeave();
  };
  const tryAnother = () => {
    setRefused(undefined);
    setVehicle(undefined);
  };
  if (refused !== undefined) return <Refused answer={refused} onLeave={leave} onAnother={tryAnother} />;
  if (vehicle === undefined) return <Vehicles sheet={sheet} onChoose={setVehicle} onLeave={leave} />;
  const done = (answer: SignOn) => {
    scrollToTop();
    onDone();
    if (answer.outcome === 'refused') setRefused(answer);
    else leave();
  };
  return <TripsToTake sheet={sheet} vehicle={vehicle} onBack={() => setVehicle(undefined)} onDone={done} />;
}

/** Which paper is missing or out of date, in a sentence each. */
function Refused({
  answer: { refusals },
  onLeave,
  onAnother,
}: {
  readonly answer: SignOn;
  readonly onLeave: () => void;
  readonly onAnother: () => void;
}): ReactElement {
  return (
    <Card
      title="不能出车"
      named
      tag={<Tag word="没有通过" tone="red" />}
      spoken={`不能出车。${refusals.map(({ sentence }) => sentence).join('')}`}
    >
      {refusals.map(({ subject, why, sentence }) => (
        <View key={`${subject} ${why}`} className="run-refused">
          {sentence}
        </View>
      ))}
      <ButtonRow>
        <Button word="回车次" onPress={onLeave} />
        <Button kind="primary" icon="bus" word="换一辆车" onPress={onAnother} />
      </ButtonRow>
    </Card>
  );
}

function Vehicles({
  sheet,
  onChoose,
  onLeave,
}: {
  readonly sheet: RunSheet;
  readonly onChoose: (vehicle: Vehicle) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const given = sheet.trips.find(({ vehicleId }) => vehicleId !== undefined)?.vehicleId;
  const vehicles = [...sheet.vehicles].sort((a, b) => Number(b.vehicleId === given) - Number(a.vehicleId === given));
  return (
    <>
      <Card title="开哪一辆车？" named>
        <Button icon="chevron-left" word="先不签到" onPress={onLeave} />
      </Card>
      {vehicles.length === 0 ? <EmptyAnswer sentence="公司还没有登记车辆。" next="请找公司登记。" /> : null}
      <List>
        {vehicles.map((vehicle) => {
          const [trouble] = vehicleRefusals(vehicle, sheet.date);
          return (
            <Row
              key={vehicle.vehicleId}
              icon="bus"
              title={vehicle.plate}
              note={trouble?.sentence ?? `${vehicle.seats} 座${vehicle.vehicleId === given ? '，公司安排的' : ''}`}
              {...(trouble === undefined ? {} : { tail: <Tag word="不能载客" tone="red" /> })}
              {...(trouble === undefined ? { onPress: () => onChoose(vehicle) } : { state: 'past' as const })}
              label={`${vehicle.plate}，${trouble?.sentence ?? `${vehicle.seats} 座`}`}
            />
          );
        })}
      </List>
    </>
  );
}
