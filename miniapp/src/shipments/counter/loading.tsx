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
import { busesFor, strandedHereWords } from './loading-words';
import { Fetching } from './fetching';
import { ScannedBox } from './scanned-box';

/** Boxes that stand at the point, by the bus that takes them. Works without a network: the phone sends it later. */
export function Loading({ pointId }: { readonly pointId: string }): ReactElement | null {
  const here = useCarried(pointId);
  const shown = here.boxes.filter(({ state }) => state === 'received' || state === 'loaded');
  const stranded = shown.filter((box) => box.stranded === true);
  const groups = byBus(
    shown.filter((box) => box.stranded !== true),
    here.buses,
    'point',
  );
  const isQuiet = here.facts.waitingSince.length === 0 && here.facts.refused.length === 0;
  if (here.boxes.length === 0 && isQuiet) return null;
  return (
    <>
      <WaitingStrip facts={here.facts} />
      {here.failure === undefined ? null : <ErrorSentence sentence={here.failure} />}
      {here.boxes.length === 0 ? null : <ScannedBox here={here} />}
      {groups.map((group, place) => (
        <BusCard
          key={group.bus === undefined ? '' : `${group.bus.serviceDate} ${group.bus.tripId}`}
          group={group}
          here={here}
          primary={place === 0}
        />
      ))}
      {stranded.length === 0 ? null : <Stranded boxes={stranded} />}
      <Fetching here={here} />
      {here.last.length === 0 ? null : (
        <ButtonRow>
          <Button icon="undo-2" word={`撤销：${actWords(here.last)}`} onPress={here.undo} />
        </ButtonRow>
      )}
    </>
  );
}

/** They lie here, and nothing is planned to take them: nobody is asked to load them. */
function Stranded({ boxes }: { readonly boxes: readonly CarriedBox[] }): ReactElement {
  return (
    <Card title="没有车的" named tag={<Tag word={`${boxes.length} 箱`} tone="red" />}>
      {orderLines({ boxes }, senderWords).map(({ id, title, note }) => (
        <Note key={id} tone="ink">{`${title}，${note}`}</Note>
      ))}
      <Note>{strandedHereWords}</Note>
    </Card>
  );
}

interface BusCardProps {
  readonly group: BusBoxes;
  readonly here: CarriedHere;
  readonly primary: boolean;
}

function BusCard({ group, here, primary }: BusCardProps): ReactElement {
  const waiting = group.boxes.filter(({ state }) => state === 'received');
  const { isGone, coming, usual } = busesFor(group.bus, here.buses, useNow());
  const isDone = waiting.length === 0;
  const tag = isDone ? `装好了 ${group.boxes.length} 箱` : `还有 ${waiting.length} 箱`;
  return (
    <Card title={busWords(group.bus)} named tag={<Tag word={tag} tone={isDone ? 'green' : 'amber'} />}>
      {orderLines({ boxes: isDone ? group.boxes : waiting }, senderWords).map(({ id, title, note }) => (
        <Note key={id} tone="ink">{`${title}，${note}`}</Note>
      ))}
      <Note>{isGone && !isDone ? `没赶上这班。${nextWords(usual)}` : arrivalWords(group)}</Note>
      {isDone || usual === undefined ? null : (
        <Putting here={here} boxes={waiting} own={group.bus} usual={usual} coming={coming} primary={primary} />
      )}
    </Card>
  );
}

interface PuttingProps {
  readonly here: CarriedHere;
  readonly boxes: readonly CarriedBox[];
  /** The bus that they were to take. */
  readonly own: CarryingBus | undefined;
  /** The one that they take unless another is chosen. */
  readonly usual: CarryingBus;
  readonly coming: readonly CarryingBus[];
  readonly primary: boolean;
}

/** All of them onto their bus by one tap; some of them, or onto another one, by three. */
function Putting({ here, boxes, own, usual, coming, primary }: PuttingProps): ReactElement {
  const [other, setOther] = useState<string>();
  const bus = coming.find(({ tripId }) => tripId === other) ?? usual;
  const { tripId, serviceDate, departure } = bus;
  return (
    <SomeBoxes
      boxes={boxes}
      word={(count) => `${isBus(bus, own) ? '装车' : `装 ${clockText(departure)} 的车`} ${count} 箱`}
      some="少了几箱，换一班"
      primary={primary}
      onSay={(some) => void here.say(...draftsFor(some, { type: 'LOADED', tripId, serviceDate }))}
    >
      {coming.length < 2 ? null : (
        <Chips
          label="装哪班车"
          chips={coming.map((each) => ({ value: each.tripId, word: clockText(each.departure) }))}
          chosen={tripId}
          onChoose={setOther}
        />
      )}
    </SomeBoxes>
  );
}

function nextWords(bus: CarryingBus | undefined): string {
  return bus === undefined ? '今天没有别的车了，明天再装。' : `下一班 ${clockText(bus.departure)}。`;
}
