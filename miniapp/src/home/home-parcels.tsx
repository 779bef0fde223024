// How does the household's card of parcels stand on the home page?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { parcelsPages } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { goTo } from '../core/platform/navigation';
import { useWallet } from '../parcels/use-wallet';
import { Answer } from '../ui/cards/answer';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { NoticeStrip } from '../ui/page/notice-strip';
import { ShelfPlate } from '../ui/cards/shelf-plate';
import { Tag } from '../ui/cards/tag';
import { parcelsCard } from './parcels-card';

/** 我家快递; nothing for whoever has none that waits or comes. */
export function HomeParcels(): ReactElement | null {
  const wallet = useWallet().answer;
  const now = useNow();
  const card = wallet && parcelsCard(wallet.parcels, now);
  if (card === undefined) return null;
  const { figure, note, shelf, waited, more, trouble, spoken } = card;
  return (
    <Card
      title={parcelsPages.wallet.title}
      tag={waited === undefined ? undefined : <Tag word={waited.waited} tone={waited.tone} />}
      spoken={spoken}
    >
      <View className="home-parcels">
        <Answer figure={figure} note={note} />
        {shelf === undefined ? null : <ShelfPlate code={shelf} />}
      </View>
      {more === undefined ? null : <Note tone="ink">{more}</Note>}
      {trouble === undefined ? null : <NoticeStrip text={trouble} />}
      <ButtonRow>
        <Button icon="package" word="看我家快递" onPress={() => goTo(parcelsPages.wallet)} />
      </ButtonRow>
    </Card>
  );
}
