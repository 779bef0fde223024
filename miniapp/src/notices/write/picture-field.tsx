// Which pictures go with the announcement?
import type { ReactElement } from 'react';
import { ANNOUNCEMENT_PICTURES, PICTURE_CHARACTERS, picturesApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { choosePicture } from '../../core/platform/picture';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';

/** Ids of what was uploaded. */
export interface PictureFieldProps {
  readonly pictures: readonly string[];
  readonly onChange: (pictures: readonly string[]) => void;
}

/** Adds one at a time; it is uploaded at once. */
export function PictureField({ pictures, onChange }: PictureFieldProps): ReactElement {
  const action = useAction();
  const add = () =>
    action.run(async () => {
      const data = await choosePicture(PICTURE_CHARACTERS);
      if (data === 'none') return;
      if (data === 'too_large') action.fail('这张图片太大，请裁小一点再选。');
      else onChange([...pictures, (await call(picturesApi.upload, { data })).id]);
    });
  return (
    <>
      <Note>{pictures.length === 0 ? '可以加图片，不加也行。' : `已经加了 ${pictures.length} 张图片。`}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {pictures.length < ANNOUNCEMENT_PICTURES ? (
          <Button icon="plus" word={action.busy ? '正在传图片' : '加一张图片'} disabled={action.busy} onPress={add} />
        ) : null}
        {pictures.length === 0 ? null : (
          <Button icon="x" word="去掉最后一张" onPress={() => onChange(pictures.slice(0, -1))} />
        )}
      </ButtonRow>
    </>
  );
}
