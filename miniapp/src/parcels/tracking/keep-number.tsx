// May the parcel of this number call me when it is there, and stand among my household's?
import type { ReactElement } from 'react';
import { accountsPages, hasEnded, keptNumbersApi, parcelsPages } from '@kehuoyou/shared';
import type { Tracking, TrackingAsk } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { useMessageAsk } from '../../notices/use-message-ask';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import { useWallet } from '../use-wallet';

/** The number as it was asked for, and what came of it. */
export interface KeepNumberProps {
  readonly ask: TrackingAsk;
  readonly tracking: Tracking;
}

/** Two buttons for whoever has signed in; the others read what it is for. */
export function KeepNumber({ ask, tracking }: KeepNumberProps): ReactElement | null {
  const signedIn = useSignedIn() !== undefined;
  const own = useWallet().answer?.parcels.some(({ waybill }) => waybill === tracking.waybill) === true;
  const over = tracking.parcel?.leg !== undefined && hasEnded(tracking.parcel.leg.state);
  if (own)
    return (
      <Card>
        <StateMark state="done" word="这是您家的快递" />
        <Button kind="primary" icon="package" word="看我家快递" onPress={() => goTo(parcelsPages.wallet)} />
      </Card>
    );
  if (over) return null;
  if (signedIn) return <Keeping ask={ask} tracking={tracking} />;
  return (
    <Card>
      <Note tone="ink">登录以后，到了可以叫您，也可以放进“我家快递”。不登录也能查。</Note>
      <Button icon="user" word="去登录" onPress={() => goTo(accountsPages.signIn)} />
    </Card>
  );
}

function Keeping({ ask, tracking }: KeepNumberProps): ReactElement {
  const numbers = useQuery(keptNumbersApi.list, {});
  const messages = useMessageAsk('parcel');
  const action = useAction();
  const kept = numbers.answer?.numbers.find(({ waybill }) => waybill === tracking.waybill);
  const keep = (calls: boolean) =>
    action.run(async () => {
      const work = () => call(keptNumbersApi.keep, { ...ask, waybill: tracking.waybill, calls });
      await (calls ? messages.around(work) : work());
      await numbers.refresh();
    });
  const drop = (id: string) =>
    action.run(async () => {
      await call(keptNumbersApi.drop, { id });
      await numbers.refresh();
    });
  return (
    <Card>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {kept === undefined ? null : (
        <StateMark state="done" word={kept.calls ? '到了就叫您，也在“我家快递”里' : '在“我家快递”里'} />
      )}
      {kept?.calls === true && messages.budget !== undefined ? <Note>{messages.budget}</Note> : null}
      <ButtonRow>
        {kept?.calls === true ? null : (
          <Button kind="primary" icon="bell" word="到了叫我" disabled={action.busy} onPress={() => keep(true)} />
        )}
        {kept === undefined ? (
          <Button icon="plus" word="放进我家快递" disabled={action.busy} onPress={() => keep(false)} />
        ) : (
          <Button icon="x" word="不用了，拿掉" disabled={action.busy} onPress={() => drop(kept.id)} />
        )}
      </ButtonRow>
    </Card>
  );
}
