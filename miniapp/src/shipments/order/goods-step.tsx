// What is sent, in which boxes?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { canSend, kilograms } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { centimetres } from '../can-send/goods-words';
import { VerdictCard } from '../can-send/verdict-card';
import type { OrderDraft } from '../order-draft';
import { goodsTrouble, gramsIn, sidesIn } from './draft-words';

/** One step of an order. */
export interface StepProps {
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
  readonly onNext: () => void;
}

/** 寄什么、一箱多重多大. */
export function GoodsStep({ draft, onChange, onNext }: StepProps): ReactElement {
  const [weight, setWeight] = useState(kilograms(draft.grams));
  const [sides, setSides] = useState(centimetres(draft.mm));
  const [trouble, setTrouble] = useState<string>();
  const answer = draft.goods.trim() === '' ? undefined : canSend(draft.goods);
  const next = (): void => {
    const [grams, mm] = [gramsIn(weight), sidesIn(sides)];
    const wrong =
      grams === undefined
        ? '一箱多重，写公斤数，比如 2.5。'
        : mm === undefined
          ? '箱子多大，写长、宽、高，比如 40×30×25。'
          : goodsTrouble({ ...draft, grams });
    setTrouble(wrong);
    if (grams === undefined || mm === undefined || wrong !== undefined) return;
    onChange({ ...draft, grams, mm });
    onNext();
  };
  return (
    <>
      <Card title="寄什么">
        <TextField
          label="东西的名字"
          value={draft.goods}
          onChange={(goods) => onChange({ ...draft, goods })}
          hint="比如 豆腐皮"
        />
        <TextField label="一箱多重（公斤，连箱子）" value={weight} onChange={setWeight} kind="words" most={8} />
        <TextField label="箱子多大（长×宽×高，厘米）" value={sides} onChange={setSides} most={20} />
        <Note>每一箱都一样大。大概就行，交货时站长会过秤。</Note>
      </Card>
      {answer === undefined || answer.verdict === 'yes' ? null : <VerdictCard answer={answer} asked={draft.goods} />}
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        <Button kind="primary" word="下一步：寄到哪" onPress={next} />
      </ButtonRow>
    </>
  );
}
