// Which keys do what at the hub's desk, and how is it done without keys?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { HubDesk, HubTrip } from '@kehuoyou/shared';
import type { FunctionKey } from '../../core/platform/function-keys';
import { StateMark } from '../../ui/states/state-mark';
import { KeyButton } from './key-button';
import { sealed } from './bag-panel';
import { placeOfBag } from './hub-fold';
import { bagStates } from '../freight-words';
import { openSheet } from './trip-panel';
import { undoName } from './use-hub';
import type { HubHere } from './use-hub';
import { said } from './use-hub-scan';
import type { HubScan } from './use-hub-scan';

/** What the keys do now; a key that does nothing now is not there. */
export type HubActs = Readonly<Partial<Record<FunctionKey, () => void>>>;

/** F2 takes the last act back, F4 says that the parcel in hand does not tally, F7 opens the sheet, F8 seals the bag. */
export function actsOf({
  here,
  desk,
  scan,
  onWrong,
}: {
  readonly here: HubHere;
  readonly desk: HubDesk;
  readonly scan: HubScan;
  readonly onWrong: () => void;
}): HubActs {
  const { hand } = scan;
  const trip = tripInHand(desk, scan);
  const bag = hand?.kind === 'bag' ? placeOfBag(desk, hand.seal) : undefined;
  const closed = bag?.bag.state === 'open' ? sealed(desk, bag, scan.weight) : undefined;
  return {
    ...(here.last.length === 0
      ? {}
      : {
          F2: () => (
            here.undo(),
            scan.done({ ...said(`撤销了：${undoName(here.last)}`, '原来的记录还留着'), state: 'careful' })
          ),
        }),
    ...(hand?.kind === 'parcel' ? { F4: onWrong } : {}),
    ...(trip === undefined ? {} : { F7: () => openSheet(trip) }),
    ...(closed === undefined ? {} : { F8: () => scan.done(closed) }),
    ...(hand === undefined ? {} : { Escape: () => scan.take(undefined) }),
  };
}

function tripInHand(desk: HubDesk, { hand }: HubScan): HubTrip | undefined {
  if (hand === undefined) return undefined;
  if (hand.kind === 'bag') return placeOfBag(desk, hand.seal)?.trip;
  const tripId = hand.kind === 'parcel' ? hand.bus?.tripId : hand.tripId;
  return desk.trips.find((each) => each.tripId === tripId);
}

/** What the shapes mean, and the last act with what takes it back. */
export function HubKeys({ here, acts }: { readonly here: HubHere; readonly acts: HubActs }): ReactElement {
  return (
    <View className="hub-foot">
      <View className="hub-legend">
        {(['loaded', 'sealed', 'open'] as const).map((state) => (
          <StateMark key={state} state={bagStates[state].state} word={bagStates[state].word} quiet />
        ))}
        <StateMark state="careful" word="要看一下" quiet />
        <StateMark state="refused" word="停开、不能装" quiet />
      </View>
      {acts.F4 === undefined ? null : <KeyButton shortcut="F4" icon="triangle-alert" word="对不上" onPress={acts.F4} />}
      {acts.F2 === undefined ? null : (
        <KeyButton shortcut="F2" icon="undo-2" word={`撤销：${undoName(here.last)}`} onPress={acts.F2} />
      )}
    </View>
  );
}
