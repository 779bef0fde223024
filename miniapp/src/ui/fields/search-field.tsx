// How does one search by a character or a pinyin initial?
import type { ReactElement } from 'react';
import { Input, View } from '@tarojs/components';
import { Icon } from '../icon';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** A field that searches while one types. */
export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to type, such as 村名或拼音首字母; also its label. */
  readonly hint: string;
}

const LONGEST = 20;

/** A search field with a button that empties it. */
export function SearchField({ value, onChange, hint }: SearchFieldProps): ReactElement {
  return (
    <View className="search">
      <Icon name="search" />
      <Input
        className="search-input"
        placeholderClass="search-hint"
        value={value}
        placeholder={hint}
        maxlength={LONGEST}
        confirmType="search"
        onInput={(event) => onChange(String(event.detail.value))}
        {...voice({ label: hint })}
      />
      {value === '' ? null : (
        <Pressable className="search-clear" label="清空" onPress={() => onChange('')}>
          <Icon name="x" />
        </Pressable>
      )}
    </View>
  );
}
