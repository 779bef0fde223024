// What did one ask for last? One tap asks for it again.
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../ui/buttons/button';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { linesAgain } from '../again';
import type { DraftLine } from '../errand-draft';
import { spokenThings, thingsWords } from '../errand-words';
import { useMyErrands } from '../use-my-errands';
import { lastOnes } from './ask-words';

/** Nothing for whoever has never asked for anything. */
export function LastOnes({ onTake }: { readonly onTake: (lines: DraftLine[]) => void }): ReactElement | null {
  const errands = lastOnes(useMyErrands().answer?.errands ?? []);
  if (errands.length === 0) return null;
  return (
    <>
      <View className="ask-last">
        <Note>上次带过的，点一下再带：</Note>
      </View>
      <List>
        {errands.map(({ id, lines }) => (
          <Row
            key={id}
            title={thingsWords(lines)}
            tail={
              <Button
                kind="tool"
                icon="refresh-cw"
                word="再带"
                label={`再带一次：${spokenThings(lines)}`}
                onPress={() => onTake(linesAgain(lines))}
              />
            }
          />
        ))}
      </List>
    </>
  );
}
