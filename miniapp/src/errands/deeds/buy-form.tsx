// What was there, and what did it cost? Ticked at the till, with the receipt beside it.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { ERRAND_RECEIPT, errandRules, errandsApi } from '@kehuoyou/shared';
import type { ErrandLine } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { attachedOf } from '../../core/outbox/attached';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { MONEY_SIGNS } from '../../ui/fields/fen-in';
import { TextField } from '../../ui/fields/text-field';
import { PictureField } from '../../ui/pictures/picture-field';
import { amountWords, ceilingWords, lineStandingWords, thingsWords, yuanWords } from '../errand-words';
import { boughtOf, mayReplace, sumOf, tillOf, tillTrouble } from './buy-draft';
import type { TillLine } from './buy-draft';
import type { DeedProps } from './deed-props';

/** 买好了. */
export function BuyForm(props: DeedProps): ReactElement {
  const { errand, deeds, onLeave } = props;
  const { till, trouble, set, pictures, queue, buy } = useTill(props);
  return (
    <View className="deed-form">
      {errand.lines.map((line, at) => {
        const own = till[at];
        return own === undefined ? null : (
          <OneLine key={line.no} line={line} till={own} onChange={(changes) => set(line.no, changes)} />
        );
      })}
      <Note tone="ink">{`一共花了 ${yuanWords(sumOf(till))}`}</Note>
      <PictureField
        what={{ purpose: ERRAND_RECEIPT, label: receiptLabel(errand.id) }}
        pictures={pictures}
        queue={queue}
        most={errandRules.receipts}
        words={receiptWords}
      />
      <DeedButtons action={deeds.action} trouble={trouble} word="买好了，记下" onSend={buy} onLeave={onLeave} />
    </View>
  );
}

/** What is ticked so far, and how it is noted down. */
function useTill({ errand, deeds }: DeedProps) {
  const { id, lines } = errand;
  const [till, setTill] = useState<readonly TillLine[]>(() => tillOf(errand));
  const [trouble, setTrouble] = useState<string>();
  const { pictures, queue } = useFormPictures(ERRAND_RECEIPT, receiptLabel(id));
  const now = useNow();
  const set = (no: number, changes: Partial<TillLine>): void => {
    setTrouble(undefined);
    setTill((before) => before.map((line) => (line.no === no ? { ...line, ...changes } : line)));
  };
  const buy = (): void => {
    const wrong = tillTrouble(errand, till);
    setTrouble(wrong);
    if (wrong !== undefined) return undefined;
    // `sentAt` is stamped anew whenever it is sent.
    const occurredAt = now.toISOString();
    const ask = { id, lines: boughtOf(till) ?? [], occurredAt, sentAt: occurredAt };
    return deeds.act(errandsApi.buy, ask, `买好了：${thingsWords(lines)}`, attachedOf({ receipts: pictures }));
  };
  return { till, trouble, set, pictures, queue, buy };
}

const receiptWords = { add: '拍小票', none: '拍一张小票，他看得到花了多少。', icon: 'camera' } as const;

/** By it the receipts of one errand are known from those of another that is being bought beside it. */
function receiptLabel(id: string): string {
  return `小票 ${id}`;
}

const choices = [
  { value: 'yes', word: '买到了' },
  { value: 'no', word: '没有' },
] as const;

interface OneLineProps {
  readonly line: ErrandLine;
  readonly till: TillLine;
  readonly onChange: (changes: Partial<TillLine>) => void;
}

function OneLine({ line, till, onChange }: OneLineProps): ReactElement {
  const words = line.standing === 'open' ? ceilingWords(line.maxFen) : lineStandingWords(line);
  return (
    <View className="deed-line">
      <View>
        <View className="deed-what">{amountWords(line)}</View>
        <Note>{words}</Note>
        <Chips
          label={`${line.what}买到没有`}
          chips={choices}
          chosen={till.got ? 'yes' : 'no'}
          onChoose={(value) => onChange({ got: value === 'yes' })}
        />
      </View>
      {!till.got ? null : (
        <View>
          <TextField
            label={`${line.what}一共多少元`}
            hint="比如 12.5"
            kind="money"
            most={MONEY_SIGNS}
            value={till.yuan}
            onChange={(yuan) => onChange({ yuan })}
          />
          {mayReplace(line) ? (
            <TextField
              label="换成了什么（没换不用写）"
              most={errandRules.whatCharacters}
              value={till.instead}
              onChange={(instead) => onChange({ instead })}
            />
          ) : null}
        </View>
      )}
    </View>
  );
}
