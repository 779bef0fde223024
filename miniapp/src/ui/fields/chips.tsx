// How is one of a few chosen, such as a day?
import type { ReactElement } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from '../pressable';
import { voice } from '../voice';

/** One choice. */
export interface Chip<Value extends string> {
  readonly value: Value;
  readonly word: string;
  /** A second line, such as 周三. */
  readonly under?: string;
}

/** What can be chosen. */
export interface ChipsProps<Value extends string> {
  readonly chips: readonly Chip<Value>[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** What is chosen, for screen readers: 哪一天. */
  readonly label: string;
  /** True where each must be seen at once, such as the steps of somebody's work: then they break into lines. */
  readonly wraps?: boolean;
}

/** Choices side by side; they scroll where they do not fit, unless they wrap. */
export function Chips<Value extends string>({ wraps = false, ...choice }: ChipsProps<Value>): ReactElement {
  if (wraps)
    return (
      <View className="chips">
        <ChipLine {...choice} className="many-chips" />
      </View>
    );
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="chips">
      <ChipLine {...choice} className="chips-line" />
    </ScrollView>
  );
}

type ChipLineProps<Value extends string> = Omit<ChipsProps<Value>, 'wraps'> & { readonly className: string };

function ChipLine<Value extends string>({ chips, chosen, onChoose, label, className }: ChipLineProps<Value>) {
  return (
    <View className={className} {...voice({ role: 'radiogroup', label })}>
      {chips.map((chip) => (
        <Pressable
          key={chip.value}
          className={chip.value === chosen ? 'chip chip-on' : 'chip'}
          checked={chip.value === chosen}
          label={chip.value === chosen ? chosenLabel(chip) : undefined}
          onPress={() => onChoose(chip.value)}
        >
          <Text>{chip.word}</Text>
          {chip.under === undefined ? null : <Text>{chip.under}</Text>}
        </Pressable>
      ))}
    </View>
  );
}

/** WeChat's screen reader is told by the label which one is chosen; a browser's knows it by `aria-checked`. */
function chosenLabel({ word, under }: Chip<string>): string | undefined {
  if (process.env.TARO_ENV === 'h5') return undefined;
  return `${word}${under === undefined ? '' : `，${under}`}，已选`;
}
