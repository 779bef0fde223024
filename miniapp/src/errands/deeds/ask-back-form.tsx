// What is in question: something else instead, or a higher price? It is asked once, and waits so long.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi } from '@kehuoyou/shared';
import type { ErrandLine } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { ManyChips } from '../../ui/fields/many-chips';
import { TextField } from '../../ui/fields/text-field';
import { amountWords, ceilingWords, substituteNote, thingsWords } from '../errand-words';
import { MONEY_SIGNS } from '../../ui/fields/fen-in';
import { nothingAsked, proposalOf, questionTrouble } from './ask-back-draft';
import type { AskedOf } from './ask-back-draft';
import type { DeedProps } from './deed-props';

const waits = [2, 6, errandRules.answerHours, errandRules.mostAnswerHours].map((hours) => ({
  value: String(hours),
  word: `${hours} 小时`,
}));

/** 有事要问. */
export function AskBackForm({ errand, deeds, onLeave }: DeedProps): ReactElement {
  const { id, lines } = errand;
  const [only] = lines.length === 1 ? lines : [];
  const [chosen, setChosen] = useState<readonly number[]>(only === undefined ? [] : [only.no]);
  const [asked, setAsked] = useState<Readonly<Record<number, AskedOf>>>({});
  const [hours, setHours] = useState(String(errandRules.answerHours));
  const ask = (): void => {
    const all = new Map(chosen.map((no) => [no, asked[no] ?? nothingAsked]));
    const wrong = questionTrouble(lines, all);
    if (wrong !== undefined) return deeds.action.fail(wrong);
    const proposals = [...all].flatMap(([no, each]) => proposalOf(no, each) ?? []);
    return deeds.act(errandsApi.askBack, { id, proposals, hours: Number(hours) }, `问一问：${thingsWords(lines)}`);
  };
  return (
    <View className="deed-form">
      {lines.length === 1 ? null : <Which lines={lines} chosen={chosen} onChoose={setChosen} />}
      {lines
        .filter(({ no }) => chosen.includes(no))
        .map((line) => (
          <OneQuestion
            key={line.no}
            line={line}
            asked={asked[line.no] ?? nothingAsked}
            onChange={(one) => setAsked((before) => ({ ...before, [line.no]: one }))}
          />
        ))}
      <Note tone="ink">等他多久，过了就当他不要</Note>
      <Chips label="等他多久" wraps chips={waits} chosen={hours} onChoose={setHours} />
      <Note>只能问一次，想好了一起问。</Note>
      <DeedButtons action={deeds.action} word="问他" onSend={ask} onLeave={onLeave} />
    </View>
  );
}

interface WhichProps {
  readonly lines: readonly ErrandLine[];
  readonly chosen: readonly number[];
  readonly onChoose: (numbers: readonly number[]) => void;
}

function Which({ lines, chosen, onChoose }: WhichProps): ReactElement {
  return (
    <ManyChips
      label="要问哪一样"
      chips={lines.map((line) => ({ value: String(line.no), word: line.what }))}
      chosen={chosen.map(String)}
      onChoose={(values) => onChoose(values.map(Number))}
    />
  );
}

interface OneQuestionProps {
  readonly line: ErrandLine;
  readonly asked: AskedOf;
  readonly onChange: (asked: AskedOf) => void;
}

function OneQuestion({ line, asked, onChange }: OneQuestionProps): ReactElement {
  return (
    <View className="deed-line">
      <View>
        <View className="deed-what">{amountWords(line)}</View>
        <Note>{`${ceilingWords(line.maxFen)}，${substituteNote(line.substitute)}`}</Note>
      </View>
      <View>
        {line.substitute === 'no' ? null : (
          <TextField
            label={`${line.what}换成什么`}
            hint="不换就空着"
            most={errandRules.whatCharacters}
            value={asked.instead}
            onChange={(instead) => onChange({ ...asked, instead })}
          />
        )}
        <TextField
          label={`${line.what}一共要多少元`}
          hint="价钱没问题就空着"
          kind="money"
          most={MONEY_SIGNS}
          value={asked.yuan}
          onChange={(yuan) => onChange({ ...asked, yuan })}
        />
      </View>
    </View>
  );
}
