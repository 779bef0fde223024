// What has happened? One large tile for each thing that may have, in a neighbour's words.
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import type { VoiceSubject } from '@kehuoyou/shared';
import { Tiles } from '../../ui/buttons/tiles';
import { Card } from '../../ui/cards/card';
import { Pressable } from '../../ui/pressable';
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
      <Card title="出了什么事？" named />
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
