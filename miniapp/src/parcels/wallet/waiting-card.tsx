// Where on the shelf does a parcel wait, how long already, and how much longer?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { spokenFigures, spokenShelfCode } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { spokenSentence } from '../../core/spoken-sentence';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Parts } from '../../ui/cards/parts';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { Tag } from '../../ui/cards/tag';
import { voice } from '../../ui/voice';
import type { Decisions } from '../use-wallet';
import { carrierParts, spokenCarrier } from './coming-words';
import { extensionWords, keepingWords } from './keeping-words';
import type { KeepingWords } from './keeping-words';
import { LeavingLine } from './leave-question';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { SayOfParcel } from './say-of-parcel';
import { Troubles } from './troubles';
import { spokenTroubles, troublesOf } from './trouble-words';

/** What waits, and what can be decided about it. */
export interface ParcelCardProps {
  readonly parcel: WalletParcel;
  readonly decisions: Decisions;
  /** Whose it is, where the household has several people with parcels. */
  readonly whose?: string | undefined;
}

/** One giant plate. */
export function WaitingCard({ parcel, decisions, whose }: ParcelCardProps): ReactElement {
  const now = useNow();
  const kept = parcel.keeping && keepingWords(parcel.keeping, now);
  const [firm, tail] = carrierParts(parcel);
  return (
    <Card
      title={whose === undefined ? '取件码' : `${whose}的取件码`}
      tag={kept === undefined ? undefined : <Tag word={kept.waited} tone={kept.tone} />}
      spoken={spokenWaiting(parcel, whose, kept)}
    >
      {parcel.shelf === undefined ? (
        <Note tone="ink">站长没写架号，报尾号和姓名就行。</Note>
      ) : (
        <View className="wallet-plate">
          <ShelfPlate code={parcel.shelf} size="large" />
        </View>
      )}
      <View className="wallet-line">
        <Parts parts={[firm, tail]} />
        {kept === undefined ? null : (
          <Text className={kept.careful ? 'wallet-left wallet-left-careful' : 'wallet-left'}>{kept.left}</Text>
        )}
      </View>
      {kept === undefined ? null : <DayBar kept={kept} />}
      <Troubles troubles={troublesOf(parcel)} />
      <PhotosOf photos={parcel.photos ?? []} what={carrierParts(parcel).join('，')} />
      <Extend parcel={parcel} decisions={decisions} />
      <LeavingLine parcel={parcel} decisions={decisions} />
      <SayOfParcel parcel={parcel} word="找不到、坏了，说一声" />
    </Card>
  );
}

function spokenWaiting(parcel: WalletParcel, whose: string | undefined, kept: KeepingWords | undefined): string {
  const place =
    parcel.shelf === undefined
      ? '站长没写架号，报尾号和姓名就行'
      : spokenSentence(spokenShelfCode(parcel.shelf, spokenFigures));
  return [
    `${whose === undefined ? '' : `${whose}的快递，`}${spokenCarrier(parcel)}`,
    place,
    ...(kept === undefined ? [] : [kept.spoken]),
    spokenTroubles(troublesOf(parcel)),
  ]
    .filter((part) => part !== '')
    .map((part) => part.replace(/。$/, ''))
    .map((part) => `${part}。`)
    .join('');
}

/** One block a day: those that are over are filled. The words beside it say the same. */
function DayBar({ kept: { days, all, careful } }: { readonly kept: KeepingWords }): ReactElement {
  return (
    <View className="wallet-days" {...voice({ hidden: true })}>
      {Array.from({ length: all }, (_, day) => (
        <View
          key={day}
          className={`wallet-day${day < days ? ' wallet-day-over' : ''}${careful ? ' wallet-day-careful' : ''}`}
        />
      ))}
    </View>
  );
}

function Extend({ parcel, decisions }: Pick<ParcelCardProps, 'parcel' | 'decisions'>): ReactElement | null {
  const now = useNow();
  const words = parcel.keeping && extensionWords(parcel.keeping, now);
  const state = decisions.stateOf('extend', parcel);
  const [, tail] = carrierParts(parcel);
  if (!parcel.may.extend) return null;
  if (state !== undefined)
    return (
      <Note tone="ink">{state === 'waiting' ? '记下了要多放几天，有网络就送出去。' : '好的，给您多放几天。'}</Note>
    );
  if (words === undefined) return null;
  return (
    <View className="wallet-decision">
      <Note tone="ink">{words.consequence}</Note>
      <Button
        icon="calendar"
        word={words.button}
        label={`${words.button}：${tail}。${words.spoken}`}
        onPress={() => decisions.decide('extend', parcel, `${tail} 的快递${words.button}`)}
      />
    </View>
  );
}
