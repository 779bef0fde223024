// How does a household say that something is wrong with a parcel?
import type { ReactElement } from 'react';
import { complaintsPages } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { carrierParts } from './coming-words';

/** Which parcel, what has happened to it where that is clear, and what the button says. */
export interface SayOfParcelProps {
  readonly parcel: WalletParcel;
  readonly category?: string;
  readonly word: string;
}

/** Leads to where it is said, with the parcel and the point named already. */
export function SayOfParcel({ parcel, category, word }: SayOfParcelProps): ReactElement {
  const parts = carrierParts(parcel);
  const about = { parcelId: parcel.id, pointId: parcel.point?.id, name: `${parts.join(' ')} 的快递` };
  return (
    <Button
      icon="message-square"
      word={word}
      label={`${word}：${parts.join('，')}`}
      onPress={() => goTo(complaintsPages.say, { ...about, kind: 'complaint', category })}
    />
  );
}
