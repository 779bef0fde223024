// Two boxes bear one code: which of them does somebody have in hand?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateText } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { boxKey } from './carried-now';
import type { CarriedBox } from './carried-now';
import { goesWords, whoseWords } from './carry-words';

/** What is asked, and how a box that was scanned gets through. */
export interface WhichBox {
  /** The question; nothing where none is open. */
  readonly question: ReactElement | null;
  /** Takes the boxes of a code: one of them at once, of several after somebody has said which. False where it asks. */
  readonly take: (called: readonly CarriedBox[]) => boolean;
}

/** Codes are given out by each point for each day: at the hub nobody may take the first one for the other. */
export function useWhichBox(boxes: readonly CarriedBox[], onBox: (box: CarriedBox) => void): WhichBox {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const open = boxes.filter((box) => asked.includes(boxKey(box)));
  const choose = (box: CarriedBox): void => {
    setAsked([]);
    onBox(box);
  };
  return {
    question: open.length === 0 ? null : <Which boxes={open} onChoose={choose} onNone={() => setAsked([])} />,
    take: (called) => {
      const [only] = called;
      const isClear = called.length < 2;
      setAsked(isClear ? [] : called.map(boxKey));
      if (isClear && only !== undefined) onBox(only);
      return isClear;
    },
  };
}

interface WhichProps {
  readonly boxes: readonly CarriedBox[];
  readonly onChoose: (box: CarriedBox) => void;
  readonly onNone: () => void;
}

function Which({ boxes, onChoose, onNone }: WhichProps): ReactElement {
  const code = boxes[0]?.code ?? '';
  return (
    <Card
      title={`${boxes.length} 箱都写着 ${code}，手上是哪一箱？`}
      spoken={`${boxes.length}箱写着一样的码，看清是谁的。`}
    >
      <Note tone="ink">看箱子上是哪个点、谁寄的。看不出来就放一边，打电话问服务点。</Note>
      <List>
        {boxes.map((box) => (
          <Row
            key={boxKey(box)}
            icon="package"
            title={`${box.order.goods}，${goesWords(box.line)}`}
            note={`${whoseWords(box)}，${dateText(box.order.date)}`}
            onPress={() => onChoose(box)}
          />
        ))}
      </List>
      <ButtonRow>
        <Button word="先放一边" onPress={onNone} />
      </ButtonRow>
    </Card>
  );
}
