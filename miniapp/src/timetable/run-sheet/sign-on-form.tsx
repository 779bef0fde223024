// With which vehicle do I take which trips, and may we set out?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { runSheetApi, vehicleRefusals } from '@kehuoyou/shared';
import type { RunSheet, SignOn, Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { scrollToTop } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { tripTitle } from '../reporting/run-sheet-words';

/** 签到出车. */
export interface SignOnFormProps {
  readonly sheet: RunSheet;
  readonly onLeave: () => void;
  /** Trips were taken: the sheet is another now. */
  readonly onDone: () => void;
}

interface TripChoice {
  readonly tripId: string;
  readonly routeName: string;
  readonly headsign: string;
  readonly departure: string;
  readonly mine: boolean;
}

/** One question after the other: which vehicle, which trips; then the papers are checked. */
export function SignOnForm({ sheet, onLeave, onDone }: SignOnFormProps): ReactElement {
  const [vehicle, setVehicle] = useState<Vehicle>();
  const [refused, setRefused] = useState<SignOn>();
  const leave = () => {
    scrollToTop();
    onLeave();
  };
  if (refused !== undefined) {
    return (
      <Card
        title="不能出车"
        named
        tag={<Tag word="没有通过" tone="red" />}
        spoken={`不能出车。${refused.refusals.map(({ sentence }) => sentence).join('')}`}
      >
        {refused.refusals.map(({ subject, why, sentence }) => (
          <View key={`${subject} ${why}`} className="run-refused">
            {sentence}
          </View>
        ))}
        <ButtonRow>
          <Button word="回车次" onPress={leave} />
          <Button
            kind="primary"
            icon="bus"
            word="换一辆车"
            onPress={() => {
              setRefused(undefined);
              setVehicle(undefined);
            }}
          />
        </ButtonRow>
      </Card>
    );
  }
  if (vehicle === undefined) return <Vehicles sheet={sheet} onChoose={setVehicle} onLeave={leave} />;
  const done = (answer: SignOn) => {
    scrollToTop();
    onDone();
    if (answer.outcome === 'refused') setRefused(answer);
    else leave();
  };
  return <Trips sheet={sheet} vehicle={vehicle} onBack={() => setVehicle(undefined)} onDone={done} />;
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
              onPress={() => onChoose(vehicle)}
              label={`${vehicle.plate}，${trouble?.sentence ?? `${vehicle.seats} 座`}`}
            />
          );
        })}
      </List>
    </>
  );
}

/** Departures before this hour are the morning's, and so on. */
const parts = [
  { value: 'all', word: '全部', from: '', to: '99' },
  { value: 'morning', word: '上午', from: '', to: '12:00' },
  { value: 'afternoon', word: '下午', from: '12:00', to: '99' },
] as const;
type Part = (typeof parts)[number]['value'];

function Trips({
  sheet,
  vehicle,
  onBack,
  onDone,
}: {
  readonly sheet: RunSheet;
  readonly vehicle: Vehicle;
  readonly onBack: () => void;
  readonly onDone: (answer: SignOn) => void;
}): ReactElement {
  const choices = choicesOf(sheet);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(choices.filter(({ mine }) => mine).map(({ tripId }) => tripId)),
  );
  const [part, setPart] = useState<Part>('all');
  const action = useAction();
  const toggle = (tripId: string) =>
    setChosen(
      chosen.has(tripId) ? new Set([...chosen].filter((each) => each !== tripId)) : new Set([...chosen, tripId]),
    );
  const signOn = () =>
    chosen.size === 0
      ? action.fail('请先点要开的班次。')
      : action.run(async () =>
          onDone(
            await call(runSheetApi.signOn, { date: sheet.date, vehicleId: vehicle.vehicleId, tripIds: [...chosen] }),
          ),
        );
  const { from, to } = parts.find(({ value }) => value === part) ?? parts[0];
  return (
    <>
      <Card title={`${vehicle.plate}，开哪几班？`} named>
        <Note tone="ink">{chosen.size === 0 ? '点一下要开的班次，可以点好几班。' : `选了 ${chosen.size} 班。`}</Note>
        <Button icon="chevron-left" word="换一辆车" onPress={onBack} />
      </Card>
      <Chips label="什么时候" chips={parts} chosen={part} onChoose={setPart} />
      {choices.length === 0 ? <EmptyAnswer sentence="这一天没有可以接的班次了。" next="有事请问公司。" /> : null}
      <List>
        {choices
          .filter(({ departure }) => departure >= from && departure < to)
          .map((choice) => (
            <Row
              key={choice.tripId}
              figure={choice.departure}
              title={tripTitle(choice)}
              {...(choice.mine ? { note: '您的班次' } : {})}
              {...(chosen.has(choice.tripId) ? { tail: <Tag word="✓ 开" /> } : {})}
              onPress={() => toggle(choice.tripId)}
              label={`${choice.departure}，${tripTitle(choice)}，${chosen.has(choice.tripId) ? '已选，再按就不选' : '没选'}`}
            />
          ))}
      </List>
      <View className="run-under-thumb">
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <Button
          kind="primary"
          icon="check"
          word={chosen.size === 0 ? '签到，检查证件' : `签到 ${chosen.size} 班，检查证件`}
          disabled={action.busy}
          onPress={signOn}
        />
      </View>
    </>
  );
}

/** The driver's own trips that have not set out, and those that nobody has. */
function choicesOf({ trips, open }: RunSheet): TripChoice[] {
  const own = trips
    .filter(({ state }) => state === 'planned' || state === 'ready')
    .map(({ tripId, routeName, headsign, calls }) => ({
      tripId,
      routeName,
      headsign,
      departure: calls[0]?.departure ?? '',
      mine: true,
    }));
  return [...own, ...open.map((trip) => ({ ...trip, mine: false }))].sort(
    (a, b) => Number(b.mine) - Number(a.mine) || (a.departure < b.departure ? -1 : 1),
  );
}
