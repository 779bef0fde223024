// Which stop comes next, at what time, whom do I ring, and what is there to press?
import { clockText, shipmentsPages } from '@kehuoyou/shared';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { RunSheet, RunSheetCall } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Tag } from '../../ui/cards/tag';
import { placeName } from '../departures/departure-words';
import type { TripNow } from '../reporting/run-sheet-fold';
import {
  actWord,
  offPlan,
  plannedTime,
  reportWord,
  spokenTrip,
  stateTag,
  tripTitle,
} from '../reporting/run-sheet-words';
import type { TripReportDraft, TripReportsHere } from '../reporting/use-trip-reports';
import { CallList } from './call-list';
import { Hold, SetDown, setDownAt, TakeOver, useHold } from './hold';
import { GetOn, getOnAt, useProduce } from './produce';
import { Trouble } from './trouble';

/** One trip and everything that its driver may do with it. */
export interface RunCardProps {
  readonly now: TripNow;
  readonly sheet: RunSheet;
  readonly reports: TripReportsHere;
  /** True when the server cannot be reached: then nobody can check papers first. */
  readonly offline: boolean;
  readonly onSignOn: () => void;
}

/** The trip in big type: one thing to read, one to press. */
export function RunCard(props: RunCardProps): ReactElement {
  const { now, sheet } = props;
  const [aim, setAim] = useState<number>();
  const [inTrouble, setInTrouble] = useState(false);
  const hold = useHold(now, sheet.date);
  const produce = useProduce(now, sheet.date);
  const next = now.trip.calls[aim ?? now.act?.call ?? -1];
  const bus = { date: sheet.date, trip: now.trip.tripId };
  const { action, report } = useReport(props, () => {
    setAim(undefined);
    setInTrouble(false);
  });
  if (inTrouble)
    return (
      <Trouble
        now={now}
        vehicles={sheet.vehicles}
        date={sheet.date}
        onReport={report}
        onLeave={() => setInTrouble(false)}
      />
    );
  return (
    <>
      <TripCard {...props}>
        <NextStop now={now} aim={aim} date={sheet.date} />
        <SetDown stops={setDownAt(hold, next)} />
        <GetOn orders={getOnAt(produce, next, now.trip.calls)} onLoad={() => goTo(shipmentsPages.getOn, bus)} />
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <Acts {...props} aim={aim} onReport={report} onTrouble={() => setInTrouble(true)} />
        <Undo now={now} sheet={sheet} onReport={report} />
      </TripCard>
      <Hold manifest={hold} />
      {now.act === undefined ? null : <TakeOver trip={now.trip} date={sheet.date} />}
      <CallList now={now} aim={aim} onAim={setAim} hold={hold} produce={produce} />
    </>
  );
}

type Draft = Omit<TripReportDraft, 'tripId' | 'serviceDate'>;

/** Reports something of the trip, in the words that the outbox keeps for it. */
function useReport({ now, sheet, reports }: RunCardProps, onReported: () => void) {
  const { trip, undo } = now;
  const action = useAction();
  const report = (draft: Draft) =>
    action.run(() => {
      const word =
        draft.kind === 'retract' && undo !== undefined
          ? `撤回“${reportWord(undo, trip, sheet.vehicles)}”`
          : reportWord(draft, trip, sheet.vehicles);
      reports.add({ tripId: trip.tripId, serviceDate: sheet.date, ...draft }, `${trip.routeName} ${word}`);
      onReported();
      return Promise.resolve();
    });
  return { action, report };
}

function TripCard({ now, sheet, children }: RunCardProps & { readonly children: ReactNode }): ReactElement {
  const { trip, state, progress } = now;
  const tag = stateTag(state);
  const plate = sheet.vehicles.find(({ vehicleId }) => vehicleId === (progress.vehicleId ?? trip.vehicleId))?.plate;
  return (
    <Card
      title={tripTitle(trip)}
      named
      tag={<Tag word={tag.word} tone={tag.tone} />}
      spoken={spokenTrip(now)}
      readable={false}
    >
      {plate === undefined ? null : <Note>{`开 ${plate}`}</Note>}
      {children}
    </Card>
  );
}

function NextStop({
  now,
  aim,
  date,
}: {
  readonly now: TripNow;
  readonly aim: number | undefined;
  readonly date: string;
}): ReactElement {
  const { trip, act, progress } = now;
  const call = trip.calls[aim ?? act?.call ?? -1];
  const last = progress.calls[progress.calls.length - 1];
  const seen = last?.departedAt ?? last?.arrivedAt;
  const plannedSeconds =
    last === undefined
      ? undefined
      : trip.calls[last.call]?.[last.departedAt === undefined ? 'arrivalSeconds' : 'departureSeconds'];
  const off = seen === undefined || plannedSeconds === undefined ? undefined : offPlan(plannedSeconds, seen, date);
  if (act === undefined || call === undefined) return <Ended now={now} />;
  const kind = aim === undefined ? act.kind : 'stop';
  return (
    <View className="run-next">
      <Text className="run-kind">{kind === 'stop' ? '下一站' : progress.position < 0 ? '从这里发车' : '停在'}</Text>
      <Text className="run-stop">{placeName(call.stopName)}</Text>
      <Text className="run-time">{`计划 ${plannedTime(call, kind)}`}</Text>
      {progress.delay === undefined ? null : (
        <Text className="run-late">{`已说晚点 ${progress.delay.minutes} 分钟`}</Text>
      )}
      {off === undefined ? null : <Text className="run-late">{off}</Text>}
    </View>
  );
}

/** What became of a trip with which nothing more is to be done. */
function Ended({ now: { trip, progress, state, reason = '' } }: { readonly now: TripNow }): ReactElement {
  const why = reason === '' ? '' : `：${reason}`;
  if (state === 'arrived')
    return <Note tone="ink">{`已经到了终点${placeName(trip.calls[trip.calls.length - 1]?.stopName ?? '')}。`}</Note>;
  const turnedAt = placeName(trip.calls[progress.lastCall ?? progress.position]?.stopName ?? '');
  return <Note tone="red">{`${state === 'cancelled' ? '这一班停开' : `只开到${turnedAt}`}${why}。`}</Note>;
}

interface ActsProps extends RunCardProps {
  readonly aim: number | undefined;
  readonly onReport: (draft: Draft) => void;
  readonly onTrouble: () => void;
}

/** 到站 or 发车, and 有情况. Before the papers were checked, the check takes the place of the departure. */
function Acts({ now, aim, offline, onReport, onTrouble, onSignOn }: ActsProps): ReactElement {
  const { trip, act, state, moves } = now;
  const call = trip.calls[aim ?? act?.call ?? -1];
  const kind = aim === undefined ? act?.kind : 'stop';
  const unchecked = state === 'planned' && !offline;
  const troubled = moves.some((move) => move === 'delay' || move === 'restore');
  return (
    <View className="run-acts">
      {unchecked ? <Note tone="ink">这一班还没有签到，先检查车和司机的证件。</Note> : null}
      {state === 'planned' && offline ? (
        <NoticeStrip text="没有网络，证件没检查。先开车也会记下来，有网再签到。" />
      ) : null}
      <View className="run-act">
        {unchecked ? <Button kind="primary" icon="check" word="签到出车" onPress={onSignOn} /> : null}
        {!unchecked && kind !== undefined && call !== undefined ? (
          <Button
            kind="primary"
            icon={kind === 'depart' ? 'bus' : 'check'}
            word={actWord({ ...now, act: { kind, call: aim ?? act?.call ?? 0 } })}
            onPress={() => onReport({ kind, stopId: call.stopId, stopSequence: call.stopSequence })}
          />
        ) : null}
      </View>
      {troubled ? (
        <View className="run-act">
          <Button kind="danger" icon="triangle-alert" word="有情况" onPress={onTrouble} />
        </View>
      ) : null}
      {kind === 'stop' && aim === undefined ? <Note>开车时不用碰手机，停稳了再按。</Note> : null}
      <Keeper call={call} />
    </View>
  );
}

function Keeper({ call }: { readonly call: RunSheetCall | undefined }): ReactElement | null {
  if (call?.keeper?.phone === undefined) return null;
  return (
    <ButtonRow>
      <PhoneButton
        word={`打给${placeName(call.stopName)}站长`}
        who={call.keeper.pointName}
        number={call.keeper.phone}
      />
    </ButtonRow>
  );
}

function Undo({
  now,
  sheet,
  onReport,
}: {
  readonly now: TripNow;
  readonly sheet: RunSheet;
  readonly onReport: (draft: Draft) => void;
}): ReactElement | null {
  const { undo, trip, progress } = now;
  if (undo === undefined) return null;
  const word = reportWord(undo, trip, sheet.vehicles);
  const { eventId: retracts, stopId } = undo;
  const takeBack = () => onReport({ kind: 'retract', retracts, ...(stopId === undefined ? {} : { stopId }) });
  return (
    <View className="run-undo">
      {progress.review.includes(undo.eventId) ? (
        <NoticeStrip text={`“${word}”没有算上：时间对不上，或者车已经过了这一站。`} />
      ) : (
        <Note>{`${clockText(undo.at)} 按了“${word}”`}</Note>
      )}
      <Button icon="refresh-cw" word="按错了，撤回" label={`撤回：${word}`} onPress={takeBack} />
    </View>
  );
}
