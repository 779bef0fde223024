// How do a day's trips stand before a dispatcher at a desk: who drives them, what has become of them, which are chosen?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { tripStateNames } from '@kehuoyou/shared';
import type { RosterTrip, TripState } from '@kehuoyou/shared';
import type { OwnAddress } from '../../core/platform/page-address';
import { StateMark } from '../../ui/states/state-mark';
import type { StateKind } from '../../ui/states/state-mark';
import { DataTable } from '../../ui/tables/data-table';
import type { Column, TableFilter } from '../../ui/tables/table-columns';
import { needsVehicle, tripTitle } from '../reporting/run-sheet-words';
import { isNobodys } from './day-counts';

/** A trip with who drives it, by name. */
export interface Duty {
  readonly trip: RosterTrip;
  readonly driver: string | undefined;
  readonly plate: string | undefined;
}

const shapes: Readonly<Record<TripState, StateKind>> = {
  planned: 'planned',
  ready: 'now',
  departed: 'now',
  at_stop: 'now',
  arrived: 'done',
  cancelled: 'refused',
  short_turned: 'refused',
};

/** 停开：前面塌方. */
function stateWords({ state, reason = '', doubt }: RosterTrip): string {
  if (doubt !== undefined) return needsVehicle(doubt);
  return `${tripStateNames[state]}${reason === '' ? '' : `：${reason}`}`;
}

function isOpen({ trip }: Duty): boolean {
  return isNobodys(trip);
}

const columns: readonly [Column<Duty>, ...Column<Duty>[]] = [
  { name: 'departure', word: '发车', text: ({ trip }) => trip.departure },
  { name: 'trip', word: '班次', text: ({ trip }) => tripTitle(trip) },
  { name: 'arrival', word: '终到', text: ({ trip }) => trip.arrival },
  {
    name: 'driver',
    word: '司机',
    text: (duty) => duty.driver ?? (isOpen(duty) ? '还没有人开' : ''),
    order: ({ driver }) => driver,
    cell: (duty) => duty.driver ?? (isOpen(duty) ? <Text className="duty-open">还没有人开</Text> : null),
  },
  { name: 'plate', word: '车', text: ({ plate }) => plate ?? '', order: ({ plate }) => plate },
  {
    name: 'state',
    word: '情况',
    text: ({ trip }) => stateWords(trip),
    // What runs to the timetable is not to be looked at.
    cell: ({ trip }) => (trip.state === 'planned' ? null : <StateOf trip={trip} />),
  },
];

function StateOf({ trip }: { readonly trip: RosterTrip }): ReactElement {
  const shape = shapes[trip.state];
  return <StateMark state={shape} word={stateWords(trip)} quiet={shape !== 'refused'} />;
}

/** Which trips somebody has still to be found for. */
export const dutyFilter: TableFilter<Duty> = {
  name: 'duty',
  word: '有没有人开',
  choices: [
    { value: 'open', word: '还没有人开', holds: isOpen },
    { value: 'given', word: '有人开', holds: ({ trip }) => trip.driverId !== undefined },
  ],
};

/** The trips, which of them are chosen, and choosing. */
export interface DutyTableProps {
  readonly duties: readonly Duty[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (tripId: string) => void;
  readonly address: OwnAddress;
}

/** A row a trip; a press chooses it, or no longer. */
export function DutyTable({ duties, chosen, onToggle, address }: DutyTableProps): ReactElement {
  return (
    <DataTable
      caption="班次"
      unit="班"
      rows={duties}
      columns={columns}
      filters={[dutyFilter]}
      keyOf={({ trip }) => trip.tripId}
      address={address}
      picking={{
        isOn: ({ trip }) => chosen.has(trip.tripId),
        press: ({ trip }) => onToggle(trip.tripId),
        can: ({ trip }) => trip.state !== 'cancelled' && trip.state !== 'arrived',
      }}
      empty={null}
    />
  );
}
