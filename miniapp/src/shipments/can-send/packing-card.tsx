// How is it packed, how large is a box, and how soon must it be there?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { LocalGoods } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { boxWords, freshWords } from './goods-words';

/** The advice for one of the county's goods. */
export function PackingCard({ goods }: { readonly goods: LocalGoods }): ReactElement {
  const fresh = freshWords(goods);
  const lines = [...goods.packing, ...fresh];
  return (
    <Card title={`${goods.name}怎么装`} spoken={`${goods.name}怎么装。${lines.join('')}`}>
      {lines.map((line) => (
        <View key={line} className="send-line">
          {line}
        </View>
      ))}
      <Note>一箱大概 {boxWords(goods)}</Note>
    </Card>
  );
}
