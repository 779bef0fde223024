// Is this parcel torn, and does a photo show it?
import type { ReactElement } from 'react';
import { choosePictures } from '../../core/platform/files/picture';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import { PhotosOf } from '../../ui/pictures/photos-of';
import type { Bench, BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import type { BenchHere } from './use-bench';

/** The parcel in the keeper's hand. */
export interface DamageProps {
  readonly here: BenchHere;
  readonly bench: Bench;
  readonly parcel: BenchParcel;
}

/** One press takes the photo, and with it the event is made: without one nobody believes it. */
export function Damage({ here, bench, parcel }: DamageProps): ReactElement {
  const action = useAction();
  const name = parcelName(parcel);
  const tear = () =>
    action.run(async () => {
      const { pictures, unreadable } = await choosePictures(1);
      const [photo] = pictures;
      if (unreadable > 0) action.fail('这张照片打不开，请再拍一张。');
      if (photo === undefined) return;
      await here.sayShown(photo, { type: 'DAMAGED', waybill: parcel.waybill, pointId: bench.pointId });
    });
  if (parcel.progress.exceptions.includes('damaged'))
    return (
      <>
        <StateMark state="careful" word="破了，拍了照" />
        <PhotosOf photos={parcel.photos ?? []} what={name} />
      </>
    );
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        kind="danger"
        icon="package-x"
        word="破了，拍照"
        label={`破了，拍照：${name}`}
        disabled={action.busy}
        onPress={tear}
      />
    </>
  );
}
