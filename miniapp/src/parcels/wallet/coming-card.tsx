// With which bus does a parcel come, and when?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { useNow } from '../../core/clock';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { StateMark } from '../../ui/states/state-mark';
import { carrierParts, comingWords, spokenCarrier } from './coming-words';
import { LeavingLine } from './leave-question';
import { Troubles } from './troubles';
import { isStopped, spokenTroubles, troublesOf } from './trouble-words';
import type { ParcelCardProps } from './waiting-card';

/** The time first; where nobody knows one yet, where it is, and that this is all right. */
export function ComingCard({ parcel, decisions, whose }: ParcelCardProps): ReactElement {
  const now = useNow();
  const words = comingWords(parcel, now);
  const troubles = troublesOf(parcel);
  return (
    <Card
      title={titleOf(parcel, whose)}
      tag={<StateMark {...words.mark} />}
      spoken={`${whose === undefined ? '' : `${whose}的快递，`}${words.spoken}${spokenTroubles(troubles)}`}
    >
      {words.note === undefined ? (
        <View className="wallet-place">{words.figure}</View>
      ) : (
        <Answer figure={words.figure} note={words.note} {...pick(words.instead)} />
      )}
      {words.strip === undefined ? null : <NoticeStrip {...words.strip} />}
      <Note tone="ink">{words.line}</Note>
      <Troubles troubles={troubles} />
      <LeavingLine parcel={parcel} decisions={decisions} />
    </Card>
  );
}

/** One that is held, sent back or lost: what it is, and whom to ring. */
export function StoppedCard({ parcel, whose }: Pick<ParcelCardProps, 'parcel' | 'whose'>): ReactElement {
  const troubles = troublesOf(parcel);
  const { point } = parcel;
  return (
    <Card
      title={titleOf(parcel, whose)}
      spoken={`${whose === undefined ? '' : `${whose}的快递，`}${spokenCarrier(parcel)}。${spokenTroubles(troubles)}`}
    >
      <Troubles troubles={troubles} />
      {isStopped(parcel.state) && point?.phone !== undefined ? (
        <ButtonRow>
          <PhoneButton word="打给站长" who={point.name} number={point.phone} />
        </ButtonRow>
      ) : null}
    </Card>
  );
}

function titleOf(parcel: ParcelCardProps['parcel'], whose: string | undefined): string {
  return [...(whose === undefined ? [] : [whose]), ...carrierParts(parcel)].join(' · ');
}

function pick(instead: string | undefined): { readonly instead?: string } {
  return instead === undefined ? {} : { instead };
}
