// How large should everything be written?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { useSettings } from '../core/settings';
import type { ElderSize } from '../core/settings';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { Pressable } from '../ui/pressable';
import { voice } from '../ui/voice';

type Size = 'usual' | ElderSize;

const sizes: readonly { readonly size: Size; readonly word: string }[] = [
  { size: 'usual', word: '标准' },
  { size: 'large', word: '大字' },
  { size: 'larger', word: '更大' },
  { size: 'largest', word: '最大' },
];

/** Each size is written in itself; the page changes at once. */
export function TextSize(): ReactElement {
  const elder = useSettings((settings) => settings.elder);
  const elderSize = useSettings((settings) => settings.elderSize);
  const chosen: Size = elder ? elderSize : 'usual';
  const choose = (size: Size) => {
    const settings = useSettings.getState();
    settings.setElder(size !== 'usual');
    if (size !== 'usual') settings.setElderSize(size);
  };
  return (
    <Card title="字的大小">
      <View className="sizes" {...voice({ role: 'radiogroup', label: '字的大小' })}>
        {sizes.map(({ size, word }) => (
          <Pressable
            key={size}
            className={`size size-${size}${size === chosen ? ' size-on' : ''}`}
            checked={size === chosen}
            label={`${word}${size === chosen ? '，现在用的' : ''}`}
            onPress={() => choose(size)}
          >
            <Text>{word}</Text>
          </Pressable>
        ))}
      </View>
      <Note>看不清就选大一点，每一页都会变。</Note>
    </Card>
  );
}
