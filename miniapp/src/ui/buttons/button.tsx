// How does a button look?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { Icon } from '../icon';
import type { IconName } from '../icon-names';
import { Pressable } from '../pressable';

/** A button with its word. */
export interface ButtonProps {
  readonly word: string;
  readonly onPress: () => void;
  /** `primary` once a screen at most; `danger` for what cannot be undone; `tool` small, for the top of a page. */
  readonly kind?: 'primary' | 'plain' | 'danger' | 'tool';
  readonly icon?: IconName;
  /** Read instead of the word. */
  readonly label?: string;
  readonly disabled?: boolean;
}

/** A button at least as high as a thumb needs. Several in a `ButtonRow` share its width. */
export function Button({ word, onPress, kind = 'plain', icon, label, disabled }: ButtonProps): ReactElement {
  return (
    <Pressable className={`button button-${kind}`} onPress={onPress} label={label} disabled={disabled}>
      {icon === undefined ? null : <Icon name={icon} />}
      <Text className="button-word">{word}</Text>
    </Pressable>
  );
}
