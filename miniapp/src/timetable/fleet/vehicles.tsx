// Which vehicles are there, do their papers hold, and how is one registered?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, fleetApi, vehiclePaperKinds } from '@kehuoyou/shared';
import type { Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import type { OwnAddress } from '../../core/platform/page-address';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';
import { DataTable } from '../../ui/tables/data-table';
import type { Column } from '../../ui/tables/table-columns';
import { roomCell } from './compartment-words';
import { Compartments } from './compartments';
import { paperColumns, paperFilter } from './paper-columns';
import type { WithPapers } from './paper-columns';
import { byUrgency, paperLines } from './paper-words';
import type { PaperLine } from './paper-words';
import { PaperChart } from './paper-chart';
import { PaperWorkbook } from './paper-files';
import { Papers } from './papers';

/** A company's vehicles. */
export interface VehiclesProps {
  readonly companyId: string;
  /** Its name. */
  readonly company: string;
  readonly vehicles: readonly Vehicle[];
  readonly address: OwnAddress;
  readonly onChanged: () => void;
}

interface VehicleRow extends WithPapers {
  readonly vehicle: Vehicle;
}

const columns: readonly [Column<VehicleRow>, ...Column<VehicleRow>[]] = [
  { name: 'plate', word: '车牌', text: ({ vehicle }) => vehicle.plate },
  {
    name: 'seats',
    word: '座位',
    text: ({ vehicle }) => String(vehicle.seats),
    order: ({ vehicle }) => vehicle.seats,
    file: ({ vehicle }) => vehicle.seats,
    figures: true,
    beside: false,
  },
  ...paperColumns<VehicleRow>(vehiclePaperKinds),
  { name: 'room', word: '还能装', text: ({ vehicle }) => roomCell(vehicle), beside: false },
  {
    name: 'mark',
    word: '邮政标志',
    text: ({ vehicle }) => (vehicle.postalMark ? '有，不能载客' : ''),
    beside: false,
  },
];

/** What must be renewed soonest comes first, unless somebody sorts otherwise. */
export function Vehicles({ companyId, company, vehicles, address, onChanged }: VehiclesProps): ReactElement {
  const today = dateAt(useNow());
  const [adding, setAdding] = useState(false);
  const rows = byUrgency(
    vehicles.map((vehicle) => ({ vehicle, lines: paperLines(vehicle.papers, vehiclePaperKinds, today) })),
    ({ vehicle }) => vehicle.plate,
  );
  return (
    <>
      {adding ? <VehicleForm companyId={companyId} onLeave={() => setAdding(false)} onChanged={onChanged} /> : null}
      <PaperChart owners={rows} />
      <DataTable
        caption="车辆"
        unit="辆"
        rows={rows}
        columns={columns}
        filters={[paperFilter]}
        keyOf={({ vehicle }) => vehicle.vehicleId}
        address={address}
        phoneTools={false}
        workbook={(found) => (
          <PaperWorkbook
            companyId={companyId}
            company={company}
            owners={found.map(({ vehicle }) => vehicle.vehicleId)}
          />
        )}
        action={
          adding ? null : (
            <ButtonRow>
              <Button kind="primary" icon="plus" word="登记一辆车" onPress={() => setAdding(true)} />
            </ButtonRow>
          )
        }
        card={({ vehicle, lines }) => <VehicleCard vehicle={vehicle} lines={lines} onChanged={onChanged} />}
        empty={<EmptyAnswer sentence="还没有登记车辆。" next="登记了车和证件，司机才能签到出车。" />}
      />
    </>
  );
}

function VehicleCard({
  vehicle,
  lines,
  onChanged,
}: {
  readonly vehicle: Vehicle;
  readonly lines: readonly PaperLine[];
  readonly onChanged: () => void;
}): ReactElement {
  const { companyId, vehicleId, plate, seats, postalMark } = vehicle;
  return (
    <Card
      title={`${plate}，${seats} 座`}
      named
      {...(postalMark ? { tag: <Tag word="邮政标志，不能载客" tone="amber" /> } : {})}
      spoken={`${plate}，${seats}座，${lines.map(({ name, word }) => `${name}${word}`).join('，')}。`}
      readable={false}
    >
      <Papers companyId={companyId} ownerId={vehicleId} whose={plate} lines={lines} onChanged={onChanged} />
      <Compartments vehicle={vehicle} onChanged={onChanged} />
    </Card>
  );
}

const marks = [
  { value: 'no', word: '没有' },
  { value: 'yes', word: '有' },
] as const;

function VehicleForm({
  companyId,
  onLeave,
  onChanged,
}: {
  readonly companyId: string;
  readonly onLeave: () => void;
  readonly onChanged: () => void;
}): ReactElement {
  const [plate, setPlate] = useState('');
  const [seats, setSeats] = useState('');
  const [mark, setMark] = useState<'no' | 'yes'>('no');
  const action = useAction();
  const keep = () => {
    const count = Number(seats);
    if (plate.trim() === '') return action.fail('请填车牌。');
    if (!Number.isInteger(count) || count < 1 || count > 60) return action.fail('座位数要填 1 到 60 的数字。');
    return action.run(async () => {
      await call(fleetApi.addVehicle, { companyId, plate: plate.trim(), seats: count, postalMark: mark === 'yes' });
      onLeave();
      onChanged();
    });
  };
  return (
    <Card title="登记一辆车" named>
      <TextField label="车牌" value={plate} onChange={setPlate} hint="比如 闽G12345" most={16} />
      <TextField label="座位数" value={seats} onChange={setSeats} hint="比如 19" most={2} kind="phone" />
      <Note tone="ink">车身有没有邮政标志？有标志的车按邮政法只能运邮件。</Note>
      <Chips label="邮政标志" chips={marks} chosen={mark} onChoose={setMark} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不登记了" onPress={onLeave} />
        <Button kind="primary" icon="check" word="登记" disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </Card>
  );
}
