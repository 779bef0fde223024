// Who is this, what do they do, and how is it taken back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsApi, grantsApi, roleNames } from '@kehuoyou/shared';
import type { StaffContact, StaffMember } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Tag } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';
import { periodWords } from '../period-words';
import { useScopeName } from '../use-scope-name';

/** One of the staff. */
export interface StaffCardProps {
  readonly member: StaffMember;
  /** True for whoever may shut whole accounts out. */
  readonly administrator: boolean;
  readonly onChanged: () => void;
}

type Asking = 'revoke' | 'disable' | 'enable';

const askWords: Readonly<Record<Asking, { readonly word: string; readonly what: string }>> = {
  revoke: { word: '收回岗位', what: '收回以后，这个岗位的事他马上就办不了。' },
  disable: { word: '停用账号', what: '停用以后，这个账号马上什么都办不了。' },
  enable: { word: '恢复账号', what: '恢复以后，这个账号又能登录。' },
};

/** Masked until somebody needs to ring them; that look is written down. */
export function StaffCard({ member, administrator, onChanged }: StaffCardProps): ReactElement {
  const { grant } = member;
  const [asking, setAsking] = useState<Asking>();
  const [contact, setContact] = useState<StaffContact>();
  const where = useScopeName(grant.scope);
  const action = useAction();
  const look = () => action.run(async () => setContact(await call(grantsApi.contact, { id: grant.id })));
  const called = contact?.name ?? member.name ?? '没写称呼';
  return (
    <Card title={called} named tag={<StaffTag member={member} />}>
      <Note tone="ink">{`${where}，${roleNames[grant.role]}${grant.deputy ? periodWords(grant) : ''}`}</Note>
      {(contact?.phone ?? member.phone) === undefined ? null : <Note>{contact?.phone ?? member.phone}</Note>}
      {contact !== undefined && contact.phone === undefined ? <Note>他还没有留号码。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {asking === undefined ? (
        <ButtonRow>
          {contact?.phone === undefined ? (
            <Button
              icon="phone"
              word="看号码"
              label={`看${called}的号码，会记下来`}
              disabled={action.busy || contact !== undefined}
              onPress={look}
            />
          ) : (
            <PhoneButton number={contact.phone} who={called} />
          )}
          <Button kind="danger" word="收回岗位" label={`收回${called}的岗位`} onPress={() => setAsking('revoke')} />
          {administrator ? <ShutOut called={called} disabled={member.disabled} onAsk={setAsking} /> : null}
        </ButtonRow>
      ) : (
        <Reason member={member} asking={asking} onLeave={() => setAsking(undefined)} onDone={onChanged} />
      )}
    </Card>
  );
}

function StaffTag({ member: { disabled, grant } }: { readonly member: StaffMember }): ReactElement | null {
  if (disabled) return <Tag word="已停用" tone="red" />;
  return grant.deputy ? <Tag word="代班" tone="amber" /> : null;
}

/** Shuts the whole account out, or lets it in again. */
function ShutOut({
  called,
  disabled,
  onAsk,
}: {
  readonly called: string;
  readonly disabled: boolean;
  readonly onAsk: (asking: Asking) => void;
}): ReactElement {
  return (
    <Button
      kind="danger"
      word={disabled ? '恢复账号' : '停用账号'}
      label={`${disabled ? '恢复' : '停用'}${called}的账号`}
      onPress={() => onAsk(disabled ? 'enable' : 'disable')}
    />
  );
}

interface ReasonProps {
  readonly member: StaffMember;
  readonly asking: Asking;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

function Reason({ member, asking, onLeave, onDone }: ReasonProps): ReactElement {
  const [reason, setReason] = useState('');
  const action = useAction();
  const act = () => {
    const said = reason.trim();
    if (said === '') return action.fail('请写一句为什么，以后查得到。');
    return action.run(async () => {
      if (asking === 'revoke') await call(grantsApi.revoke, { id: member.grant.id, reason: said });
      else await call(accountsApi[asking], { id: member.accountId, reason: said });
      onLeave();
      onDone();
    });
  };
  return (
    <>
      <Note tone="red">{askWords[asking].what}</Note>
      <TextField label="为什么" value={reason} onChange={setReason} hint="比如 调到镇上去了" />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不办了" onPress={onLeave} />
        <Button kind="danger" word={askWords[asking].word} disabled={action.busy} onPress={act} />
      </ButtonRow>
    </>
  );
}
