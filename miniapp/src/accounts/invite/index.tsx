// Whom do I ask to do which work, and with which code do they join?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { pointForDeputy, roleNames, rolesGivenBy, scopeToGive } from '@kehuoyou/shared';
import type { Actor, OneTimeCode, Role } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { QrPicture } from '../../ui/cards/qr-picture';
import { Row } from '../../ui/cards/row';
import { validWords } from '../moment-words';
import { useMe } from '../use-me';
import { DeputyForm } from './deputy-form';
import { InvitationForm } from './invitation-form';
import { ScopeChooser } from './scope-chooser';
import type { ChosenScope } from './scope-chooser';

/** Being a resident is nobody's to give. */
type GivenRole = Exclude<Role, 'resident'>;

/** 邀请: which work, where, who; then the code. */
export default function Invite(): ReactElement {
  const me = useMe();
  const [code, setCode] = useState<OneTimeCode>();
  return (
    <Page title={code === undefined ? '请人来工作' : '把这个码给他'} desk="staff" prints={false}>
      <Asked query={me} why="登录以后，才能邀请人。">
        {(actor) =>
          code === undefined ? (
            <Steps actor={actor} onCode={setCode} />
          ) : (
            <CodeCard code={code} onAnother={() => setCode(undefined)} />
          )
        }
      </Asked>
    </Page>
  );
}

function CodeCard({ code, onAnother }: { readonly code: OneTimeCode; readonly onAnother: () => void }): ReactElement {
  const now = useNow();
  return (
    <Card>
      <Note tone="ink">请他在微信里扫，或者打开客货邮，点“我的”，再点“接受邀请”，把码输进去。</Note>
      <QrPicture code={code.code} link={code.link} />
      <Note>{validWords(code.expiresAt, now) ?? '码过期了，请重新邀请。'}</Note>
      <Note tone="red">离开这一页就看不到码了。谁拿到谁能用，只给他一个人。</Note>
      <Button icon="user-plus" word="再请一个人" onPress={onAnother} />
    </Card>
  );
}

function Steps({
  actor,
  onCode,
}: {
  readonly actor: Actor;
  readonly onCode: (code: OneTimeCode) => void;
}): ReactElement {
  const [role, setRole] = useState<GivenRole>();
  const [scope, setScope] = useState<ChosenScope>();
  const ownPoint = pointForDeputy(actor);
  const mayGive = rolesGivenBy(actor).filter((each): each is GivenRole => each !== 'resident');
  const giver = role && scopeToGive(actor, role);
  if (role !== undefined && giver !== undefined && scope !== undefined) {
    return <InvitationForm role={role} scope={scope} onCode={onCode} onBack={() => setScope(undefined)} />;
  }
  if (role !== undefined && giver !== undefined) {
    return <ScopeChooser role={role} giver={giver} onChoose={setScope} onBack={() => setRole(undefined)} />;
  }
  return (
    <>
      {ownPoint === undefined ? null : <DeputyForm pointId={ownPoint} onCode={onCode} />}
      {mayGive.length === 0 ? null : <RoleChooser roles={mayGive} onChoose={setRole} />}
      {mayGive.length === 0 && ownPoint === undefined ? (
        <EmptyAnswer sentence="您还没有可以安排的岗位。" next="要请人，请找上一级。" />
      ) : null}
    </>
  );
}

function RoleChooser({
  roles,
  onChoose,
}: {
  readonly roles: readonly GivenRole[];
  readonly onChoose: (role: GivenRole) => void;
}): ReactElement {
  return (
    <>
      <Card title="请他做什么？">
        <Note tone="ink">只列出归您安排的岗位。</Note>
      </Card>
      <List>
        {roles.map((each) => (
          <Row key={each} icon="user-plus" title={roleNames[each]} onPress={() => onChoose(each)} />
        ))}
      </List>
    </>
  );
}
