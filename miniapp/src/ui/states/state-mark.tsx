// How far is something, seen at a glance? By one of six shapes, and always by its word.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { voice } from '../voice';

/** The six states, each with a shape of its own; colour only repeats what the shape says. */
export const stateKinds = [
  /** A disc with ✓: seen, final. */
  'done',
  /** A half disc: somebody holds it now. */
  'now',
  /** A ring: planned, not begun. */
  'planned',
  /** A triangle: look here, time is short. */
  'careful',
  /** A barred square: refused, cancelled, closed, over. */
  'refused',
  /** A dashed ring with ?: nobody has said anything yet. */
  'unsaid',
] as const;
export type StateKind = (typeof stateKinds)[number];

/** A state and its word, such as 已过期. */
export interface StateMarkProps {
  readonly state: StateKind;
  readonly word: string;
  /** True where the state is the usual one of many rows: it is not to stand out. */
  readonly quiet?: boolean;
}

/** The shape, as high as the words that it stands among, and its word. */
export function StateMark({ state, word, quiet = false }: StateMarkProps): ReactElement {
  return (
    <View className={`state state-${state}${quiet ? ' state-quiet' : ''}`}>
      <View className="icon state-shape" {...voice({ hidden: true })} />
      <Text className="state-word">{word}</Text>
    </View>
  );
}
