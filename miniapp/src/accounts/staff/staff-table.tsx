// How do those who work here stand in a list, to be found by name, role and place?
import type { ReactElement, ReactNode } from 'react';
import { roleNames, roles } from '@kehuoyou/shared';
import type { Scope, StaffMember } from '@kehuoyou/shared';
import type { OwnAddress } from '../../core/platform/page-address';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { StateMark } from '../../ui/states/state-mark';
import { DataTable } from '../../ui/tables/data-table';
import type { Column, TableFilter } from '../../ui/tables/table-columns';
import { periodWords } from '../period-words';
import { useScopeNames } from '../use-scope-names';
import { StaffCard } from './staff-card';

type Columns = readonly [Column<StaffMember>, ...Column<StaffMember>[]];

const columnsOf = (nameOf: (scope: Scope) => string): Columns => [
  { name: 'name', word: '称呼', text: ({ name = '没写称呼' }) => name, order: ({ name }) => name },
  {
    name: 'role',
    word: '岗位',
    text: ({ grant }) => `${roleNames[grant.role]}${grant.deputy ? periodWords(grant) : ''}`,
    order: ({ grant }) => roles.indexOf(grant.role),
  },
  { name: 'scope', word: '在哪里', text: ({ grant }) => nameOf(grant.scope) },
  { name: 'phone', word: '电话', text: ({ phone = '' }) => phone, beside: false },
  { name: 'state', word: '情况', text: stateWords, cell: (member) => <StaffState member={member} /> },
];

function stateWords({ disabled, grant }: StaffMember): string {
  if (disabled) return '已停用';
  return grant.deputy ? '代班' : '';
}

function StaffState({ member }: { readonly member: StaffMember }): ReactElement | null {
  const word = stateWords(member);
  return word === '' ? null : <StateMark state={member.disabled ? 'refused' : 'careful'} word={word} />;
}

/** By role, those that there are. */
function roleFilter(members: readonly StaffMember[]): TableFilter<StaffMember> {
  const held = roles.filter((role) => members.some(({ grant }) => grant.role === role));
  return {
    name: 'role',
    word: '哪种岗位',
    choices: held.map((role) => ({ value: role, word: roleNames[role], holds: ({ grant }) => grant.role === role })),
  };
}

/** The staff. */
export interface StaffTableProps {
  readonly members: readonly StaffMember[];
  readonly administrator: boolean;
  readonly address: OwnAddress;
  readonly onChanged: () => void;
  /** Below them. */
  readonly more: ReactNode;
}

/** A row each role that somebody holds. */
export function StaffTable({ members, administrator, address, onChanged, more }: StaffTableProps): ReactElement {
  const { nameOf, asking } = useScopeNames(members.map(({ grant }) => grant.scope));
  return (
    <>
      {asking}
      <DataTable
        caption="工作人员"
        unit="位"
        rows={members}
        columns={columnsOf(nameOf)}
        filters={[roleFilter(members)]}
        keyOf={({ grant }) => grant.id}
        address={address}
        phoneTools={false}
        card={(member) => <StaffCard member={member} administrator={administrator} onChanged={onChanged} />}
        empty={<EmptyAnswer sentence="还没有人来工作。" next="点上面的“请人来工作”。" />}
        more={more}
      />
    </>
  );
}
