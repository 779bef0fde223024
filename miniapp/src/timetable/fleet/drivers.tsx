// Which drivers are there, do their papers hold, and whose phone is whose?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, dateAt, driverPaperKinds, fleetApi } from '@kehuoyou/shared';
import type { Driver, StaffMember } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import type { OwnAddress } from '../../core/platform/page-address';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';
import { StateMark } from '../../ui/states/state-mark';
import { DataTable } from '../../ui/tables/data-table';
import type { Column } from '../../ui/tables/table-columns';
import { paperColumns, paperFilter } from './paper-columns';
import type { WithPapers } from './paper-columns';
import { byUrgency, paperLines } from './paper-words';
import type { PaperLine } from './paper-words';
import { driverName } from './use-fleet';
import { PaperChart } from './paper-chart';
import { PraiseNote } from './praise-note';
import { PaperWorkbook } from './paper-files';
import { Papers } from './papers';

/** A company's drivers, and those who have joined it. */
export interface DriversProps {
  readonly companyId: string;
  /** Its name. */
  readonly company: string;
  readonly drivers: readonly Driver[];
  readonly hired: readonly StaffMember[];
  readonly address: OwnAddress;
  readonly onChanged: () => void;
}

interface DriverRow extends WithPapers {
  readonly driver: Driver;
  readonly name: string;
}

const columns: readonly [Column<DriverRow>, ...Column<DriverRow>[]] = [
  { name: 'driver', word: '司机', text: ({ name }) => name },
  {
    name: 'phone',
    word: '手机',
    text: ({ driver }) => (driver.accountId === undefined ? '没连手机' : '已连'),
    cell: ({ driver }) => (driver.accountId === undefined ? <StateMark state="careful" word="没连手机" /> : '已连'),
  },
  ...paperColumns<DriverRow>(driverPaperKinds),
];

/** Who has joined by invitation is tied to their number by being pointed at. */
export function Drivers({ companyId, company, drivers, hired, address, onChanged }: DriversProps): ReactElement {
  const today = dateAt(useNow());
  const [adding, setAdding] = useState(false);
  const free = hired.filter(({ accountId }) => !drivers.some((driver) => driver.accountId === accountId));
  const rows = byUrgency(
    drivers.map((driver) => ({
      driver,
      name: driverName(driver, hired),
      lines: paperLines(driver.papers, driverPaperKinds, today),
    })),
    ({ driver }) => driver.staffNumber,
  );
  return (
    <>
      {free.length === 0 ? null : <Note tone="ink">{`有 ${free.length} 位司机接受了邀请，还没有连上工号。`}</Note>}
      {adding ? (
        <DriverForm companyId={companyId} free={free} onLeave={() => setAdding(false)} onChanged={onChanged} />
      ) : null}
      <PaperChart owners={rows} />
      <PraiseNote />
      <DataTable
        caption="司机"
        unit="位"
        rows={rows}
        columns={columns}
        filters={[paperFilter]}
        keyOf={({ driver }) => driver.driverId}
        address={address}
        phoneTools={false}
        workbook={(found) => (
          <PaperWorkbook companyId={companyId} company={company} owners={found.map(({ driver }) => driver.driverId)} />
        )}
        action={adding ? null : <MoreDrivers onAdd={() => setAdding(true)} />}
        card={(row) => <DriverCard {...row} free={free} onChanged={onChanged} />}
        empty={<EmptyAnswer sentence="还没有登记司机。" next="登记了工号和证件，司机才能签到出车。" />}
      />
    </>
  );
}

function MoreDrivers({ onAdd }: { readonly onAdd: () => void }): ReactElement {
  return (
    <ButtonRow>
      <Button kind="primary" icon="plus" word="登记一位司机" onPress={onAdd} />
      <Button icon="user-plus" word="请司机来工作" onPress={() => goTo(accountsPages.invite)} />
    </ButtonRow>
  );
}

interface DriverCardProps {
  readonly driver: Driver;
  readonly name: string;
  readonly lines: readonly PaperLine[];
  /** Who could be this driver. */
  readonly free: readonly StaffMember[];
  readonly onChanged: () => void;
}

function DriverCard({ driver, name, lines, free, onChanged }: DriverCardProps): ReactElement {
  const linked = driver.accountId !== undefined;
  return (
    <Card
      title={name}
      named
      tag={linked ? <Tag word="已连手机" /> : <Tag word="没连手机" tone="amber" />}
      spoken={`${name}，${lines.map((line) => `${line.name}${line.word}`).join('，')}。`}
      readable={false}
    >
      {linked ? null : <Link driver={driver} free={free} onChanged={onChanged} />}
      <Papers companyId={driver.companyId} ownerId={driver.driverId} whose={name} lines={lines} onChanged={onChanged} />
    </Card>
  );
}

function Link({
  driver,
  free,
  onChanged,
}: {
  readonly driver: Driver;
  readonly free: readonly StaffMember[];
  readonly onChanged: () => void;
}): ReactElement {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const link = ({ accountId }: StaffMember) =>
    action.run(async () => {
      await call(fleetApi.addDriver, { companyId: driver.companyId, staffNumber: driver.staffNumber, accountId });
      onChanged();
    });
  if (!asking)
    return (
      <Button
        icon="smartphone"
        word="连上他的手机"
        label={`连上${driver.staffNumber}的手机`}
        onPress={() => setAsking(true)}
      />
    );
  return (
    <>
      <People free={free} onChoose={link} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button word="先不连" onPress={() => setAsking(false)} />
    </>
  );
}

/** Those who have accepted an invitation of the company and have no number yet. */
function People({
  free,
  chosen,
  onChoose,
}: {
  readonly free: readonly StaffMember[];
  readonly chosen?: string | undefined;
  readonly onChoose: (member: StaffMember) => void;
}): ReactElement {
  if (free.length === 0)
    return <Note tone="ink">还没有可以连的司机。请公司管理员点“请司机来工作”，把码给他，他接受以后名字就在这里。</Note>;
  return (
    <List>
      {free.map((member) => (
        <Row
          key={member.accountId}
          icon="user"
          title={member.name ?? '没写称呼的司机'}
          {...(member.phone === undefined ? {} : { note: member.phone })}
          {...(member.accountId === chosen ? { tail: <Tag word="✓ 是他" /> } : {})}
          onPress={() => onChoose(member)}
          label={`${member.name ?? '没写称呼的司机'}，${member.phone ?? '没有号码'}${member.accountId === chosen ? '，已选' : ''}`}
        />
      ))}
    </List>
  );
}

function DriverForm({
  companyId,
  free,
  onLeave,
  onChanged,
}: {
  readonly companyId: string;
  readonly free: readonly StaffMember[];
  readonly onLeave: () => void;
  readonly onChanged: () => void;
}): ReactElement {
  const [number, setNumber] = useState('');
  const [member, setMember] = useState<StaffMember>();
  const action = useAction();
  const keep = () => {
    if (number.trim() === '') return action.fail('请填工号。');
    return action.run(async () => {
      await call(fleetApi.addDriver, {
        companyId,
        staffNumber: number.trim(),
        ...(member === undefined ? {} : { accountId: member.accountId }),
      });
      onLeave();
      onChanged();
    });
  };
  return (
    <Card title="登记一位司机" named>
      <TextField label="工号" value={number} onChange={setNumber} hint="公司自己的编号，比如 MT-07" most={32} />
      <Note tone="ink">他是谁？可以以后再连。</Note>
      <People free={free} chosen={member?.accountId} onChoose={setMember} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不登记了" onPress={onLeave} />
        <Button kind="primary" icon="check" word="登记" disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </Card>
  );
}
