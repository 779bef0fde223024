// What has happened? One large tile for each thing that may have, in a neighbour's words.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { VoiceSubject } from '@kehuoyou/shared';
import { Tiles } from '../../ui/buttons/tiles';
import { Pressable } from '../../ui/pressable';
import { voice } from '../../ui/voice';
import { categoriesFor } from './say-words';

/** Those of the catalogue for what it is about. */
export function CategoryTiles({
  subject,
  onChoose,
}: {
  readonly subject: VoiceSubject;
  readonly onChoose: (category: string) => void;
}): ReactElement {
  return (
    <>
      <View className="say-question" {...voice({ role: 'heading' })}>
        出了什么事？
      </View>
      <Tiles>
        {categoriesFor(subject).map(({ code, name }) => (
          <Pressable key={code} className="tile" onPress={() => onChoose(code)}>
            <Text>{name}</Text>
          </Pressable>
        ))}
      </Tiles>
    </>
  );
}
