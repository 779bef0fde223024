// What do the photos of a parcel show?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { fetchPicture } from '../../core/media/fetch-media';
import { useAction } from '../../core/use-action';
import { Button } from '../buttons/button';
import { ErrorSentence } from '../page/error-sentence';
import './photos-of.scss';

/** Photos that whoever looks at the page may see. */
export interface PhotosOfProps {
  /** Ids. */
  readonly photos: readonly string[];
  /** Of what, for the ear. */
  readonly what: string;
}

/** A button; the photos come over the network only when somebody wants to see them. */
export function PhotosOf({ photos, what }: PhotosOfProps): ReactElement | null {
  const [shown, setShown] = useState<readonly string[]>([]);
  const action = useAction();
  const show = () =>
    action.run(async () => {
      const addresses: string[] = [];
      for (const id of photos) addresses.push(await fetchPicture(id));
      setShown(addresses);
    });
  if (photos.length === 0) return null;
  return (
    <View>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {shown.map((address, index) => (
        <Image key={index} className="photo" src={address} mode="widthFix" ariaLabel={`${what}的照片`} />
      ))}
      {shown.length > 0 ? null : (
        <Button
          icon="camera"
          word={`看照片${photos.length === 1 ? '' : ` ${photos.length} 张`}`}
          label={`看照片：${what}`}
          disabled={action.busy}
          onPress={show}
        />
      )}
    </View>
  );
}
