// How are several of a few chosen, such as the days of a week?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Chip } from './chips';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** What can be chosen, and what is. */
export interface ManyChipsProps<Value extends string> {
  readonly chips: readonly Chip<Value>[];
  readonly chosen: readonly Value[];
  /** Gives all that are chosen then, in the order of the chips. */
  readonly onChoose: (values: Value[]) => void;
  /** What is chosen, for screen readers: 每周哪几天. */
  readonly label: string;
}

/** Choices that are each on or off; they go to the next line where they do not fit. */
export function ManyChips<Value extends string>({
  chips,
  chosen,
  onChoose,
  label,
}: ManyChipsProps<Value>): ReactElement {
  const toggle = (value: Value): void =>
    onChoose(chips.map((chip) => chip.value).filter((each) => (each === value) !== chosen.includes(each)));
  return (
    <View className="chips many-chips" {...voice({ role: 'group', label })}>
      {chips.map(({ value, word }) => (
        <Pressable
          key={value}
          className={chosen.includes(value) ? 'chip chip-on' : 'chip'}
          several
          checked={chosen.includes(value)}
          onPress={() => toggle(value)}
        >
          <Text>{word}</Text>
        </Pressable>
      ))}
    </View>
  );
}
