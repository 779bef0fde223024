// Who drives what today and tomorrow, and how are trips given away?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, dayName, paperRefusals, rosterApi, runSheetApi, vehicleRefusals } from '@kehuoyou/shared';
import type { Driver, Roster, RosterTrip, ServiceDate, StaffMember, Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { needsVehicle, stateTag, tripTitle } from '../reporting/run-sheet-words';
import { isNobodys } from './day-counts';
import { DayRoom } from './day-room';
import { DutyTable } from './duty-table';
import { driverName } from './use-fleet';

/** A company's fleet, of which trips are given to. */
export interface DutiesProps {
  readonly companyId: string;
  readonly vehicles: readonly Vehicle[];
  readonly drivers: readonly Driver[];
  readonly hired: readonly StaffMember[];
  readonly address: OwnAddress;
}

/** Today and tomorrow. */
export function Duties(props: DutiesProps): ReactElement {
  const { words, write } = props.address;
  const today = dateAt(useNow());
  const date = words['day'] === addDays(today, 1) ? addDays(today, 1) : today;
  const roster = useQuery(rosterApi.day, { companyId: props.companyId, date });
  const days = [today, addDays(today, 1)];
  return (
    <>
      <Chips
        label="哪一天"
        chips={days.map((day) => ({ value: day, word: dayName(day, today) }))}
        chosen={date}
        onChoose={(day) => write({ day: day === today ? undefined : day })}
      />
      <Asked query={roster}>
        {(answer) => <DayDuties key={date} {...props} roster={answer} onChanged={() => void roster.refresh()} />}
      </Asked>
    </>
  );
}

type DayDutiesProps = DutiesProps & { readonly roster: Roster; readonly onChanged: () => void };

function DayDuties({ companyId: _company, roster, onChanged, ...fleet }: DayDutiesProps): ReactElement {
  const duties = useGiving(roster, fleet.hired, onChanged);
  const { chosen, given, action } = duties;
  if (roster.trips.length === 0) return <EmptyAnswer sentence="这一天没有班次。" next="要加班次，请到时刻表里改。" />;
  return (
    <>
      <WhoDrives roster={roster} {...fleet} {...duties} />
      <Trips trips={roster.trips} chosen={chosen} onToggle={duties.toggle} {...fleet} />
      <View className="fleet-under-thumb">
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        {given === undefined ? null : <Note tone="ink">{given}</Note>}
        <Button
          kind="primary"
          icon="check"
          word={chosen.size === 0 ? '派给他' : `把 ${chosen.size} 班派给他`}
          disabled={action.busy}
          onPress={duties.give}
        />
      </View>
    </>
  );
}

interface TripsProps extends Omit<DutiesProps, 'companyId'> {
  readonly trips: readonly RosterTrip[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (tripId: string) => void;
}

/** A table before a desk, a list under the thumb. */
function Trips({ trips, chosen, onToggle, address, ...fleet }: TripsProps): ReactElement {
  const wide = useWideScreen();
  if (wide) {
    const duties = trips.map((trip) => ({ trip, ...namesOf(trip, fleet) }));
    return <DutyTable duties={duties} chosen={chosen} onToggle={onToggle} address={address} />;
  }
  return (
    <List>
      {trips.map((trip) => (
        <TripRow
          key={trip.tripId}
          trip={trip}
          chosen={chosen.has(trip.tripId)}
          who={whoOf(trip, fleet)}
          onToggle={() => onToggle(trip.tripId)}
        />
      ))}
    </List>
  );
}

/** What is chosen on this page, and giving it away. */
function useGiving(roster: Roster, hired: readonly StaffMember[], onChanged: () => void) {
  const [driver, setDriver] = useState<Driver>();
  const [vehicle, setVehicle] = useState<Vehicle>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<string>();
  const action = useAction();
  const toggle = (tripId: string) =>
    setChosen(
      chosen.has(tripId) ? new Set([...chosen].filter((each) => each !== tripId)) : new Set([...chosen, tripId]),
    );
  const give = () => {
    if (driver === undefined || vehicle === undefined || chosen.size === 0)
      return action.fail('请选好司机、车和班次。');
    return action.run(async () => {
      await call(runSheetApi.assign, {
        date: roster.date,
        driverId: driver.driverId,
        vehicleId: vehicle.vehicleId,
        tripIds: [...chosen],
      });
      setGiven(`派好了：${driverName(driver, hired)} 开 ${vehicle.plate}，${chosen.size} 班。`);
      setChosen(new Set());
      onChanged();
    });
  };
  return { driver, setDriver, vehicle, setVehicle, chosen, given, action, toggle, give };
}

type WhoDrivesProps = Omit<DayDutiesProps, 'companyId' | 'onChanged' | 'address'> &
  Pick<ReturnType<typeof useGiving>, 'driver' | 'setDriver' | 'vehicle' | 'setVehicle'>;

/** How many trips are nobody's, and the choice of driver and vehicle. */
function WhoDrives(props: WhoDrivesProps): ReactElement {
  const { roster, vehicles, drivers, hired, driver, setDriver, vehicle, setVehicle } = props;
  const open = roster.trips.filter(isNobodys).length;
  const fit = vehicles.filter((each) => vehicleRefusals(each, roster.date).length === 0);
  const unfit = vehicles.filter((each) => !fit.includes(each));
  return (
    <Card title={open === 0 ? '班次都有人开了' : `还有 ${open} 班没有人开`} named>
      <DayRoom trips={roster.trips} />
      <Note tone="ink">选司机、选车，再点要给他的班次。</Note>
      <Chips
        label="司机"
        chips={drivers.map((each) => ({ value: each.driverId, word: driverName(each, hired) }))}
        chosen={driver?.driverId}
        onChoose={(id) => setDriver(drivers.find(({ driverId }) => driverId === id))}
      />
      <Chips
        label="车"
        chips={fit.map(({ vehicleId, plate }) => ({ value: vehicleId, word: plate }))}
        chosen={vehicle?.vehicleId}
        onChoose={(id) => setVehicle(vehicles.find(({ vehicleId }) => vehicleId === id))}
      />
      {unfit.map((each) => (
        <Note key={each.vehicleId}>{`${vehicleRefusals(each, roster.date)[0]?.sentence ?? ''}`}</Note>
      ))}
      {driver !== undefined && vehicle !== undefined ? (
        <Warnings driver={driver} vehicle={vehicle} date={roster.date} />
      ) : null}
    </Card>
  );
}

/** What the driver would be told at sign-on, said before the trips are given away. */
function Warnings({
  driver,
  vehicle,
  date,
}: {
  readonly driver: Driver;
  readonly vehicle: Vehicle;
  readonly date: ServiceDate;
}): ReactElement {
  return (
    <>
      {paperRefusals(vehicle, driver, date).map(({ subject, why, sentence }) => (
        <NoticeStrip
          key={`${subject} ${why}`}
          text={`签到时会通不过：${subject === 'driver' ? sentence.replace('您的', '司机的') : sentence}`}
        />
      ))}
    </>
  );
}

function TripRow({
  trip,
  who,
  chosen,
  onToggle,
}: {
  readonly trip: RosterTrip;
  readonly who: string;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const tag = stateTag(trip.state);
  const cancelled = trip.state === 'cancelled';
  const stopped = `停开${trip.reason === undefined || trip.reason === '' ? '' : `：${trip.reason}`}`;
  const note = cancelled ? stopped : trip.doubt === undefined ? who : `${needsVehicle(trip.doubt)} · ${who}`;
  return (
    <Row
      figure={trip.departure}
      title={tripTitle(trip)}
      note={note}
      state={cancelled ? 'cancelled' : trip.state === 'arrived' ? 'past' : 'usual'}
      {...(chosen || trip.state !== 'planned'
        ? { tail: <Tag word={chosen ? '✓ 派' : tag.word} tone={chosen ? 'green' : tag.tone} /> }
        : {})}
      {...(cancelled || trip.state === 'arrived' ? {} : { onPress: onToggle })}
      label={`${trip.departure}，${tripTitle(trip)}，${note}，${chosen ? '已选，再按就不选' : '没选'}`}
    />
  );
}

type Fleet = Pick<DutiesProps, 'vehicles' | 'drivers' | 'hired'>;

/** Whose a trip is and with what it is driven, by name. */
function namesOf({ driverId, vehicleId }: RosterTrip, { vehicles, drivers, hired }: Fleet) {
  const driver = drivers.find((each) => each.driverId === driverId);
  return {
    driver: driver && driverName(driver, hired),
    plate: vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.plate,
  };
}

function whoOf(trip: RosterTrip, fleet: Fleet): string {
  const { driver, plate } = namesOf(trip, fleet);
  if (driver === undefined) return '还没有人开';
  return `${driver}${plate === undefined ? '' : ` · ${plate}`}`;
}
