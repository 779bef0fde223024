// Is this bus here, and was that pressed by mistake?
import type { ReactElement } from 'react';
import type { ServiceDate } from '@kehuoyou/shared';
import { useAction } from '../../core/use-action';
import { Answer } from '../../ui/cards/answer';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Tag } from '../../ui/cards/tag';
import type { TripReportDraft, TripReportsHere } from '../reporting/use-trip-reports';
import type { BusHere } from './point-bus-words';

/** A bus that is at the point or nearly so. */
export interface BusCardProps {
  readonly line: BusHere;
  readonly date: ServiceDate;
  readonly stopId: string | undefined;
  readonly reports: TripReportsHere;
}

/** 车到了, and taking it back. */
export function BusCard({ line, date, stopId, reports }: BusCardProps): ReactElement {
  const action = useAction();
  const { exceptions, title, figure, approximate, struck, late, spoken, word, tone, seen, own } = line;
  const called = `${title}，${figure}`;
  const report = (kind: 'stop' | 'retract') =>
    action.run(() => {
      reports.add(reportOf(kind, line, date, stopId), `${title} ${kind === 'stop' ? '车到了' : '撤回“车到了”'}`);
      return Promise.resolve();
    });
  return (
    <Card title={[title, ...exceptions].join('，')} named tag={<Tag word={word} tone={tone} />} spoken={spoken}>
      <Answer
        figure={figure}
        {...(approximate ? { before: '约' } : {})}
        {...(struck === undefined ? {} : { instead: struck })}
        {...(seen === undefined ? {} : { note: seen })}
      />
      {late === '' ? null : <NoticeStrip text={late} />}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {seen === undefined ? <Here called={called} onPress={() => report('stop')} /> : null}
        {own === undefined ? null : <TakeBack called={called} onPress={() => report('retract')} />}
      </ButtonRow>
    </Card>
  );
}

interface PressProps {
  /** What the bus is called when read aloud. */
  readonly called: string;
  readonly onPress: () => void;
}

function Here({ called, onPress }: PressProps): ReactElement {
  return <Button kind="primary" icon="bus" word="车到了" label={`车到了：${called}`} onPress={onPress} />;
}

function TakeBack({ called, onPress }: PressProps): ReactElement {
  return <Button icon="refresh-cw" word="按错了，撤回" label={`撤回：${called}`} onPress={onPress} />;
}

function reportOf(
  kind: 'stop' | 'retract',
  { bus: { tripId, stopSequence }, own }: BusHere,
  serviceDate: ServiceDate,
  stopId: string | undefined,
): TripReportDraft {
  return {
    kind,
    tripId,
    serviceDate,
    stopSequence,
    ...(stopId === undefined ? {} : { stopId }),
    ...(kind === 'retract' && own !== undefined ? { retracts: own } : {}),
  };
}
