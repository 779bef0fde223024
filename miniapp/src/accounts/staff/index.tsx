// Who works in my part of the network, whom have I invited, and how do I take a role back?
import type { ReactElement } from 'react';
import { dayAndClock, accountPolicy, accountsPages, invitationsApi, roleNames, rolePolicy } from '@kehuoyou/shared';
import type { Invitation } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ClockBar } from '../../ui/charts/clock-bar';
import { readClock } from '../../ui/charts/clock-words';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Tag } from '../../ui/cards/tag';
import { periodWords } from '../period-words';
import { useMay, useMe } from '../use-me';
import { useScopeName } from '../use-scope-name';
import { StaffTable } from './staff-table';
import { useStaffList } from './use-staff-list';

/** 工作人员. */
export default function Staff(): ReactElement {
  const me = useMe();
  const invites = useMay(rolePolicy.invite);
  const gives = useMay(rolePolicy.give);
  const address = usePageAddress(accountsPages.staff);
  return (
    <Page title={accountsPages.staff.title} age={me.age} wide desk="staff">
      <Asked query={me} why="登录以后，才能看工作人员。">
        {() =>
          !invites ? (
            <EmptyAnswer sentence="这里归安排岗位的人用。" />
          ) : (
            <>
              <ButtonRow>
                <Button
                  kind="primary"
                  icon="user-plus"
                  word={gives ? '请人来工作' : '请人代班'}
                  onPress={() => goTo(accountsPages.invite)}
                />
              </ButtonRow>
              <Waiting />
              {gives ? <Members address={address} /> : null}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function Waiting(): ReactElement {
  const invitations = useQuery(invitationsApi.list, {});
  return (
    <>
      {(invitations.answer?.invitations ?? []).map((invitation) => (
        <WaitingCard key={invitation.id} invitation={invitation} onChanged={() => void invitations.refresh()} />
      ))}
    </>
  );
}

function WaitingCard({
  invitation,
  onChanged,
}: {
  readonly invitation: Invitation;
  readonly onChanged: () => void;
}): ReactElement {
  const now = useNow();
  const where = useScopeName({ kind: invitation.scopeKind, id: invitation.scopeId });
  const action = useAction();
  const withdraw = () =>
    action.run(async () => {
      await call(invitationsApi.withdraw, { id: invitation.id });
      onChanged();
    });
  return (
    <Card title={invitation.name ?? '没写称呼的人'} named tag={<Tag word="等他接受" tone="amber" />}>
      <Note tone="ink">{`${where}，${roleNames[invitation.role]}${periodWords(invitation)}`}</Note>
      <ClockBar
        reading={readClock({ from: new Date(invitation.givenAt), until: new Date(invitation.expiresAt), now })}
        of={`能接受到 ${dayAndClock(invitation.expiresAt, now)}`}
      />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        word="收回邀请"
        label={`收回给${invitation.name ?? where}的邀请`}
        disabled={action.busy}
        onPress={withdraw}
      />
    </Card>
  );
}

function Members({ address }: { readonly address: OwnAddress }): ReactElement {
  const administrator = useMay(accountPolicy.disable);
  const { query, later, failure, onNext, onFirst } = useStaffList(useWideScreen());
  return (
    <Asked query={query}>
      {({ staff }) => (
        <StaffTable
          members={[...staff, ...later]}
          administrator={administrator}
          address={address}
          onChanged={() => void query.refresh()}
          more={
            <>
              {failure === undefined ? null : <ErrorSentence sentence={`后面的人还没有读到：${failure}`} />}
              {onNext === undefined ? null : <Button word="看后面的人" onPress={onNext} />}
              {onFirst === undefined ? null : <Button word="回到开头" onPress={onFirst} />}
            </>
          }
        />
      )}
    </Asked>
  );
}
