// Where is each of many boxes? One square a box, so that counting them says the same as the figures.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { voice } from '../voice';

/** `in` filled with ✓, `on` half filled, `late` dashed, `bad` red with !, `open` an empty square. */
export const squareKinds = ['in', 'on', 'late', 'bad', 'open'] as const;
export type SquareKind = (typeof squareKinds)[number];

/** The boxes in the order in which they stand, and what each kind means here. */
export interface BoxSquaresProps {
  readonly squares: readonly SquareKind[];
  /** Such as `{ in: '到了', on: '在车上' }`; what no word is given for is not counted below. */
  readonly words: Readonly<Partial<Record<SquareKind, string>>>;
  /** What is counted: 箱 unless given. */
  readonly unit?: string;
}

/** Ten squares a line, and below them how many there are of each kind, with the square that stands for it. */
export function BoxSquares({ squares, words, unit = '箱' }: BoxSquaresProps): ReactElement {
  const counted = squareCounts(squares);
  return (
    <View className="squares" {...voice({ role: 'img', label: spokenSquares(squares, words, unit) })}>
      <View className="squares-field">
        {squares.map((kind, index) => (
          <Square key={index} kind={kind} />
        ))}
      </View>
      <View className="squares-key">
        {squareKinds.map((kind) =>
          counted[kind] === 0 || words[kind] === undefined ? null : (
            <View key={kind} className="squares-word">
              <Square kind={kind} />
              <Text>{`${words[kind]} ${counted[kind]}`}</Text>
            </View>
          ),
        )}
      </View>
    </View>
  );
}

function Square({ kind }: { readonly kind: SquareKind }): ReactElement {
  return (
    <View className={`square square-${kind}`}>
      {kind === 'in' ? <View className="icon icon-check" /> : null}
      {kind === 'bad' ? <View className="icon icon-triangle-alert" /> : null}
    </View>
  );
}

/** How many there are of each kind. */
export function squareCounts(squares: readonly SquareKind[]): Readonly<Record<SquareKind, number>> {
  const count = (kind: SquareKind): number => squares.filter((each) => each === kind).length;
  return { in: count('in'), on: count('on'), late: count('late'), bad: count('bad'), open: count('open') };
}

/** 一共 30 箱，到了 22 箱，在车上 6 箱，改坐下一班 2 箱。 */
export function spokenSquares(squares: readonly SquareKind[], words: BoxSquaresProps['words'], unit: string): string {
  const counted = squareCounts(squares);
  const parts = squareKinds.flatMap((kind) => {
    const word = words[kind];
    return word === undefined || counted[kind] === 0 ? [] : [`${word} ${counted[kind]} ${unit}`];
  });
  return `${[`一共 ${squares.length} ${unit}`, ...parts].join('，')}。`;
}
