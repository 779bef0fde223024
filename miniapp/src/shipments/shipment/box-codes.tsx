// What is written on each box that is still to be handed in?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { shipmentsApi, spokenFigures } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { FileButton } from '../../ui/page/file-button';

/** The codes of boxes that nobody has taken over yet; nothing once all were handed in. */
export function BoxCodes({ shipment }: { readonly shipment: Shipment }): ReactElement | null {
  const { id, goods, boxes } = shipment;
  const codes = boxes.flatMap(({ state, code }) => (state === 'planned' && code !== undefined ? [code] : []));
  if (codes.length === 0) return null;
  return (
    <Card
      title="每箱写一个码"
      spoken={`每箱写一个码，一共 ${codes.length} 个：${codes.map((code) => spokenFigures([...code].join(' '))).join('；')}。`}
    >
      <View className="ship-codes">
        {codes.map((code) => (
          <Text key={code} className="ship-code">
            {code}
          </Text>
        ))}
      </View>
      <Note>用粗笔写在箱子上，四个字。站长那里也可以打印。</Note>
      <FileButton endpoint={shipmentsApi.labels} ask={{ id }} name={`箱码 ${goods}`} word="打印箱码（PDF）" />
    </Card>
  );
}
