// Shall it be so?
import type { ReactElement } from 'react';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import type { Draft } from '../changing/use-draft';
import type { Publish } from './use-publish';
import { PreviewFailure } from './preview-failure';

/** A preview that has been looked at. */
export interface PublishCardProps {
  readonly publish: Publish;
  readonly draft: Draft;
  /** Names the timetable that the preview was drawn against. */
  readonly basis: string;
  /** True while another preview is on its way. */
  readonly asking: boolean;
}

/** 发布. */
export function PublishCard({ publish, draft, basis, asking }: PublishCardProps): ReactElement {
  const { action, refusal } = publish;
  return (
    <Card title="就这样改吗？" named>
      <Note tone="ink">发布以后马上生效。发布错了，可以到“发布过的改动”里撤回。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {refusal === undefined ? null : (
        <PreviewFailure failure={refusal} changes={draft.changes} onRetry={() => publish.begin(basis)} />
      )}
      <Button
        kind="primary"
        icon="check"
        word={action.busy ? '正在发布' : `发布这 ${draft.changes.length} 处改动`}
        disabled={action.busy || asking}
        onPress={() => publish.begin(basis)}
      />
    </Card>
  );
}

/** For a publication that was sent and not answered: asks with the same key, so that nothing happens twice. */
export function SendAgain({ publish, draft }: { readonly publish: Publish; readonly draft: Draft }): ReactElement {
  const { action } = publish;
  const count = draft.attempt?.changeIds.length ?? 0;
  return (
    <Card title={action.busy ? '正在发布' : '还不知道发布了没有'} named>
      <Note tone="ink">
        {action.busy
          ? `正在把 ${count} 处改动送出去。`
          : `${count} 处改动已经送出去，但没等到回音。再送一次不会重复，送到了就告诉您。`}
      </Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        kind="primary"
        icon="refresh-cw"
        word={action.busy ? '正在送' : '再送一次'}
        disabled={action.busy}
        onPress={publish.again}
      />
    </Card>
  );
}
