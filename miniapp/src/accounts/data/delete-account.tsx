// How does one have everything deleted? With one more question, for it cannot be undone.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { meApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { session } from '../../core/session';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { tellOf } from './farewell';

/** 删除账号. */
export function DeleteAccount(): ReactElement {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const remove = () =>
    action.run(async () => {
      tellOf(await call(meApi.delete, { confirm: true }));
      session.forget();
    });
  return (
    <Card title={asking ? '真的要删除账号吗？' : '不想用了'}>
      <Note tone="ink">
        {asking
          ? '称呼、手机号、家里人和关注的地方马上删掉，找不回来。同意的记录、操作记录按法律还要留三年，里面没有您的称呼和号码。'
          : '账号和您的信息可以马上删掉。'}
      </Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="不删" onPress={() => setAsking(false)} /> : null}
        <Button kind="danger" icon="trash-2" word={asking ? '删除，找不回来' : '删除账号'} disabled={action.busy} onPress={asking ? remove : () => setAsking(true)} />
      </ButtonRow>
    </Card>
  );
}
