// What is in question: something else instead, or a higher price? It is asked once, and waits so long.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandsApi } from '@kehuoyou/shared';
import type { ErrandLine, ErrandProposal } from '@kehuoyou/shared';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { ManyChips } from '../../ui/fields/many-chips';
import { TextField } from '../../ui/fields/text-field';
import { amountWords, ceilingWords, overWords, substituteNote, thingsWords } from '../errand-words';
import { fenIn, MONEY_SIGNS } from '../../ui/fields/fen-in';
import type { DeedProps } from './deed-props';

/** A question of one thing, as it is typed. */
interface AskedOf {
  readonly instead: string;
  readonly yuan: string;
}

const nothing: AskedOf = { instead: '', yuan: '' };
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
    const proposals = chosen.map((no) => proposalOf(no, asked[no] ?? nothing));
    if (chosen.length === 0) return deeds.action.fail('先点要问的是哪一样。');
    if (proposals.some((each) => each === undefined)) return deeds.action.fail('写上换成什么，或者要多少元。');
    const said = proposals.flatMap((each) => each ?? []);
    const over = overWords(
      said.flatMap(({ fen }) => fen ?? []),
      '多的请他自己来买。',
    );
    if (over !== undefined) return deeds.action.fail(over);
    return deeds.act(
      errandsApi.askBack,
      { id, proposals: said, hours: Number(hours) },
      `问一问：${thingsWords(lines)}`,
    );
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
            asked={asked[line.no] ?? nothing}
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

/** Undefined where nothing is asked of it. */
function proposalOf(line: number, { instead, yuan }: AskedOf): ErrandProposal | undefined {
  const fen = fenIn(yuan);
  if (instead.trim() === '' && fen === undefined) return undefined;
  return {
    line,
    ...(instead.trim() === '' ? {} : { instead: instead.trim() }),
    ...(fen === undefined ? {} : { fen }),
  };
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
