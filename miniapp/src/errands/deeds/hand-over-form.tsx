// How many bags go onto the bus, or to the shelf? Each gets a number, which is written on it.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi, pointName } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { CountField } from '../../ui/fields/count-field';
import { busWords, thingsWords } from '../errand-words';
import type { DeedProps } from './deed-props';
import { deedName } from './deed-words';

/** 交给班车; what the keeper bought himself goes to his own shelf. */
export function HandOverForm({ errand, deeds, onLeave }: DeedProps): ReactElement {
  const { id, lines, bus, point } = errand;
  const [pieces, setPieces] = useState(1);
  const give = (): void =>
    pieces < 1
      ? deeds.action.fail('至少一袋。')
      : deeds.act(errandsApi.handOver, { id, pieces }, `${deedName('hand_over', errand)}：${thingsWords(lines)}`);
  return (
    <View className="deed-form">
      <CountField label="装了几袋" unit="袋" value={pieces} most={errandRules.pieces} onChange={setPieces} />
      <Note tone="ink">{`${bus === undefined ? '' : `最早跟 ${busWords(bus)}，`}带到${pointName(point.name)}`}</Note>
      <DeedButtons action={deeds.action} word="装好了，要号" onSend={give} onLeave={onLeave} />
    </View>
  );
}
