// Which trips do I take with this vehicle?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { compareTexts, firstDifference, runSheetApi } from '@kehuoyou/shared';
import type { RunSheet, SignOn, Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { tripTitle } from '../reporting/run-sheet-words';

interface TripChoice {
  readonly tripId: string;
  readonly routeName: string;
  readonly headsign: string;
  readonly departure: string;
  readonly mine: boolean;
}

/** Departures before this hour are the morning's, and so on. */
const parts = [
  { value: 'all', word: '全部', from: '', to: '99' },
  { value: 'morning', word: '上午', from: '', to: '12:00' },
  { value: 'afternoon', word: '下午', from: '12:00', to: '99' },
] as const;
type Part = (typeof parts)[number]['value'];

/** The vehicle that was chosen, and what comes next. */
export interface TripsToTakeProps {
  readonly sheet: RunSheet;
  readonly vehicle: Vehicle;
  readonly onBack: () => void;
  readonly onDone: (answer: SignOn) => void;
}

/** One's own at once, others at a touch; then the papers are checked. */
export function TripsToTake({ sheet, vehicle, onBack, onDone }: TripsToTakeProps): ReactElement {
  const choices = choicesOf(sheet);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(choices.filter(({ mine }) => mine).map(({ tripId }) => tripId)),
  );
  const action = useAction();
  const signOn = () =>
    chosen.size === 0
      ? action.fail('请先点要开的班次。')
      : action.run(async () =>
          onDone(
            await call(runSheetApi.signOn, { date: sheet.date, vehicleId: vehicle.vehicleId, tripIds: [...chosen] }),
          ),
        );
  return (
    <>
      <Card title={`${vehicle.plate}，开哪几班？`} named>
        <Note tone="ink">{chosen.size === 0 ? '点一下要开的班次，可以点好几班。' : `选了 ${chosen.size} 班。`}</Note>
        <Button icon="chevron-left" word="换一辆车" onPress={onBack} />
      </Card>
      <Choices choices={choices} chosen={chosen} onChange={setChosen} />
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

interface ChoicesProps {
  readonly choices: readonly TripChoice[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

function Choices({ choices, chosen, onChange }: ChoicesProps): ReactElement {
  const [part, setPart] = useState<Part>('all');
  const { from, to } = parts.find(({ value }) => value === part) ?? parts[0];
  const toggle = (tripId: string) =>
    onChange(
      chosen.has(tripId) ? new Set([...chosen].filter((each) => each !== tripId)) : new Set([...chosen, tripId]),
    );
  return (
    <>
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
  return [...own, ...open.map((trip) => ({ ...trip, mine: false }))].sort((a, b) =>
    firstDifference(Number(b.mine) - Number(a.mine), compareTexts(a.departure, b.departure)),
  );
}
