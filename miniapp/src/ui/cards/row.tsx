// What is one line of a list?
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';

/** One line: a figure or icon, a title with its note, and a tag. */
export interface RowProps {
  readonly title: string;
  readonly note?: string;
  /** In front, such as a time. */
  readonly figure?: string;
  readonly icon?: IconName;
  /** Behind, usually a `Tag`. */
  readonly tail?: ReactNode;
  /** `past` greys it, `cancelled` strikes the figure through; the note must say so in words too. */
  readonly state?: 'usual' | 'past' | 'cancelled';
  readonly onPress?: () => void;
  /** Read instead of the content. */
  readonly label?: string;
}

/** A line of a `List`; with `onPress` all of it is one button. */
export function Row(props: RowProps): ReactElement {
  const { title, note, figure, icon, tail, state = 'usual', onPress, label } = props;
  const className = `row row-${state}`;
  const content = (
    <>
      {figure === undefined ? null : <Text className="row-figure">{figure}</Text>}
      {icon === undefined ? null : <Icon name={icon} className="row-icon" />}
      <View className="row-words">
        <View className="row-title">{title}</View>
        {note === undefined ? null : <View className="row-note">{note}</View>}
      </View>
      {tail}
      {onPress === undefined ? null : <Icon name="chevron-right" className="row-more" />}
    </>
  );
  if (onPress === undefined) return <View className={className}>{content}</View>;
  return (
    <Pressable className={className} onPress={onPress} label={label}>
      {content}
    </Pressable>
  );
}
