// Is it done to all of these boxes, or to some of them?
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ManyChips } from '../../ui/fields/many-chips';
import type { CarriedBox } from './carried-now';

interface SomeBoxesProps {
  readonly boxes: readonly CarriedBox[];
  /** What the button says for so many boxes. */
  readonly word: (count: number) => string;
  /** What opens the choice, such as 少了几箱. */
  readonly some: string;
  readonly primary?: boolean;
  readonly onSay: (boxes: readonly CarriedBox[]) => void;
  /** What else is chosen, under the boxes. */
  readonly children?: ReactNode;
}

const nameOf = ({ order, no }: CarriedBox): string => `${order.id} ${no}`;

/** All of them by one tap; whoever misses some takes these out first. */
export function SomeBoxes({ boxes, word, some, primary = false, onSay, children }: SomeBoxesProps): ReactElement {
  const [without, setWithout] = useState<readonly string[]>();
  const chosen = boxes.filter((box) => without?.includes(nameOf(box)) !== true);
  const say = (): void => {
    setWithout(undefined);
    onSay(chosen);
  };
  return (
    <>
      {without === undefined ? null : (
        <ManyChips
          label="哪几箱"
          chips={boxes.map((box) => ({ value: nameOf(box), word: box.code }))}
          chosen={chosen.map(nameOf)}
          onChoose={(values) => setWithout(boxes.map(nameOf).filter((name) => !values.includes(name)))}
        />
      )}
      {without === undefined ? null : children}
      <ButtonRow>
        <Button
          kind={primary ? 'primary' : 'plain'}
          icon="check"
          word={word(chosen.length)}
          disabled={chosen.length === 0}
          onPress={say}
        />
        {without === undefined ? <Button word={some} onPress={() => setWithout([])} /> : null}
      </ButtonRow>
    </>
  );
}
