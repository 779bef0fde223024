// Whose number is it: which firms may have given it, what has each said, and what if it is another one?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { carriers } from '@kehuoyou/shared';
import type { Tracking, TrackingCandidate } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { momentWords } from '../moment-words';
import { candidatesHead, candidateWords } from './tracking-words';

/** The firms, and what is done with the one that is chosen. */
export interface CarrierChoiceProps {
  readonly tracking: Tracking;
  readonly chosen: string | undefined;
  readonly tail: string | undefined;
  readonly onChoose: (carrier: string) => void;
}

/** One press for each; none has to be guessed. */
export function CarrierChoice({ tracking, chosen, tail, onChoose }: CarrierChoiceProps): ReactElement {
  const [others, setOthers] = useState(false);
  const now = useNow();
  const { candidates, askedAt } = tracking;
  const unlisted = chosen !== undefined && !candidates.some(({ carrier }) => carrier === chosen);
  return (
    <View className="track-firms">
      <View className="track-head" {...voice({ role: 'heading' })}>
        {candidatesHead(tracking)}
      </View>
      {candidates.length < 2 && !unlisted ? null : (
        <Firms tracking={tracking} chosen={chosen} tail={tail} onChoose={onChoose} />
      )}
      <View className="track-under">
        <Button
          kind="tool"
          word={candidates.length === 0 ? '是哪一家，我来选' : '都不是，我自己选'}
          onPress={() => setOthers(!others)}
        />
        {askedAt === undefined ? null : <Note>{`问于 ${momentWords(askedAt, now)}`}</Note>}
      </View>
      {others || unlisted ? (
        <Chips
          label="选快递公司"
          chips={carriers.map(({ code, name }) => ({ value: code, word: name }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      ) : null}
    </View>
  );
}

function Firms({ tracking: { candidates, askedAt }, chosen, tail, onChoose }: CarrierChoiceProps): ReactElement {
  const now = useNow();
  return (
    <View {...voice({ role: 'radiogroup', label: '哪一家快递' })}>
      {candidates.map((each) => (
        <Firm
          key={each.carrier}
          candidate={each}
          on={each.carrier === chosen}
          words={candidateWords(each, { now, tail, askedAt })}
          onPress={() => onChoose(each.carrier)}
        />
      ))}
    </View>
  );
}

interface FirmProps {
  readonly candidate: TrackingCandidate;
  readonly on: boolean;
  readonly words: ReturnType<typeof candidateWords>;
  readonly onPress: () => void;
}

function Firm({ candidate: { name }, on, words: { mark, word, note }, onPress }: FirmProps): ReactElement {
  return (
    <Pressable
      className={on ? 'track-firm track-firm-on' : 'track-firm'}
      checked={on}
      label={`${name}，${word}`}
      onPress={onPress}
    >
      <View className="track-dot" />
      <View className="track-firm-words">
        <Text className="track-firm-name">{name}</Text>
        <Note>{note}</Note>
      </View>
      <StateMark state={mark} word={word} quiet={mark !== 'done'} />
    </Pressable>
  );
}
