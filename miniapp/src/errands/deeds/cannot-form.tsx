// Why can it not be bought? A sentence that whoever asked will read.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { thingsWords } from '../errand-words';
import type { DeedProps } from './deed-props';

const reasons = ['几家店都没有', '没货了，要等几天', '比说好的贵', '太大太重，班车带不了'].map((word) => ({
  value: word,
  word,
}));

/** 买不到. */
export function CannotForm({ errand: { id, lines }, deeds, onLeave }: DeedProps): ReactElement {
  const [text, setText] = useState('');
  const say = (): void =>
    text.trim() === ''
      ? deeds.action.fail('写一句为什么买不到，他看得到。')
      : deeds.act(errandsApi.cannot, { id, text: text.trim() }, `买不到：${thingsWords(lines)}`);
  return (
    <View className="deed-form">
      <Chips label="为什么买不到" wraps chips={reasons} chosen={text} onChoose={setText} />
      <TextField
        label="为什么买不到，他看得到"
        kind="lines"
        most={errandRules.reasonCharacters}
        value={text}
        onChange={setText}
      />
      <DeedButtons action={deeds.action} word="买不到，记下" danger onSend={say} onLeave={onLeave} />
    </View>
  );
}
