// How does somebody take the work that they were invited to?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, invitationsApi, roleNames, tabPages } from '@kehuoyou/shared';
import type { InvitationPreview } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { goTo, usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { CodeEntry } from '../code-entry';
import { periodWords } from '../period-words';
import { useMe } from '../use-me';
import { useScopeName } from '../use-scope-name';

interface Offer {
  readonly code: string;
  readonly preview: InvitationPreview;
}

/** 接受邀请. */
export default function Join(): ReactElement {
  const { code } = usePageParams(accountsPages.join);
  const signedIn = useSignedIn() !== undefined;
  const [offer, setOffer] = useState<Offer>();
  const [joined, setJoined] = useState(false);
  const me = useMe();
  const action = useAction();
  const look = (found: string) =>
    action.run(async () => setOffer({ code: found, preview: await call(invitationsApi.preview, { code: found }) }));
  const accept = ({ code: found }: Offer) =>
    action.run(async () => {
      await call(invitationsApi.accept, { code: found });
      setJoined(true);
      await me.refresh();
    });
  return (
    <Page title={accountsPages.join.title}>
      {signedIn ? null : <SignInNeeded why="登录以后，才能接受邀请。" />}
      {signedIn && offer === undefined ? (
        <Card>
          <Note tone="ink">扫请您来的人给的码，或者把码输进来。先看看是什么岗位，再决定。</Note>
          <CodeEntry label="邀请码" word="看看是什么" code={code} action={action} onCode={look} />
        </Card>
      ) : null}
      {offer === undefined ? null : (
        <OfferCard
          offer={offer}
          joined={joined}
          action={action}
          onAccept={() => accept(offer)}
          onLeave={() => setOffer(undefined)}
        />
      )}
    </Page>
  );
}

interface OfferCardProps {
  readonly offer: Offer;
  readonly joined: boolean;
  readonly action: Action;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}

function OfferCard({ offer: { preview }, joined, action, onAccept, onLeave }: OfferCardProps): ReactElement {
  const where = useScopeName({ kind: preview.scopeKind, id: preview.scopeId });
  const what = `${where}，${roleNames[preview.role]}${periodWords(preview)}`;
  return (
    <Card title={joined ? '欢迎您来工作' : '请您来做'} named spoken={what}>
      <Note tone="ink">{what}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {joined ? null : <Button word="不接受" onPress={onLeave} />}
        {joined ? (
          <Button kind="primary" word="看我的工作" onPress={() => goTo(tabPages.me)} />
        ) : (
          <Button kind="primary" icon="check" word="接受" disabled={action.busy} onPress={onAccept} />
        )}
      </ButtonRow>
    </Card>
  );
}
