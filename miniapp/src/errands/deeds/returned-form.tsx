// How much money was given back, and why? Noted down only: money goes from hand to hand.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { yuanWords } from '../errand-words';
import { fenIn, MONEY_SIGNS } from '../../ui/fields/fen-in';
import type { DeedProps } from './deed-props';

/** 退钱. */
export function ReturnedForm({ errand: { id, paidFen = 0, returnedFen }, deeds, onLeave }: DeedProps): ReactElement {
  const [amount, setAmount] = useState('');
  const [text, setText] = useState('');
  const note = (): void => {
    const fen = fenIn(amount);
    if (fen === undefined || fen > paidFen - returnedFen)
      return deeds.action.fail(`写退了多少元，最多 ${yuanWords(paidFen - returnedFen)}。`);
    if (text.trim() === '') return deeds.action.fail('写一句为什么退。');
    return deeds.act(errandsApi.returned, { id, fen, text: text.trim() }, `退了 ${yuanWords(fen)}`);
  };
  return (
    <View className="deed-form">
      <Note tone="ink">钱当面退给他，这里只记一笔。</Note>
      <TextField label="退了多少元" kind="money" most={MONEY_SIGNS} value={amount} onChange={setAmount} />
      <TextField
        label="为什么退"
        hint="比如 盐袋破了"
        most={errandRules.reasonCharacters}
        value={text}
        onChange={setText}
      />
      <DeedButtons action={deeds.action} word="记下退钱" onSend={note} onLeave={onLeave} />
    </View>
  );
}
