// At which points may the household's parcels always be left, and how is that taken back?
import type { ReactElement } from 'react';
import { consentsApi } from '@kehuoyou/shared';
import type { ConsentState, WalletParcel } from '@kehuoyou/shared';
import { useScopeName } from '../../accounts/use-scope-name';
import { useQuery } from '../../core/use-query';
import { LeaveConsent } from './leave-consent';

/** Every point of which something was ever said; `refresh` asks for the parcels anew. */
export function LeaveAtPoints({ refresh }: { readonly refresh: () => Promise<void> }): ReactElement {
  const consents = useQuery(consentsApi.list, {});
  const states = (consents.answer?.states ?? []).filter(({ kind }) => kind === 'leave_at_point');
  const changed = () => {
    void consents.refresh();
    void refresh();
  };
  return (
    <>
      {states.map((state) => (
        <AtPoint key={`${state.subject ?? ''} ${state.at}`} state={state} onChanged={changed} />
      ))}
    </>
  );
}

function AtPoint({ state, onChanged }: { readonly state: ConsentState; readonly onChanged: () => void }): ReactElement {
  const { subject = '', given } = state;
  const name = useScopeName({ kind: 'point', id: subject });
  return <LeaveConsent pointId={subject} pointName={name ?? '服务点'} given={given} onChanged={onChanged} />;
}

/** Of each point the first parcel of which somebody of the household should say something. */
export function firstToAsk(parcels: readonly WalletParcel[]): ReadonlySet<WalletParcel> {
  const open = parcels.filter(({ leaving }) => leaving === 'open').reverse();
  return new Set(new Map(open.map((parcel) => [parcel.point?.id, parcel])).values());
}
