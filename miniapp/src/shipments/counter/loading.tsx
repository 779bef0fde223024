// 装车: which boxes that were taken over go onto which bus now?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { clockText } from '@kehuoyou/shared';
import type { CarryingBus } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { byBus, draftsFor, isBus } from '../carrying/carried-now';
import type { BusBoxes, CarriedBox } from '../carrying/carried-now';
import { actWords, arrivalWords, busWords, orderLines, senderWords } from '../carrying/carry-words';
import { SomeBoxes } from '../carrying/some-boxes';
import { useCarried } from '../carrying/use-carried';
import type { CarriedHere } from '../carrying/use-carried';
import { comesStill, comesToday, nextBus } from './loading-words';

/** Boxes that stand at the point, by the bus that takes them. Works without a network: the phone sends it later. */
export function Loading({ pointId }: { readonly pointId: string }): ReactElement | null {
  const here = useCarried(pointId);
  const shown = here.boxes.filter(({ state }) => state === 'received' || state === 'loaded');
  const groups = byBus(shown, here.buses, 'point');
  const isQuiet = here.facts.waitingSince.length === 0 && here.facts.refused.length === 0;
  if (groups.length === 0 && isQuiet) return null;
  return (
    <>
      <WaitingStrip facts={here.facts} />
      {here.failure === undefined ? null : <ErrorSentence sentence={here.failure} />}
      {groups.map((group, place) => (
        <BusCard
          key={group.bus === undefined ? '' : `${group.bus.serviceDate} ${group.bus.tripId}`}
          group={group}
          here={here}
          primary={place === 0}
        />
      ))}
      {here.last.length === 0 ? null : (
        <ButtonRow>
          <Button icon="undo-2" word={`撤销：${actWords(here.last)}`} onPress={here.undo} />
        </ButtonRow>
      )}
    </>
  );
}

interface BusCardProps {
  readonly group: BusBoxes;
  readonly here: CarriedHere;
  readonly primary: boolean;
}

function BusCard({ group, here, primary }: BusCardProps): ReactElement {
  const now = useNow();
  const [other, setOther] = useState<string>();
  const waiting = group.boxes.filter(({ state }) => state === 'received');
  const loaded = group.boxes.length - waiting.length;
  const isGone = group.bus === undefined || !comesStill(group.bus, now);
  const coming = here.buses.filter((bus) => comesToday(bus, now) || (!isGone && isBus(bus, group.bus)));
  const bus = coming.find(({ tripId }) => tripId === other) ?? (isGone ? nextBus(coming, now) : group.bus);
  const load = (boxes: readonly CarriedBox[]): void =>
    void (bus === undefined
      ? undefined
      : here.say(...draftsFor(boxes, { type: 'LOADED', tripId: bus.tripId, serviceDate: bus.serviceDate })));
  return (
    <Card
      title={busWords(group.bus)}
      named
      tag={
        waiting.length === 0 ? (
          <Tag word={`装好了 ${loaded} 箱`} />
        ) : (
          <Tag word={`还有 ${waiting.length} 箱`} tone="amber" />
        )
      }
    >
      {orderLines({ boxes: waiting.length === 0 ? group.boxes : waiting }, senderWords).map(({ id, title, note }) => (
        <Note key={id} tone="ink">{`${title}，${note}`}</Note>
      ))}
      <Note>{isGone ? `没赶上这班。${nextWords(bus)}` : arrivalWords(group.bus)}</Note>
      {waiting.length === 0 || bus === undefined ? null : (
        <SomeBoxes
          boxes={waiting}
          word={(count) => `${isBus(bus, group.bus) ? '装车' : `装 ${clockText(bus.departure)} 的车`} ${count} 箱`}
          some="少了几箱，换一班"
          primary={primary}
          onSay={load}
        >
          {coming.length < 2 ? null : (
            <Chips
              label="装哪班车"
              chips={coming.map(({ tripId, departure }) => ({ value: tripId, word: clockText(departure) }))}
              chosen={bus.tripId}
              onChoose={setOther}
            />
          )}
        </SomeBoxes>
      )}
    </Card>
  );
}

function nextWords(bus: CarryingBus | undefined): string {
  return bus === undefined ? '今天没有别的车了，明天再装。' : `下一班 ${clockText(bus.departure)}。`;
}
