// Which picture is it, is it there yet, and how does one take it away again?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import type { MediaQueue, QueuedMedia } from '../../core/outbox/media-queue';
import { Button } from '../buttons/button';
import { StateMark } from '../states/state-mark';
import type { StateKind } from '../states/state-mark';
import { voice } from '../voice';

/** A picture that goes with a form, and its place among the others, from 1. */
export interface PictureThumbProps {
  readonly picture: QueuedMedia;
  readonly queue: MediaQueue;
  readonly place: number;
  readonly onDiscard: () => void;
}

const marks: Readonly<Record<QueuedMedia['state'], { readonly state: StateKind; readonly word: string }>> = {
  waiting: { state: 'planned', word: '等着传' },
  sent: { state: 'done', word: '传好了' },
  refused: { state: 'refused', word: '传不上去' },
};

/** Small, cut to a square, with what has become of it. */
export function PictureThumb({ picture, queue, place, onDiscard }: PictureThumbProps): ReactElement {
  const address = useKeptPicture(picture, queue);
  const mark = marks[picture.state];
  return (
    <View className="thumb" {...voice({ role: 'group', label: `第 ${place} 张图片，${mark.word}` })}>
      {address === undefined ? (
        <View className="thumb-picture" />
      ) : (
        <Image
          className="thumb-picture"
          mode="aspectFill"
          src={address}
          {...voice({ role: 'img', label: `第 ${place} 张图片` })}
        />
      )}
      <StateMark {...mark} quiet={picture.state !== 'refused'} />
      <Button word="去掉" icon="x" label={`去掉第 ${place} 张图片`} onPress={onDiscard} />
    </View>
  );
}

/** Where the phone has it; undefined until that is known, and when it has lost it. */
function useKeptPicture({ key }: QueuedMedia, queue: MediaQueue): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void queue.address(key).then((found) => (wanted ? setAddress(found) : undefined));
    return () => {
      wanted = false;
    };
  }, [queue, key]);
  return address;
}
