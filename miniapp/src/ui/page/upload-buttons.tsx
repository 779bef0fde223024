// How does somebody choose a file and send it, and how much of it has been sent?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { bytesWords } from '../../core/bytes-words';
import type { FileUpload } from '../../core/use-file-upload';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';
import { Note } from '../cards/note';
import { voice } from '../voice';
import { ErrorSentence } from './error-sentence';
import './upload-buttons.scss';

/** Choose, send, how much has been sent, and send again where the network broke. */
export function UploadButtons({ upload }: { readonly upload: FileUpload }): ReactElement {
  const { action, file } = upload;
  return (
    <>
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
    </>
  );
}

/** Real bytes where the platform counts them; where it does not, that it is being sent. */
function Progress({ upload: { file, sent } }: { readonly upload: FileUpload }): ReactElement | null {
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
        <View className="upload-bar">
          <View className="upload-bar-done" style={{ width: `${share}%` }} />
        </View>
      )}
    </View>
  );
}
