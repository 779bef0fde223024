// Which pictures go with what is filled in, and are they on their way?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { MediaPurpose, MediaQueue, QueuedMedia } from '../../core/outbox/media-queue';
import { choosePictures } from '../../core/platform/files/picture';
import { useAction } from '../../core/use-action';
import { Button } from '../buttons/button';
import type { IconName } from '../icon-names';
import { ButtonRow } from '../buttons/button-row';
import { Note } from '../cards/note';
import { ErrorSentence } from '../page/error-sentence';
import { PictureThumb } from './picture-thumb';
import './picture-field.scss';

/** What they are taken for, those that there are, and how many there may be. */
export interface PictureFieldProps {
  readonly what: MediaPurpose;
  readonly pictures: readonly QueuedMedia[];
  /** Where they are kept until they are sent. */
  readonly queue: MediaQueue;
  readonly most: number;
  /** What the button says and shows, and what stands there while there is none. */
  readonly words?: { readonly add: string; readonly none: string; readonly icon: IconName };
}

const usual = { add: '加图片', none: '可以加图片，不加也行。', icon: 'plus' } as const;

/** Keeps what is chosen on the phone and sends it at once, or when there is a network again. */
export function PictureField({ what, pictures, queue, most, words = usual }: PictureFieldProps): ReactElement {
  const action = useAction();
  const add = () =>
    action.run(async () => {
      const chosen = await choosePictures(most - pictures.length);
      for (const file of chosen.pictures) await queue.add(what, file);
      if (chosen.unreadable > 0) action.fail(`有 ${chosen.unreadable} 张图片打不开，请换一张 JPG 或 PNG 照片。`);
      await queue.replay();
    });
  const refused = pictures.filter(({ state }) => state === 'refused');
  return (
    <>
      <Note>{pictures.length === 0 ? words.none : stateWords(pictures)}</Note>
      <Thumbs pictures={pictures} queue={queue} />
      {refused.map(({ key, refusal = '' }) => (
        <ErrorSentence key={key} sentence={refusal} />
      ))}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {pictures.length >= most ? null : (
        <ButtonRow>
          <Button
            icon={words.icon}
            word={action.busy ? '正在传图片' : words.add}
            disabled={action.busy}
            onPress={add}
          />
        </ButtonRow>
      )}
    </>
  );
}

function Thumbs({ pictures, queue }: Pick<PictureFieldProps, 'pictures' | 'queue'>): ReactElement | null {
  if (pictures.length === 0) return null;
  return (
    <View className="thumbs">
      {pictures.map((picture, index) => (
        <PictureThumb
          key={picture.key}
          picture={picture}
          queue={queue}
          place={index + 1}
          onDiscard={() => void queue.discard(picture.key)}
        />
      ))}
    </View>
  );
}

function stateWords(pictures: readonly QueuedMedia[]): string {
  const waiting = pictures.filter(({ state }) => state === 'waiting').length;
  const rest = waiting === 0 ? '' : `还有 ${waiting} 张没传上去，有网络时会自己传。`;
  return `已经加了 ${pictures.length} 张图片。${rest}`;
}
