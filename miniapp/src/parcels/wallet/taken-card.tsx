// Who took a parcel, and what if it was not us?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Parts } from '../../ui/cards/parts';
import { Tag } from '../../ui/cards/tag';
import { carrierParts } from './coming-words';
import { DISPUTE_ASKED, takenWords } from './taken-words';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { SayOfParcel } from './say-of-parcel';
import { Troubles } from './troubles';
import { spokenTroubles, troublesOf } from './trouble-words';
import type { ParcelCardProps } from './waiting-card';

/** Theft answers to one red button. */
export function TakenCard({ parcel, decisions, whose }: ParcelCardProps): ReactElement {
  const words = takenWords(parcel, useNow());
  const troubles = troublesOf(parcel);
  const { point } = parcel;
  return (
    <Card
      title={whose === undefined ? words.when : `${whose} · ${words.when}`}
      tag={<Tag word={words.tag} tone="grey" />}
      spoken={`${whose === undefined ? '' : `${whose}的快递，`}${words.spoken}${spokenTroubles(troubles)}`}
    >
      <View className="wallet-taken">{words.sentence}</View>
      <Note>
        <Parts parts={words.facts} />
      </Note>
      <Troubles troubles={troubles} />
      <PhotosOf photos={parcel.photos ?? []} what={carrierParts(parcel).join('，')} />
      {troubles.length > 0 && point?.phone !== undefined ? (
        <ButtonRow>
          <PhoneButton word="打给站长" who={point.name} number={point.phone} />
        </ButtonRow>
      ) : null}
      <NotUs parcel={parcel} decisions={decisions} />
    </Card>
  );
}

function NotUs({ parcel, decisions }: Pick<ParcelCardProps, 'parcel' | 'decisions'>): ReactElement | null {
  const [asking, setAsking] = useState(false);
  const state = decisions.stateOf('dispute', parcel);
  const [, tail] = carrierParts(parcel);
  if (!parcel.may.dispute) return null;
  if (state !== undefined)
    return (
      <>
        <Note tone="ink">{state === 'waiting' ? '记下了，有网络就告诉站长。' : '已经告诉站长了。'}</Note>
        <SayOfParcel parcel={parcel} category="parcel_taken" word="还要投诉：被别人取走" />
      </>
    );
  const tell = () => {
    setAsking(false);
    decisions.decide('dispute', parcel, `${tail} 的快递不是我家取的`);
  };
  return (
    <View className="wallet-decision">
      {asking ? <Note tone="ink">{DISPUTE_ASKED}</Note> : null}
      <ButtonRow>
        {asking ? <Button word="先不点" onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          word={asking ? '不是我家取的' : '不是我取的'}
          label={`${asking ? '不是我家取的' : '不是我取的'}：${tail}`}
          onPress={asking ? tell : () => setAsking(true)}
        />
      </ButtonRow>
    </View>
  );
}
