// What was wanted, and what became of each thing?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { yuan } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { fetchRecording } from '../../core/media/fetch-media';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { PlayButton } from '../../ui/recordings/play-button';
import { StateMark } from '../../ui/states/state-mark';
import { lineRow, moneyOf } from './whole-words';
import './whole.scss';

/** A line each, with its shape; what was said and shown with it. */
export function ThingsCard({
  errand: { lines, note, pictures, recordings },
}: {
  readonly errand: Errand;
}): ReactElement {
  return (
    <List>
      {lines.map((line) => {
        const { state, title, note: became } = lineRow(line);
        return (
          <View key={line.no} className="row errand-thing">
            <StateMark state={state} word="" />
            <View className="row-words">
              <View className="row-title errand-what">{title}</View>
              <View className="row-note">{became}</View>
            </View>
          </View>
        );
      })}
      {note === undefined ? null : <Note tone="ink">{note}</Note>}
      {pictures.length + recordings.length === 0 ? null : (
        <View className="errand-receipts">
          <PhotosOf photos={pictures} what="要带的东西" />
          {recordings.map((id) => (
            <PlayButton key={id} word="听他怎么说" address={() => fetchRecording(id)} />
          ))}
        </View>
      )}
    </List>
  );
}

/** What it may cost, what it cost, with the receipt; nothing while nobody has spoken of money. */
export function MoneyCard({ errand }: { readonly errand: Errand }): ReactElement | null {
  const money = moneyOf(errand);
  if (money.length === 0) return null;
  return (
    <Card
      title="钱"
      spoken={`${money.map(({ word, fen }) => `${word} ${yuan(fen)} 元`).join('，')}。`}
      readable={false}
    >
      {money.map(({ word, fen }) => (
        <View key={word} className="errand-money">
          <Text>{word}</Text>
          <Text className="errand-fen">{`${yuan(fen)} 元`}</Text>
        </View>
      ))}
      {errand.receipts.length === 0 ? null : (
        <View className="errand-receipts">
          <PhotosOf photos={errand.receipts} what="小票" />
        </View>
      )}
      <Note>拿东西的时候当面给钱，这里只记账，不收手续费。</Note>
    </Card>
  );
}
