// Which bags go with which bus, and how far is each?
import { clockText } from '@kehuoyou/shared';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { HubCall, HubTrip } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import type { InHand } from './came-to';
import { bagStates, callCount, callStep, minutesLeft, placeName, tripStep, usedCalls } from '../freight-words';
import { RoomCell } from './room-cell';
import './trip-grid.scss';

/** Buses, and where the last scan landed. */
export interface TripGridProps {
  readonly trips: readonly HubTrip[];
  readonly hand: InHand | undefined;
  readonly onTake: (hand: InHand) => void;
}

/** A row a bus, a cell a stop: before a desk in columns, on a phone one below the other. */
export function TripGrid({ trips, hand, onTake }: TripGridProps): ReactElement {
  const [whole, setWhole] = useState(false);
  const shown = whole ? trips : nearTrips(trips, hand);
  return (
    <>
      <View className="hub-grid" {...voice({ role: 'list', label: '班车' })}>
        {shown.map((trip) => (
          <TripRow key={`${trip.serviceDate} ${trip.tripId}`} trip={trip} hand={hand} onTake={onTake} />
        ))}
      </View>
      {shown.length < trips.length || whole ? (
        <View className="hub-more">
          <Button word={whole ? '只看近的和有袋的' : `看全部 ${trips.length} 班`} onPress={() => setWhole(!whole)} />
        </View>
      ) : null}
    </>
  );
}

/** Buses that are shown although nothing goes with them yet. */
const NEXT = 6;

/** The next buses, and every one with which something goes. */
export function nearTrips(trips: readonly HubTrip[], hand?: InHand): HubTrip[] {
  return trips.filter((trip, index) => index < NEXT || usedCalls(trip).length > 0 || isInHand(trip, hand));
}

function TripRow({ trip, hand, onTake }: Omit<TripGridProps, 'trips'> & { readonly trip: HubTrip }): ReactElement {
  const now = useNow();
  const step = tripStep(trip);
  const isHere = isInHand(trip, hand);
  const classes = ['hub-trip', `hub-trip-${trip.state}`, ...(isHere ? ['hub-trip-on'] : [])];
  const calls = usedCalls(trip);
  return (
    <View className={classes.join(' ')} {...voice({ role: 'listitem' })}>
      <Pressable
        className="hub-bus"
        label={`${clockText(trip.departure)} ${trip.routeName} 去${placeName(trip.headsign)}，${step.word}`}
        onPress={() => onTake({ kind: 'trip', tripId: trip.tripId })}
      >
        <Text className="hub-time">{clockText(trip.departure)}</Text>
        {trip.planned === undefined ? null : <Text className="hub-planned">{clockText(trip.planned)}</Text>}
        <Text className="hub-line">{`${trip.routeName} ${placeName(trip.headsign)}`}</Text>
      </Pressable>
      <Text className="hub-door">{[trip.bay, trip.plate].filter((word) => word !== undefined).join(' ')}</Text>
      <View className="hub-step">
        <StateMark state={step.state} word={step.word} />
        <Text className="hub-left">
          {trip.state === 'open' ? minutesLeft(trip.departure, now) : (trip.reason ?? '')}
        </Text>
      </View>
      <View className="hub-calls">
        {calls.length === 0 ? <Text className="hub-none">还没有要装的</Text> : null}
        {calls.map((call) => (
          <CallCell key={call.stopSequence} trip={trip} call={call} hand={hand} onTake={onTake} />
        ))}
      </View>
      <RoomCell load={trip.load} room={trip.room} />
    </View>
  );
}

function CallCell({
  trip,
  call,
  hand,
  onTake,
}: Omit<TripGridProps, 'trips'> & { readonly trip: HubTrip; readonly call: HubCall }): ReactElement {
  const step = callStep(call);
  const isHere =
    hand?.kind === 'bag'
      ? call.bags.some(({ seal }) => seal === hand.seal)
      : hand?.kind === 'call' && hand.tripId === trip.tripId && hand.pointId === call.pointId;
  const seals = call.bags.map(({ seal, state }) => `${seal} ${bagStates[state].word}`).join('，');
  return (
    <Pressable
      className={isHere ? 'hub-call hub-call-on' : 'hub-call'}
      label={`${placeName(call.pointName)} ${callCount(call)}，${step.word}${seals === '' ? '' : `：${seals}`}`}
      onPress={() => onTake({ kind: 'call', tripId: trip.tripId, pointId: call.pointId })}
    >
      <StateMark state={step.state} word={placeName(call.pointName)} quiet={step.state !== 'careful'} />
      <Text className="hub-count">{`${callCount(call)} ${step.word}${offAt(call)}`}</Text>
    </Pressable>
  );
}

/** Where it gets off, if that is elsewhere than where it goes: it changes its bus there. */
function offAt({ stopName, pointName }: HubCall): string {
  return placeName(stopName) === placeName(pointName) ? '' : ` 到${placeName(stopName)}`;
}

/** True where what lies in hand goes with this bus: its row lights up. */
export function isInHand(trip: HubTrip, hand: InHand | undefined): boolean {
  if (hand === undefined) return false;
  if (hand.kind === 'bag') return trip.calls.some(({ bags }) => bags.some(({ seal }) => seal === hand.seal));
  if (hand.kind === 'parcel') return hand.bus?.tripId === trip.tripId && hand.bus.serviceDate === trip.serviceDate;
  return hand.tripId === trip.tripId;
}
