// Which pictures prove an answer, and are they there yet?
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { COMPLAINT_PROOF, MOST_PICTURES } from '@kehuoyou/shared';
import { PictureContext } from '../../core/outbox/app-pictures';
import type { QueuedPicture } from '../../core/outbox/picture-queue';
import { choosePictures } from '../../core/platform/files/picture';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import type { Mark } from './complaint-words';

const marks: Readonly<Record<QueuedPicture['state'], Mark>> = {
  waiting: { state: 'planned', word: '等着传' },
  sent: { state: 'done', word: '传好了' },
  refused: { state: 'refused', word: '传不上去' },
};

/** What the pictures of the answer to one complaint are called in the phone's queue; those of another stay with it. */
export function proofLabel(number: string): string {
  return `${number} 的现场照片`;
}

/** The pictures so far, and whose answer they prove. */
export interface ProofFieldProps {
  readonly number: string;
  readonly pictures: readonly QueuedPicture[];
}

/** Taken or chosen, and sent while the words are still being written. */
export function ProofField({ number, pictures }: ProofFieldProps): ReactElement {
  const queue = useContext(PictureContext);
  const action = useAction();
  const add = () =>
    action.run(async () => {
      const chosen = await choosePictures(MOST_PICTURES - pictures.length);
      for (const file of chosen.pictures)
        await queue.add({ purpose: COMPLAINT_PROOF, label: proofLabel(number) }, file);
      if (chosen.unreadable > 0) action.fail(`有 ${chosen.unreadable} 张图片打不开，请换一张 JPG 或 PNG 照片。`);
      await queue.replay();
    });
  return (
    <>
      <Note tone="ink">现场照片，居民看得到</Note>
      {pictures.length === 0 ? null : (
        <View className="case-pictures">
          {pictures.map((picture, index) => (
            <Proof key={picture.key} picture={picture} place={index + 1} />
          ))}
        </View>
      )}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {pictures.length >= MOST_PICTURES ? null : (
        <ButtonRow>
          <Button icon="camera" word={action.busy ? '正在传照片' : '加照片'} disabled={action.busy} onPress={add} />
        </ButtonRow>
      )}
    </>
  );
}

function Proof({ picture, place }: { readonly picture: QueuedPicture; readonly place: number }): ReactElement {
  const queue = useContext(PictureContext);
  const address = useKept(picture.key);
  const mark = marks[picture.state];
  return (
    <View className="case-proof" {...voice({ role: 'group', label: `第 ${place} 张照片，${mark.word}` })}>
      {address === undefined ? (
        <View className="case-picture" />
      ) : (
        <Image
          className="case-picture"
          mode="aspectFill"
          src={address}
          {...voice({ role: 'img', label: `第 ${place} 张照片` })}
        />
      )}
      <StateMark {...mark} quiet={picture.state !== 'refused'} />
      {picture.refusal === undefined ? null : <Note tone="red">{picture.refusal}</Note>}
      <Button
        kind="tool"
        icon="x"
        word="去掉"
        label={`去掉第 ${place} 张照片`}
        onPress={() => void queue.discard(picture.key)}
      />
    </View>
  );
}

function useKept(key: string): string | undefined {
  const queue = useContext(PictureContext);
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
