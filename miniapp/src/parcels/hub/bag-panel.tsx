// What can be done with what the clerk has in hand, and what would that change?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { MOST_BAG, wholeKilograms } from '@kehuoyou/shared';
import type { HubBag, HubDesk } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { StateMark } from '../../ui/states/state-mark';
import type { ScanDraft } from '../scanning/scan-queue';
import { KeyButton } from './key-button';
import type { BagPlace } from './hub-fold';
import { loading, whyNot } from './scanned-bag';
import type { CameTo } from './came-to';
import { bagLoad, bagStates, busName, placeName, weightWords } from '../freight-words';
import { busesTo, consequence, replanning, replanWord } from './replanning';
import { said } from './use-hub-scan';
import type { HubScan } from './use-hub-scan';

/** A bag, and the desk on which it lies. */
export interface BagPanelProps {
  readonly desk: HubDesk;
  readonly place: BagPlace;
  readonly scan: HubScan;
}

/** One bag with its next step. */
export function BagPanel({ desk, place, scan }: BagPanelProps): ReactElement {
  const { bag, pointName, trip } = place;
  const { state, word } = bagStates[bag.state];
  const isInHand = scan.hand?.kind === 'bag' && scan.hand.seal === bag.seal;
  return (
    <View className="hub-bag">
      <View className="hub-bag-line">
        <Text className="hub-seal">{bag.seal}</Text>
        <StateMark state={state} word={word} />
        <Text>{`${placeName(pointName)} · ${bagLoad(bag)}`}</Text>
        <Text className="hub-soft">{trip === undefined ? '没有定班车' : busName(trip)}</Text>
      </View>
      {bag.state !== 'open' ? null : isInHand ? (
        <SealForm desk={desk} place={place} scan={scan} />
      ) : (
        <ButtonRow>
          <Button word="封袋" label={`要封 ${bag.seal}`} onPress={() => scan.take({ kind: 'bag', seal: bag.seal })} />
        </ButtonRow>
      )}
      {bag.state === 'sealed' ? <LoadButton desk={desk} place={place} scan={scan} /> : null}
      {mayChange(place) ? <OtherBuses desk={desk} place={place} scan={scan} /> : null}
    </View>
  );
}

function LoadButton({ desk, place: { bag, pointName, trip }, scan }: BagPanelProps): ReactElement | null {
  if (trip === undefined || whyNot(trip) !== undefined) return null;
  const came = said(
    `${busName(trip)} ${placeName(pointName)}`,
    `${bag.seal} 装上了`,
    loading(desk.pointId, { seal: bag.seal }, trip),
  );
  return (
    <ButtonRow>
      <Button
        kind="primary"
        icon="check"
        word="装上"
        label={`把 ${bag.seal} 装上 ${busName(trip)}`}
        onPress={() => scan.done(came)}
      />
    </ButtonRow>
  );
}

/** A bag that waits, or lies in a bus that does not run. What lies in its own bus stays there. */
export function mayChange({ bag, trip }: BagPlace): boolean {
  return bag.state === 'sealed' || (bag.state === 'loaded' && trip?.state === 'cancelled');
}

/** What seals a bag; only what somebody read off the scales is its weight. */
export function sealing(pointId: string, { bag, trip, ...place }: BagPlace, grams: number | undefined): ScanDraft {
  return {
    type: 'BAG_SEALED',
    seal: bag.seal,
    pointId,
    toPointId: place.pointId,
    ...(trip === undefined ? {} : { tripId: trip.tripId, serviceDate: trip.serviceDate }),
    ...(grams === undefined ? {} : { grams }),
  };
}

/** Kilograms as they are typed, in grams; `undefined` where nothing was typed, `null` for what is no weight of a bag. */
export function gramsOf(text: string): number | undefined | null {
  const plain = text.trim().replace('．', '.').replace(',', '.');
  if (plain === '') return undefined;
  const grams = Math.round(Number(plain) * 1000);
  return Number.isFinite(grams) && grams > 0 && grams <= MOST_BAG.grams ? grams : null;
}

/** What F8 and the button do: the bag in hand is closed, with what was typed as its weight. */
export function sealed(desk: HubDesk, place: BagPlace, weight: string): CameTo | undefined {
  const { bag, pointName } = place;
  const grams = gramsOf(weight);
  if (grams === null) return undefined;
  const answer = said(`封好 ${bag.seal}`, sealedWords(bag, pointName, grams), sealing(desk.pointId, place, grams));
  return { ...answer, hand: { kind: 'bag', seal: bag.seal } };
}

function SealForm({ desk, place, scan }: BagPanelProps): ReactElement {
  const { bag, trip } = place;
  const grams = gramsOf(scan.weight);
  const came = sealed(desk, place, scan.weight);
  const after = trip && { ...trip.load, grams: trip.load.grams + Math.max(0, (grams ?? bag.grams) - bag.grams) };
  return (
    <View className="hub-seal-form">
      <TextField label="这一袋几公斤（不称也行）" value={scan.weight} onChange={scan.weigh} hint="比如 8.5" most={6} />
      {came === undefined ? (
        <Note tone="red">{`公斤数不对，要在 0 到 ${wholeKilograms(MOST_BAG.grams)} 之间。`}</Note>
      ) : null}
      {trip === undefined || after === undefined ? null : (
        <Note>{`封好后 ${busName(trip)} 一共 ${weightWords(after, trip.room)}`}</Note>
      )}
      <KeyButton
        shortcut="F8"
        kind="primary"
        icon="package-check"
        word="封袋"
        label={`封袋 ${bag.seal}`}
        disabled={came === undefined}
        onPress={() => came && scan.done(came)}
      />
    </View>
  );
}

function sealedWords({ pieces }: HubBag, pointName: string, grams: number | undefined): string {
  return [
    placeName(pointName),
    `${pieces} 件`,
    ...(grams === undefined ? ['没称'] : [`${wholeKilograms(grams)} 公斤`]),
  ].join(' · ');
}

/** Other buses that can take it, with what that changes; the bus that does not go comes first of all reasons. */
const OTHERS = 2;

function OtherBuses({ desk, place, scan }: BagPanelProps): ReactElement | null {
  const now = useNow();
  const { bag, pointId, pointName, trip, call } = place;
  const others = busesTo(desk, pointId, bag, now).filter((each) => each.trip.tripId !== trip?.tripId);
  if (others.length === 0) return null;
  const left = {
    bag,
    pointId,
    pointName,
    ...(trip === undefined ? {} : { from: trip }),
    ...(call === undefined ? {} : { arrival: call.arrival }),
  };
  return (
    <>
      {others.slice(0, OTHERS).map((to) => (
        <View key={to.trip.tripId} className="hub-replan-line">
          <Note tone="ink">{`${replanWord(to)}：${consequence([left], to)}`}</Note>
          <Button
            word={replanWord(to)}
            label={`${bag.seal} ${replanWord(to)}`}
            onPress={() =>
              scan.done(
                said(replanWord(to), `${bag.seal} ${consequence([left], to)}`, ...replanning(desk.pointId, [left], to)),
              )
            }
          />
        </View>
      ))}
    </>
  );
}
