// What is it about, in the caller's words?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { complaintCategory } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Row } from '../../ui/cards/row';
import { List } from '../../ui/cards/list';
import { SearchField } from '../../ui/fields/search-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Pressable } from '../../ui/pressable';
import { searchCategories } from './caller-words';

/** The chosen one, and what another changes. */
export interface CategoryPickerProps {
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

/** Tiles of everything that is complained of, and a search by other words for the same. */
export function CategoryPicker({ chosen, onChoose }: CategoryPickerProps): ReactElement {
  const [text, setText] = useState('');
  const known = chosen === undefined ? undefined : complaintCategory(chosen);
  if (known !== undefined)
    return (
      <List>
        <Row
          icon="check"
          title={known.name}
          tail={<Button kind="tool" word="换" label="换一件事" onPress={() => onChoose(undefined)} />}
        />
      </List>
    );
  const found = searchCategories(text);
  return (
    <>
      <SearchField value={text} onChange={setText} hint="是什么事，用他的话找" />
      {found.length === 0 ? (
        <EmptyAnswer sentence={`没有找到“${text.trim()}”。`} next="换个说法，或者选“别的事”" />
      ) : null}
      <View className="caller-tiles">
        {found.map(({ code, name }) => (
          <Pressable key={code} className="caller-tile" onPress={() => onChoose(code)}>
            <Text>{name}</Text>
          </Pressable>
        ))}
      </View>
    </>
  );
}
