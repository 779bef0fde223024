// What can everybody read of this one, and who decides that here?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { publishingApi } from '@kehuoyou/shared';
import type { PublicationDesk } from '@kehuoyou/shared';
import { failureText } from '../../core/failure-text';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { voice } from '../../ui/voice';
import { PublishForm } from './publish-form';
import './publish.scss';
import { WithdrawForm } from './withdraw-form';

/** For those who decide what becomes public. */
export function PublishPart({ id }: { readonly id: string }): ReactElement {
  const query = useQuery(publishingApi.read, { id }, { freshForMs: 0 });
  return (
    <View className="publish" {...voice({ role: 'group', label: '让大家看' })}>
      <Text className="case-head" {...voice({ role: 'heading' })}>
        让大家看
      </Text>
      {query.failure !== undefined && query.answer === undefined ? (
        <ErrorSentence sentence={failureText(query.failure)} onRetry={() => void query.refresh()} />
      ) : null}
      {query.answer === undefined ? null : <Standing id={id} desk={query.answer} query={query} />}
    </View>
  );
}

interface StandingProps {
  readonly id: string;
  readonly desk: PublicationDesk;
  readonly query: Query<PublicationDesk>;
}

function Standing({ id, desk, query }: StandingProps): ReactElement {
  const [open, setOpen] = useState<'publish' | 'withdraw'>();
  const leave = () => setOpen(undefined);
  const done = async (): Promise<void> => {
    leave();
    await query.refresh();
  };
  if (open === 'publish') return <PublishForm id={id} desk={desk} onDone={done} onLeave={leave} />;
  if (open === 'withdraw') return <WithdrawForm id={id} onDone={done} onLeave={leave} />;
  const { published } = desk;
  return (
    <>
      <Note tone="ink">
        {published === undefined ? '现在没有公开，只有居民和办事的人看得到。' : '已经公开，谁都看得到：'}
      </Note>
      {published?.text === undefined ? null : <Text className="case-said">{published.text}</Text>}
      {published?.answer === undefined ? null : <Note>{`答复：${published.answer}`}</Note>}
      {published === undefined || published.pictures.length === 0 ? null : (
        <Note>{`照片 ${published.pictures.length} 张，涂黑的地方看不到`}</Note>
      )}
      {desk.objected === undefined ? null : (
        <Note tone="red">
          {`有 ${desk.objected} 张照片微信检查说可能违规，已经不给大家看了。按「改一改」重选：遮好再放，或者不放。`}
        </Note>
      )}
      <ButtonRow>
        <Button word={published === undefined ? '选出来公开' : '改一改'} onPress={() => setOpen('publish')} />
        {published === undefined ? null : <Button kind="danger" word="收回" onPress={() => setOpen('withdraw')} />}
      </ButtonRow>
    </>
  );
}
