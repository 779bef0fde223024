// At most how dear may each thing be, and what if the shop has none of it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { substituteModes } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { MONEY_SIGNS } from '../../ui/fields/fen-in';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import type { DraftLine } from '../errand-draft';
import { amountWords } from '../errand-words';
import { ceilingsTrouble, substituteWords, usualCeilings } from './ask-words';
import type { StepProps } from './what-step';

const FREE = 'free';
const OTHER = 'other';
const ceilings = [
  { value: FREE, word: '看着买' },
  ...usualCeilings.map((yuan) => ({ value: yuan as string, word: `${yuan} 元` })),
  { value: OTHER, word: '自己写' },
];
const choices = substituteModes.map((value) => ({ value, word: substituteWords[value].word }));

/** 最多多少钱、没有怎么办, thing by thing. */
export function PriceStep({
  draft,
  onChange,
  onNext,
  onBack,
}: StepProps & { readonly onBack: () => void }): ReactElement {
  const [trouble, setTrouble] = useState<string>();
  const set = (place: number, changes: Partial<DraftLine>): void => {
    setTrouble(undefined);
    onChange({ lines: draft.lines.map((line, at) => (at === place ? { ...line, ...changes } : line)) });
  };
  const next = (): void => {
    const wrong = ceilingsTrouble(draft.lines);
    setTrouble(wrong);
    if (wrong === undefined) onNext();
  };
  return (
    <>
      {draft.lines.map((line, place) => (
        <OnePrice key={place} line={line} onChange={(changes) => set(place, changes)} />
      ))}
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        <Button word="上一步" onPress={onBack} />
        <Button kind="primary" word="下一步" onPress={next} />
      </ButtonRow>
    </>
  );
}

interface OnePriceProps {
  readonly line: DraftLine;
  readonly onChange: (changes: Partial<DraftLine>) => void;
}

function OnePrice({ line, onChange }: OnePriceProps): ReactElement {
  const isUsual = usualCeilings.some((yuan) => yuan === line.most);
  const [own, setOwn] = useState(line.most !== '' && !isUsual);
  const chosen = own ? OTHER : line.most === '' ? FREE : line.most;
  const choose = (value: string): void => {
    setOwn(value === OTHER);
    onChange({ most: value === FREE || value === OTHER ? '' : value });
  };
  return (
    <Card title={amountWords(line)} named>
      <Note tone="ink">一共最多多少钱</Note>
      <Chips label={`${line.what}一共最多多少钱`} wraps chips={ceilings} chosen={chosen} onChoose={choose} />
      {own ? (
        <TextField
          label="最多多少元"
          hint="比如 35"
          kind="money"
          most={MONEY_SIGNS}
          value={line.most}
          onChange={(most) => onChange({ most })}
        />
      ) : null}
      <Note tone="ink">店里没有怎么办</Note>
      <Chips
        label={`没有${line.what}怎么办`}
        wraps
        chips={choices}
        chosen={line.substitute}
        onChoose={(substitute) => onChange({ substitute })}
      />
      <Note>{substituteWords[line.substitute].means}</Note>
    </Card>
  );
}
