// Is it really not wanted any more? Asked twice: nobody gives it up by a slip of the thumb.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { thingsWords } from '../errand-words';
import type { DeedProps } from './deed-props';

/** 不要了. */
export function CancelForm({ errand: { id, lines, buyer }, deeds, onLeave }: DeedProps): ReactElement {
  const [reason, setReason] = useState('');
  const cancel = (): void => {
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    deeds.act(errandsApi.cancel, { id, ...why }, `不要了：${thingsWords(lines)}`);
  };
  return (
    <View className="deed-form">
      <Note tone="ink">
        {buyer === undefined ? '不要了，就没有人再去买。' : '要是已经买下了，就还是给您带来，会告诉您。'}
      </Note>
      <TextField
        label="为什么不要了（不写也行）"
        most={errandRules.reasonCharacters}
        value={reason}
        onChange={setReason}
      />
      <DeedButtons action={deeds.action} word="不要了" danger onSend={cancel} onLeave={onLeave} />
    </View>
  );
}
