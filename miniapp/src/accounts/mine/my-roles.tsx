// Which work do I do in the network, and how do I lay it down?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateText, dateAt, grantsApi, roleNames } from '@kehuoyou/shared';
import type { HeldGrant, Me } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { useScopeName } from '../use-scope-name';

/** Nothing for those who have no work in it. */
export function MyRoles({ me, onChanged }: { readonly me: Me; readonly onChanged: () => void }): ReactElement {
  return (
    <>
      {me.grants.map((grant) => (
        <MyRole key={grant.id} grant={grant} onChanged={onChanged} />
      ))}
    </>
  );
}

function MyRole({ grant, onChanged }: { readonly grant: HeldGrant; readonly onChanged: () => void }): ReactElement {
  const where = useScopeName(grant.scope);
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const layDown = () =>
    action.run(async () => {
      await call(grantsApi.revoke, { id: grant.id, reason: '本人不做了' });
      onChanged();
    });
  return (
    <Card title={grant.deputy ? '我在代班' : '我的岗位'}>
      <Note tone="ink">{`${where}，${roleNames[grant.role]}${grant.until === undefined ? '' : `，到${dateText(dateAt(new Date(grant.until)))}`}`}</Note>
      {asking ? <Note tone="red">不做以后，这个岗位的事马上就办不了，要再做得重新邀请您。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="接着做" onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          word={asking ? '真的不做了' : '不做了'}
          disabled={action.busy}
          onPress={asking ? layDown : () => setAsking(true)}
        />
      </ButtonRow>
    </Card>
  );
}
