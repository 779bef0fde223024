// What has happened, why, and is it really meant?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { vehicleRefusals } from '@kehuoyou/shared';
import type { ServiceDate, Vehicle } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { placeName } from '../departures/departure-words';
import type { TripNow } from '../reporting/run-sheet-fold';
import { tripTitle } from '../reporting/run-sheet-words';
import { delayMinutes, delayReasons, stopReasons } from '../reporting/trip-report-words';
import type { TripReportDraft } from '../reporting/use-trip-reports';

type Draft = Omit<TripReportDraft, 'tripId' | 'serviceDate'>;
const kinds = ['delay', 'short_turn', 'cancel', 'replace', 'restore'] as const;
type Kind = (typeof kinds)[number];

const kindWords: Readonly<Record<Kind, string>> = {
  delay: '晚点了',
  short_turn: '开不下去，只到这里',
  cancel: '这一班停开',
  replace: '换一辆车',
  restore: '又能开了',
};

/** 有情况. */
export interface TroubleProps {
  readonly now: TripNow;
  readonly vehicles: readonly Vehicle[];
  readonly date: ServiceDate;
  readonly onReport: (draft: Draft) => void;
  readonly onLeave: () => void;
}

/** Everything by big choices in words; what takes a bus away from people is asked once more. */
export function Trouble({ now, vehicles, date, onReport, onLeave }: TroubleProps): ReactElement {
  const [kind, setKind] = useState<Kind>();
  const title = `${tripTitle(now.trip)}：${kind === undefined ? '出了什么事？' : kindWords[kind]}`;
  const offered = kinds.filter((each) => now.moves.includes(each));
  return (
    <>
      <Card title={title} named>
        <View className="run-choices">
          {kind === undefined
            ? offered.map((each) => (
                <Button
                  key={each}
                  word={kindWords[each]}
                  kind={each === 'cancel' || each === 'short_turn' ? 'danger' : 'plain'}
                  onPress={() => (each === 'restore' ? onReport({ kind: each }) : setKind(each))}
                />
              ))
            : null}
          {kind === 'delay' ? <Delay onReport={onReport} /> : null}
          {kind === 'cancel' || kind === 'short_turn' ? <Stopping kind={kind} now={now} onReport={onReport} /> : null}
          {kind === 'replace' ? <Replacing vehicles={vehicles} date={date} onReport={onReport} /> : null}
        </View>
      </Card>
      <View className="run-apart">
        <Button
          icon="chevron-left"
          word={kind === undefined ? '没有事，回去' : '选错了，重新选'}
          onPress={() => (kind === undefined ? onLeave() : setKind(undefined))}
        />
      </View>
    </>
  );
}

function Delay({ onReport }: { readonly onReport: (draft: Draft) => void }): ReactElement {
  const [minutes, setMinutes] = useState<number>();
  if (minutes === undefined) {
    return (
      <>
        <Note tone="ink">大概要晚多少分钟？</Note>
        <ButtonRow>
          {delayMinutes.map((each) => (
            <Button key={each} word={`${each} 分钟`} onPress={() => setMinutes(each)} />
          ))}
        </ButtonRow>
      </>
    );
  }
  return (
    <>
      <Note tone="ink">{`晚 ${minutes} 分钟，为什么？`}</Note>
      {delayReasons.map((reason) => (
        <Button key={reason} word={reason} onPress={() => onReport({ kind: 'delay', minutes, reason })} />
      ))}
      <Button word="不说原因" onPress={() => onReport({ kind: 'delay', minutes })} />
    </>
  );
}

interface StoppingProps {
  readonly kind: 'cancel' | 'short_turn';
  readonly now: TripNow;
  readonly onReport: (draft: Draft) => void;
}

function Stopping({ kind, now, onReport }: StoppingProps): ReactElement {
  const [reason, setReason] = useState<string>();
  if (reason !== undefined) return <ReallyStop kind={kind} now={now} reason={reason} onReport={onReport} />;
  return (
    <>
      <Note tone="ink">为什么？等车的人会看到这个原因。</Note>
      {stopReasons.map((each) => (
        <Button key={each} word={each} onPress={() => setReason(each)} />
      ))}
    </>
  );
}

/** Says what it means for those who wait, and asks once more. */
function ReallyStop({ kind, now, reason, onReport }: StoppingProps & { readonly reason: string }): ReactElement {
  const { trip, progress } = now;
  const position = Math.max(0, progress.position);
  const call = trip.calls[position];
  const here = placeName(call?.stopName ?? '');
  const left = trip.calls.length - 1 - position;
  const draft: Draft =
    kind === 'cancel' || call === undefined
      ? { kind: 'cancel', reason }
      : { kind, reason, stopId: call.stopId, stopSequence: call.stopSequence };
  return (
    <>
      <NoticeStrip
        tone="red"
        text={
          kind === 'cancel'
            ? `${reason}，这一班整班停开，等车的人都会接到通知。`
            : `${reason}，车只开到${here}，后面 ${left} 站不去了，等车的人都会接到通知。`
        }
      />
      <Button
        kind="danger"
        icon="triangle-alert"
        word={kind === 'cancel' ? '真的停开' : `真的只开到${here}`}
        onPress={() => onReport(draft)}
      />
    </>
  );
}

function Replacing({
  vehicles,
  date,
  onReport,
}: {
  readonly vehicles: readonly Vehicle[];
  readonly date: ServiceDate;
  readonly onReport: (draft: Draft) => void;
}): ReactElement {
  const fit = vehicles.filter((vehicle) => vehicleRefusals(vehicle, date).length === 0);
  const unfit = vehicles.filter((vehicle) => !fit.includes(vehicle));
  return (
    <>
      <Note tone="ink">换成哪一辆？换了要重新签到检查证件。</Note>
      {fit.length === 0 ? <EmptyAnswer sentence="没有能换的车。" next="请打电话找公司。" /> : null}
      {fit.map(({ vehicleId, plate, seats }) => (
        <Button
          key={vehicleId}
          icon="bus"
          word={`${plate}，${seats} 座`}
          onPress={() => onReport({ kind: 'replace', vehicleId })}
        />
      ))}
      {unfit.map((vehicle) => (
        <Note key={vehicle.vehicleId} tone="red">
          {vehicleRefusals(vehicle, date)[0]?.sentence}
        </Note>
      ))}
    </>
  );
}
