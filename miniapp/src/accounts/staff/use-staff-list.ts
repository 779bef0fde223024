// Who of the staff is there? The server gives so many at once: a phone turns pages, a desk has all of them before it.
import { useEffect, useState } from 'react';
import { grantsApi } from '@kehuoyou/shared';
import type { StaffMember } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** Most that the server lists at once. */
const MOST = 50;
/** Most that a desk asks for: a county has some hundreds. */
const MOST_OF_ALL = 1_000;

/** The list, and how to see more of it. */
export interface StaffList {
  readonly query: Query<{ staff: StaffMember[] }>;
  /** Those before a desk that come after the first page; none on a phone. */
  readonly later: readonly StaffMember[];
  /** Why those could not be asked for. */
  readonly failure: string | undefined;
  /** To the next page; undefined on the last one, and where all are shown. */
  readonly onNext: (() => void) | undefined;
  /** Back to the first page; undefined on it. */
  readonly onFirst: (() => void) | undefined;
}

/** `all` before a desk, where what is sorted and exported is to be everybody. */
export function useStaffList(all: boolean): StaffList {
  const [after, setAfter] = useState<string>();
  const query = useQuery(grantsApi.list, { limit: MOST, ...(after === undefined ? {} : { after }) });
  const page = query.answer?.staff ?? [];
  const next = page.length < MOST ? undefined : page[page.length - 1]?.grant.id;
  const { later, failure } = useLater(all ? next : undefined);
  return {
    query,
    later,
    failure,
    onNext: all || next === undefined ? undefined : () => setAfter(next),
    onFirst: after === undefined ? undefined : () => setAfter(undefined),
  };
}

/** Everybody after a grant, page by page; nobody where none is named. */
function useLater(after: string | undefined) {
  const [later, setLater] = useState<readonly StaffMember[]>([]);
  const { run, failure } = useAction();
  useEffect(() => {
    let wanted = true;
    setLater([]);
    if (after !== undefined)
      run(async () => {
        const found: StaffMember[] = [];
        for (let last: string | undefined = after; last !== undefined && found.length < MOST_OF_ALL;) {
          const { staff }: { staff: StaffMember[] } = await call(grantsApi.list, { limit: MOST, after: last });
          found.push(...staff);
          last = staff.length < MOST ? undefined : staff[staff.length - 1]?.grant.id;
        }
        if (wanted) setLater(found);
      });
    return () => {
      wanted = false;
    };
  }, [after]);
  return { later, failure };
}
