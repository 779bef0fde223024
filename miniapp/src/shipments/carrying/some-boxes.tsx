// Is it done to all of these boxes, or to some of them?
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ManyChips } from '../../ui/fields/many-chips';
import { boxKey } from './carried-now';
import type { CarriedBox } from './carried-now';
import { codeAmong } from './carry-words';

interface SomeOfProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** What is written on it. */
  readonly nameOf: (item: Item) => string;
  /** What the button says for so many. */
  readonly word: (count: number) => string;
  /** What opens the choice, such as 少了几箱. */
  readonly some: string;
  readonly primary?: boolean;
  readonly onSay: (items: readonly Item[]) => void;
  /** What else is chosen, under the boxes. */
  readonly children?: ReactNode;
}

/** All of them by one tap; whoever misses some takes these out first. */
export function SomeOf<Item>(props: SomeOfProps<Item>): ReactElement {
  const { items, keyOf, nameOf, word, some, primary = false, onSay, children } = props;
  const [without, setWithout] = useState<readonly string[]>();
  const chosen = items.filter((item) => without?.includes(keyOf(item)) !== true);
  const say = (): void => {
    setWithout(undefined);
    onSay(chosen);
  };
  return (
    <>
      {without === undefined ? null : (
        <ManyChips
          label="哪几箱"
          chips={items.map((item) => ({ value: keyOf(item), word: nameOf(item) }))}
          chosen={chosen.map(keyOf)}
          onChoose={(values) => setWithout(items.map(keyOf).filter((name) => !values.includes(name)))}
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

type SomeBoxesProps = Omit<SomeOfProps<CarriedBox>, 'items' | 'keyOf' | 'nameOf'> & {
  readonly boxes: readonly CarriedBox[];
};

/** The same of boxes that are carried on, by their codes. */
export function SomeBoxes({ boxes, ...props }: SomeBoxesProps): ReactElement {
  return <SomeOf {...props} items={boxes} keyOf={boxKey} nameOf={(box) => codeAmong(box, boxes)} />;
}
