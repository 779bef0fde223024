// Is the person in front of the keeper who the phone says?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, confirmationPolicy, householdsApi } from '@kehuoyou/shared';
import type { ConfirmationPreview } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { Asked } from '../../ui/page/asked';
import { Answer } from '../../ui/cards/answer';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { CodeEntry } from '../code-entry';
import { useMe, useScope } from '../use-me';

/** 核对本人, for keepers. */
export default function Confirm(): ReactElement {
  const { code } = usePageParams(accountsPages.confirm);
  const me = useMe();
  const scope = useScope(confirmationPolicy.confirm);
  return (
    <Page title={accountsPages.confirm.title} desk="confirm" prints={false}>
      <Asked query={me} why="站长登录以后，才能核对本人。">
        {() =>
          scope === undefined ? (
            <EmptyAnswer sentence="这件事归站长办，请把手机拿给站长扫。" />
          ) : (
            <Check pointId={scope.id} code={code} />
          )
        }
      </Asked>
    </Page>
  );
}

function Check({ pointId, code }: { readonly pointId: string; readonly code: string | undefined }): ReactElement {
  const [found, setFound] = useState<{ readonly code: string; readonly preview: ConfirmationPreview }>();
  const [told, setTold] = useState<string>();
  const action = useAction();
  const look = (text: string) =>
    action.run(async () => {
      setTold(undefined);
      setFound({ code: text, preview: await call(householdsApi.previewConfirmation, { code: text }) });
    });
  const confirm = (takeOver: boolean) =>
    action.run(async () => {
      if (found === undefined) return;
      await call(householdsApi.confirm, { code: found.code, pointId, ...(takeOver ? { takeOver } : {}) });
      setTold(`${found.preview.name}核对好了。`);
      setFound(undefined);
    });
  if (found === undefined) {
    return (
      <Card {...(told === undefined ? {} : { title: told, named: true })}>
        <Note tone="ink">扫对方手机“家里人”里的码，再当面看人对不对。</Note>
        <CodeEntry
          key={told}
          label="对方手机上的码"
          word="看看是谁"
          code={told === undefined ? code : undefined}
          action={action}
          onCode={look}
        />
      </Card>
    );
  }
  return <Found preview={found.preview} action={action} onConfirm={confirm} onLeave={() => setFound(undefined)} />;
}

interface FoundProps {
  readonly preview: ConfirmationPreview;
  readonly action: Action;
  readonly onConfirm: (takeOver: boolean) => void;
  readonly onLeave: () => void;
}

function Found({ preview: { name, phone, takenElsewhere }, action, onConfirm, onLeave }: FoundProps): ReactElement {
  return (
    <Card title="是这个人吗？" named>
      <Answer figure={name} />
      <Note tone="ink">{`号码 ${phone}`}</Note>
      <Note>请他报一遍号码，或者打过去听手机响不响。您看过这一次，会记下来。</Note>
      {takenElsewhere ? (
        <NoticeStrip tone="red" text="这个号码在另一部手机上核对过。只有号码确实换了主人，才可以改过来" />
      ) : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不是，算了" onPress={onLeave} />
        <Button
          kind={takenElsewhere ? 'danger' : 'primary'}
          icon="check"
          word={takenElsewhere ? '号码换了主人，确认' : '是本人，确认'}
          disabled={action.busy}
          onPress={() => onConfirm(takenElsewhere)}
        />
      </ButtonRow>
    </Card>
  );
}
