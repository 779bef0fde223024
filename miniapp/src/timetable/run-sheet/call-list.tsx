// Which stops lie behind and ahead, and at which am I really?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../ui/buttons/button';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { placeName } from '../departures/departure-words';
import type { TripNow } from '../reporting/run-sheet-fold';
import { plannedTime, reportedTime } from '../reporting/run-sheet-words';

/** Stops that are shown at once; the others at a touch. */
const NEAR = 4;

/** The way of a trip. Touching a later stop makes it the next: not every stop is stopped at. */
export function CallList({
  now,
  aim,
  onAim,
}: {
  readonly now: TripNow;
  readonly aim: number | undefined;
  readonly onAim: (call: number | undefined) => void;
}): ReactElement {
  const { trip, progress, act } = now;
  const [whole, setWhole] = useState(false);
  const seen = new Map(progress.calls.map((call) => [call.call, call.arrivedAt ?? call.departedAt]));
  const from = Math.max(0, progress.position);
  const shown = [...trip.calls.entries()].filter(([number]) => whole || (number >= from && number < from + NEAR));
  const here = aim ?? act?.call;
  return (
    <>
      <List>
        {shown.map(([number, call]) => {
          const at = seen.get(number);
          const dropped = progress.lastCall !== undefined && number > progress.lastCall;
          const ahead = act !== undefined && number > progress.position && number > 0;
          const kind = number === 0 ? 'depart' : 'stop';
          const note =
            at !== undefined ? `${reportedTime(at)} 到` : dropped ? '不去了' : number < progress.position ? '已过' : '';
          return (
            <Row
              key={`${number} ${call.stopId}`}
              figure={kind === 'depart' ? call.departure : call.arrival}
              title={placeName(call.stopName)}
              {...(note === '' ? {} : { note })}
              state={dropped ? 'cancelled' : number < from ? 'past' : 'usual'}
              {...(number === here
                ? { tail: <Tag word={act?.kind === 'depart' && number === act.call ? '现在' : '下一站'} /> }
                : {})}
              {...(ahead
                ? { onPress: () => onAim(number === act.call && act.kind === 'stop' ? undefined : number) }
                : {})}
              label={`${placeName(call.stopName)}，计划${plannedTime(call, kind)}${note === '' ? '' : `，${note}`}${ahead ? '，按一下就说到了这一站' : ''}`}
            />
          );
        })}
      </List>
      {trip.calls.length > NEAR ? (
        <View className="run-apart">
          <Button word={whole ? '只看前面几站' : `看全部 ${trip.calls.length} 站`} onPress={() => setWhole(!whole)} />
        </View>
      ) : null}
    </>
  );
}
