// How does a file of a timetable get to the server?
import type { ReactElement } from 'react';
import { feedImportApi, MOST_FEED_BYTES } from '@kehuoyou/shared';
import { choosesFromConversation } from '../../core/platform/files/file';
import { useFileUpload } from '../../core/use-file-upload';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { UploadButtons } from '../../ui/page/upload-buttons';

/** Choose, send, and how much has been sent; `onStarted` hears the id of the import whose reading has begun. */
export function UploadCard({ onStarted }: { readonly onStarted: (importId: string) => void }): ReactElement {
  const upload = useFileUpload({
    endpoint: feedImportApi.start,
    types: { zip: 'application/zip' },
    most: MOST_FEED_BYTES,
    ask: ({ name }) => ({ fileName: name }),
    onStarted: ({ importId }) => onStarted(importId),
  });
  return (
    <Card title="送一份新的时刻表" named>
      <Note tone="ink">
        {choosesFromConversation()
          ? '要 GTFS 格式的 zip 文件。先把它发到微信聊天里，比如文件传输助手，再在这里选。'
          : '要 GTFS 格式的 zip 文件。送上来先检查，不会马上换。'}
      </Note>
      <UploadButtons upload={upload} />
    </Card>
  );
}
