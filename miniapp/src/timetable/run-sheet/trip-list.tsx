// Which trips have I got on this day, and what became of each?
import type { ReactElement } from 'react';
import { tripStateNames } from '@kehuoyou/shared';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { parcelMark } from '../departures/exceptions';
import type { TripNow } from '../reporting/run-sheet-fold';
import { stateTag, tripTitle } from '../reporting/run-sheet-words';

/** All trips of the day, cancelled ones struck out with the reason; touching one shows it in big type. */
export function TripList({
  trips,
  shown,
  onChoose,
}: {
  readonly trips: readonly TripNow[];
  readonly shown: TripNow | undefined;
  readonly onChoose: (tripId: string) => void;
}): ReactElement {
  const parcels = parcelMark(trips.map(({ trip }) => trip));
  return (
    <List>
      {trips.map(({ trip, state, reason = '', over }) => {
        const tag = stateTag(state);
        const departure = trip.calls[0]?.departure ?? '';
        const note = [state === 'short_turned' ? tripStateNames.short_turned : '', reason, ...parcels(trip)]
          .filter((part) => part !== '')
          .join(' · ');
        return (
          <Row
            key={trip.tripId}
            figure={departure}
            title={tripTitle(trip)}
            {...(note === '' ? {} : { note })}
            state={state === 'cancelled' ? 'cancelled' : over ? 'past' : 'usual'}
            tail={
              <Tag
                word={trip.tripId === shown?.trip.tripId ? '正在看' : tag.word}
                tone={trip.tripId === shown?.trip.tripId ? 'green' : tag.tone}
              />
            }
            onPress={() => onChoose(trip.tripId)}
            label={`${departure}，${tripTitle(trip)}，${tag.word}${reason === '' ? '' : `，${reason}`}`}
          />
        );
      })}
    </List>
  );
}
