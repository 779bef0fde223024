// Which company do I look after, and what does it have?
import { fleetApi, grantsApi, may, rolePolicy } from '@kehuoyou/shared';
import type { Company, Driver, StaffMember, Vehicle } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { useOwnCompanies } from '../changing/use-own-companies';
import type { OwnCompanies } from '../changing/use-own-companies';

/** A company with its vehicles and drivers. */
export interface FleetHere extends OwnCompanies {
  readonly company: Company | undefined;
  readonly fleet: Query<{ vehicles: Vehicle[]; drivers: Driver[] }>;
  /** The company's drivers who have accepted an invitation, masked; none for whoever may not invite them. */
  readonly hired: readonly StaffMember[];
  readonly refresh: () => void;
}

/** Most that the server lists at once. */
const MOST = 50;

/** The company that is chosen, the first unless one is. */
export function useFleet(chosen: string | undefined): FleetHere {
  const own = useOwnCompanies();
  const { me, mine } = own;
  const company = mine.find(({ companyId }) => companyId === chosen) ?? mine[0];
  const fleet = useQuery(fleetApi.list, company === undefined ? undefined : { companyId: company.companyId });
  const staff = useQuery(
    grantsApi.list,
    company !== undefined && may(me.answer, rolePolicy.list, { ...company, role: 'driver' as const })
      ? { role: 'driver', scopeKind: 'company', scopeId: company.companyId, limit: MOST }
      : undefined,
  );
  return {
    ...own,
    company,
    fleet,
    hired: staff.answer?.staff ?? [],
    refresh() {
      void fleet.refresh();
      void staff.refresh();
    },
  };
}

/** What a driver is called: the number, with the name as far as one may see it. */
export function driverName({ staffNumber, accountId }: Driver, hired: readonly StaffMember[]): string {
  const name = accountId === undefined ? undefined : hired.find((member) => member.accountId === accountId)?.name;
  return name === undefined ? staffNumber : `${staffNumber} ${name}`;
}
