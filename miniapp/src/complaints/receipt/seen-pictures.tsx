// What do the pictures show that came with it, or that prove the answer?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { fetchPictureBy } from '../../core/media/fetch-media';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { voice } from '../../ui/voice';

/** Which, and of what for the ear. */
export interface SeenPicturesProps {
  readonly receipt: string;
  readonly pictures: readonly string[];
  readonly what: string;
}

/** A button; they come over the network only when somebody wants to see them. */
export function SeenPictures({ receipt, pictures, what }: SeenPicturesProps): ReactElement | null {
  const [shown, setShown] = useState<readonly string[]>([]);
  const action = useAction();
  const show = () =>
    action.run(async () => {
      const addresses: string[] = [];
      for (const id of pictures) addresses.push(await fetchPictureBy(receipt, id));
      setShown(addresses);
    });
  if (pictures.length === 0) return null;
  return (
    <View>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {shown.map((address, index) => (
        <Image
          key={index}
          className="receipt-picture"
          src={address}
          mode="widthFix"
          {...voice({ role: 'img', label: `${what}，第 ${index + 1} 张` })}
        />
      ))}
      {shown.length > 0 ? null : (
        <Button
          icon="camera"
          word={`看照片 ${pictures.length} 张`}
          label={`看${what} ${pictures.length} 张`}
          disabled={action.busy}
          onPress={show}
        />
      )}
    </View>
  );
}
