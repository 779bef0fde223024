// How does a file of a timetable get to the server?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { choosesFromConversation } from '../../core/platform/files/file';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { voice } from '../../ui/voice';
import { bytesWords } from '../changing/feed-words';
import { useFeedUpload } from './use-feed-upload';
import type { FeedUpload } from './use-feed-upload';

/** Choose, send, and how much has been sent. */
export function UploadCard({ onStarted }: { readonly onStarted: (importId: string) => void }): ReactElement {
  const upload = useFeedUpload(onStarted);
  const { action, file } = upload;
  return (
    <Card title="送一份新的时刻表" named>
      <Note tone="ink">
        {choosesFromConversation()
          ? '要 GTFS 格式的 zip 文件。先把它发到微信聊天里，比如文件传输助手，再在这里选。'
          : '要 GTFS 格式的 zip 文件。送上来先检查，不会马上换。'}
      </Note>
      {action.busy && file !== undefined ? <Progress upload={upload} /> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {action.failure !== undefined && file !== undefined ? (
          <Button icon="refresh-cw" word="再送一次" onPress={upload.again} />
        ) : null}
        <Button
          kind="primary"
          icon="plus"
          word={action.busy ? '正在送' : '选文件'}
          disabled={action.busy}
          onPress={upload.choose}
        />
      </ButtonRow>
    </Card>
  );
}

/** Real bytes where the platform counts them; where it does not, that it is being sent. */
function Progress({ upload: { file, sent } }: { readonly upload: FeedUpload }): ReactElement | null {
  if (file === undefined) return null;
  const all = bytesWords(file.bytes);
  // A browser counts what lies around the file too.
  const share = sent === undefined ? undefined : Math.min(100, Math.round((sent / Math.max(1, file.bytes)) * 100));
  return (
    <View {...voice({ role: 'status' })}>
      <Note tone="ink">
        {sent === undefined
          ? `正在送 ${file.name}，一共 ${all}。`
          : `正在送 ${file.name}，已送出 ${bytesWords(Math.min(sent, file.bytes))}，一共 ${all}。`}
      </Note>
      {share === undefined ? null : (
        <View className="feed-bar">
          <View className="feed-bar-done" style={{ width: `${share}%` }} />
        </View>
      )}
    </View>
  );
}
