// Which stops lie behind and ahead, and at which am I really?
import { clockText } from '@kehuoyou/shared';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { LoadedStop, Manifest } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { placeName } from '../departures/departure-words';
import type { TripNow } from '../reporting/run-sheet-fold';
import { plannedTime } from '../reporting/run-sheet-words';
import { setDownAt, setDownWords } from './hold';
import { getOnAt, getOnWords } from './produce';

/** Stops that are shown at once; the others at a touch. */
const NEAR = 4;

/** A trip, and the stop that the driver says is next; undefined is the one that follows by the plan. */
export interface CallListProps {
  readonly now: TripNow;
  readonly aim: number | undefined;
  readonly onAim: (call: number | undefined) => void;
  /** What lies in the hold, as far as that is known. */
  readonly hold: Manifest | undefined;
  /** What farmers send, by the stop at which it gets on. */
  readonly produce: readonly LoadedStop[];
}

/** The way of a trip. Touching a later stop makes it the next: not every stop is stopped at. */
export function CallList({ now, aim, onAim, ...goods }: CallListProps): ReactElement {
  const { trip, progress } = now;
  const [whole, setWhole] = useState(false);
  const from = Math.max(0, progress.position);
  const shown = [...trip.calls.keys()].filter((number) => whole || (number >= from && number < from + NEAR));
  return (
    <>
      <List>
        {shown.map((number) => (
          <CallRow
            key={`${number} ${trip.calls[number]?.stopId ?? ''}`}
            now={now}
            number={number}
            aim={aim}
            onAim={onAim}
            {...goods}
          />
        ))}
      </List>
      {trip.calls.length > NEAR ? (
        <View className="run-apart">
          <Button word={whole ? '只看前面几站' : `看全部 ${trip.calls.length} 站`} onPress={() => setWhole(!whole)} />
        </View>
      ) : null}
    </>
  );
}

function CallRow({
  now,
  number,
  aim,
  onAim,
  hold,
  produce,
}: CallListProps & { readonly number: number }): ReactElement | null {
  const { trip, progress, act } = now;
  const call = trip.calls[number];
  if (call === undefined) return null;
  const dropped = progress.lastCall !== undefined && number > progress.lastCall;
  const ahead = act !== undefined && number > progress.position && number > 0;
  const kind = number === 0 ? 'depart' : 'stop';
  const goods = [setDownWords(setDownAt(hold, call)), getOnWords(getOnAt(produce, call, trip.calls))];
  const note = [whatCame(now, number), ...goods].filter((each) => each !== '').join('，');
  const name = placeName(call.stopName);
  return (
    <Row
      figure={kind === 'depart' ? call.departure : call.arrival}
      title={name}
      {...(note === '' ? {} : { note })}
      state={dropped ? 'cancelled' : number < Math.max(0, progress.position) ? 'past' : 'usual'}
      {...(number === (aim ?? act?.call)
        ? { tail: <Tag word={act?.kind === 'depart' && number === act.call ? '现在' : '下一站'} /> }
        : {})}
      {...(ahead ? { onPress: () => onAim(number === act.call && act.kind === 'stop' ? undefined : number) } : {})}
      label={`${name}，计划${plannedTime(call, kind)}${note === '' ? '' : `，${note}`}${ahead ? '，按一下就说到了这一站' : ''}`}
    />
  );
}

/** When the bus was there, or that it passed or will not come; empty while it is on its way. */
function whatCame({ progress }: TripNow, number: number): string {
  const report = [...progress.calls].reverse().find(({ call }) => call === number);
  const at = report?.arrivedAt ?? report?.departedAt;
  if (at !== undefined) return `${clockText(at)} 到`;
  if (progress.lastCall !== undefined && number > progress.lastCall) return '不去了';
  return number < progress.position ? '已过' : '';
}
