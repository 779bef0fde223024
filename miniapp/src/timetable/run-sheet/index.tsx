// What do I drive today, where is my bus, and what has the server not heard of yet?
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, dayName, runSheetApi } from '@kehuoyou/shared';
import type { RunSheet, ServiceDate } from '@kehuoyou/shared';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useNow } from '../../core/clock';
import { usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { currentTrip, tripsNow } from '../reporting/run-sheet-fold';
import type { TripNow } from '../reporting/run-sheet-fold';
import { spokenTrip } from '../reporting/run-sheet-words';
import { useKeptSheets } from './use-kept-sheets';
import { useTripReports } from '../reporting/use-trip-reports';
import type { TripReportsHere } from '../reporting/use-trip-reports';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { GoodWords } from './good-words';
import { RunCard } from './run-card';
import { SignOnForm } from './sign-on-form';
import { TripList } from './trip-list';
import './index.scss';

/** Asked again while the page is open, ms: the company may give another trip. */
const ASK_EVERY_MS = 120_000;
/** Before this hour a bus of yesterday may still be on its way. */
const EARLY_HOUR = 4;

/** 我的车次, for drivers. */
export default function RunSheetPage(): ReactElement {
  const now = useNow();
  const today = dateAt(now);
  const [chosen, setChosen] = useState<ServiceDate>();
  const [signingOn, setSigningOn] = useState(false);
  const date = chosen ?? today;
  const sheet = useSheet(date, today);
  const reports = useTripReports();
  const trips = sheet.answer === undefined ? [] : tripsNow(sheet.answer, reports.made);
  const current = currentTrip(trips, date, now);
  return (
    <Page title={`${dayName(date, today)}的车`} age={sheet.age} spoken={current && spokenTrip(current)}>
      <WaitingStrip facts={reports} />
      <Asked query={sheet} why="司机登录以后，在这里看自己的车次。">
        {(answer) =>
          signingOn ? (
            <SignOnForm sheet={answer} onLeave={() => setSigningOn(false)} onDone={() => void sheet.refresh()} />
          ) : (
            <>
              <Day
                key={date}
                query={sheet}
                sheet={answer}
                trips={trips}
                current={current}
                reports={reports}
                onSignOn={() => setSigningOn(true)}
              />
              <Days now={now} chosen={date} onChoose={setChosen} />
              <GoodWords />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

/** A day's sheet, kept for days without a network, and asked for anew when what was reported has arrived. */
function useSheet(date: ServiceDate, today: ServiceDate): Query<RunSheet> {
  const sheet = useQuery(runSheetApi.sheet, { date }, { everyMs: ASK_EVERY_MS, usable: '运行单仍可用' });
  const outbox = useContext(OutboxContext);
  usePulled(sheet.refresh);
  useKeptSheets(sheet.answer !== undefined, today);
  useEffect(() => outbox.onSettled(() => void sheet.refresh()), [outbox, sheet.refresh]);
  return sheet;
}

interface DaysProps {
  readonly now: Date;
  readonly chosen: ServiceDate;
  readonly onChoose: (date: ServiceDate) => void;
}

function Days({ now, chosen, onChoose }: DaysProps): ReactElement {
  const today = dateAt(now);
  const early = new Date(now.getTime() + 8 * 3_600_000).getUTCHours() < EARLY_HOUR;
  const days = [...(early ? [-1] : []), 0, 1, 2].map((ahead) => addDays(today, ahead));
  return (
    <View className="run-days">
      <Chips
        label="哪一天"
        chips={days.map((day) => ({ value: day, word: dayName(day, today) }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </View>
  );
}

interface DayProps {
  readonly query: Query<RunSheet>;
  readonly sheet: RunSheet;
  readonly trips: readonly TripNow[];
  readonly current: TripNow | undefined;
  readonly reports: TripReportsHere;
  readonly onSignOn: () => void;
}

function Day({ query, sheet, trips, current, reports, onSignOn }: DayProps): ReactElement {
  const [tripId, setTripId] = useState<string>();
  const shown = trips.find(({ trip }) => trip.tripId === tripId) ?? current;
  if (trips.length === 0) {
    return (
      <EmptyAnswer
        sentence="这一天还没有您的车次。"
        next={
          sheet.open.length === 0
            ? '公司这一天的班次都有人开了，有事请问公司。'
            : `公司还有 ${sheet.open.length} 班没有人开。`
        }
      >
        <Button kind="primary" icon="check" word="签到出车" onPress={onSignOn} />
      </EmptyAnswer>
    );
  }
  return (
    <>
      {shown === undefined ? (
        <EmptyAnswer sentence="您的车次都跑完了。" next="辛苦了，路上小心。" />
      ) : (
        <RunCard
          key={shown.trip.tripId}
          now={shown}
          sheet={sheet}
          reports={reports}
          offline={query.failure?.unreached === true}
          onSignOn={onSignOn}
        />
      )}
      <TripList trips={trips} shown={shown} onChoose={setTripId} />
      <Button icon="plus" word="再接几班，或者换车签到" onPress={onSignOn} />
    </>
  );
}
