// How do errands that belong together stand under one another: what is to be bought in all, and for whom?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { ShoppingErrand, ShoppingGroup, ShoppingPart } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Card } from '../../ui/cards/card';
import { Icon } from '../../ui/icon';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { buyerMark } from '../deeds/buyer-words';
import { amountWords, ceilingWords, lineStandingWords, spokenThings, substituteNote } from '../errand-words';
import { partTitle, rowFacts, toBuyWords, whoseWords } from './list-words';

interface PartsProps {
  readonly parts: readonly ShoppingPart[];
  readonly by: ShoppingGroup;
  /** The one that stands beside the list. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** A card a group. */
export function Parts({ parts, by, chosen, onChoose }: PartsProps): ReactElement {
  return (
    <View className="shop-parts">
      {parts.map((part) => {
        const sum = toBuyWords(part.errands);
        return (
          <Card key={part.key} title={partTitle(part, by)} named>
            {sum === '' || part.errands.length < 2 ? null : <View className="shop-sum">{`一共要买：${sum}`}</View>}
            {part.errands.map((errand) => (
              <OneErrand key={errand.id} errand={errand} by={by} on={errand.id === chosen} onChoose={onChoose} />
            ))}
          </Card>
        );
      })}
    </View>
  );
}

interface OneErrandProps {
  readonly errand: ShoppingErrand;
  readonly by: ShoppingGroup;
  readonly on: boolean;
  readonly onChoose: (id: string) => void;
}

function OneErrand({ errand, by, on, onChoose }: OneErrandProps): ReactElement {
  const now = useNow();
  const { id, lines, note } = errand;
  const mark = buyerMark(errand);
  const facts = rowFacts(errand, by, now);
  return (
    <Pressable
      className={`shop-errand${on ? ' shop-on' : ''}`}
      current={on}
      label={`${mark.word}，${whoseWords(errand)}，${spokenThings(lines)}，${facts.join('，')}`}
      onPress={() => onChoose(id)}
    >
      <View className="shop-words">
        <View className="shop-who">
          <Text className="shop-whose">{whoseWords(errand)}</Text>
          <StateMark {...mark} />
        </View>
        {lines.map((line) => (
          <View key={line.no} className="shop-line">
            <Text className="shop-what">{amountWords(line)}</Text>
            <Text className="shop-most">
              {line.standing === 'open'
                ? `${ceilingWords(line.maxFen)}，${substituteNote(line.substitute)}`
                : lineStandingWords(line)}
            </Text>
          </View>
        ))}
        {note === undefined ? null : <View className="shop-fact">{note}</View>}
        {facts.length === 0 ? null : <View className="shop-fact">{facts.join('，')}</View>}
      </View>
      <Icon name="chevron-right" className="row-more" />
    </Pressable>
  );
}
