// What does somebody want to speak of who came from no thing in particular?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { VoiceSubject } from '@kehuoyou/shared';
import { Tile } from '../../ui/buttons/tile';
import { Tiles } from '../../ui/buttons/tiles';
import { voice } from '../../ui/voice';
import { subjects } from './say-words';

/** Six large tiles. */
export function SubjectTiles({ onChoose }: { readonly onChoose: (subject: VoiceSubject) => void }): ReactElement {
  return (
    <>
      <View className="say-question" {...voice({ role: 'heading' })}>
        说的是什么？
      </View>
      <Tiles>
        {subjects.map(({ subject, word, icon }) => (
          <Tile key={subject} icon={icon} word={word} onPress={() => onChoose(subject)} />
        ))}
      </Tiles>
    </>
  );
}
