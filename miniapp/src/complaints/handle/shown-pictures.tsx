// What do the pictures of a complaint show?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { usePicture } from '../../core/media/use-picture';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { voice } from '../../ui/voice';

/** Which, and of what. */
export interface ShownPicturesProps {
  readonly pictures: readonly string[];
  /** Of what, for the ear: 居民拍的. */
  readonly what: string;
}

/** At a desk at once; on a phone over a weak network only when somebody wants to see them. */
export function ShownPictures({ pictures, what }: ShownPicturesProps): ReactElement | null {
  const wide = useWideScreen();
  const [wanted, setWanted] = useState(false);
  if (pictures.length === 0) return null;
  if (!wide && !wanted)
    return (
      <Button
        icon="camera"
        word={`看照片 ${pictures.length} 张`}
        label={`看${what}照片 ${pictures.length} 张`}
        onPress={() => setWanted(true)}
      />
    );
  return (
    <View className="case-pictures">
      {pictures.map((id, index) => (
        <ShownPicture key={id} id={id} name={`${what}照片，第 ${index + 1} 张`} />
      ))}
    </View>
  );
}

function ShownPicture({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const { address, failure, again } = usePicture(id);
  if (failure !== undefined) return <ErrorSentence sentence={failure} onRetry={again} />;
  if (address === undefined) return <View className="case-picture" />;
  return <Image className="case-picture" mode="aspectFill" src={address} {...voice({ role: 'img', label: name })} />;
}
