// What does whoever buys see of one errand, and what can they do? A masked name, a village and a list, and nothing else of anybody.
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { dateAt, dayAndClock, pointName, shortPointName } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { busWords, byWords, thingsWords } from '../errand-words';
import { asSaidHere } from '../said-here';
import type { SaidHere } from '../said-here';
import { useErrandDeed } from '../use-errand-deed';
import { PiecesCard } from '../whole/pieces-card';
import { StoryList } from '../whole/story-list';
import { MoneyCard, ThingsCard } from '../whole/things-card';
import { WaitingDeeds } from '../whole/waiting-deeds';
import { buyerMark } from './buyer-words';
import { DeedPart } from './deed-part';

interface BoughtProps {
  readonly errand: Errand;
  readonly onMoved: () => Promise<unknown>;
}

/** One errand at work. */
export function Bought({ errand: asked, onMoved }: BoughtProps): ReactElement {
  const deeds = useErrandDeed(asked.id, onMoved);
  const errand = asSaidHere(asked, deeds.unheard);
  return (
    <View {...voice({ role: 'group', label: thingsWords(errand.lines) })}>
      <Head errand={errand} />
      <WaitingDeeds waiting={deeds.waiting} />
      <PiecesCard errand={errand} />
      <ThingsCard errand={errand} />
      {deeds.waiting.some(({ state }) => state === 'waiting') ? null : (
        <DeedPart key={errand.id} errand={errand} deeds={deeds} />
      )}
      <View className="deed-after">
        <MoneyCard errand={errand} />
        <StoryList errand={errand} />
      </View>
    </View>
  );
}

function Head({ errand }: { readonly errand: Errand & SaidHere }): ReactElement {
  const now = useNow();
  const { name, village, point, bus, by, shop, answerBy, reason } = errand;
  const facts = [
    `带到${pointName(point.name)}`,
    ...(bus === undefined ? [] : [`最早跟 ${busWords(bus)}`]),
    ...(by === undefined ? [] : [byWords(by, dateAt(now)) ?? '']),
    ...(shop === undefined ? [] : [`要${shop.name}买的`]),
  ];
  return (
    <Card title={`${name} · ${village ?? shortPointName(point.name)}`} named tag={<StateMark {...buyerMark(errand)} />}>
      {facts.map((fact) => (
        <Note key={fact} tone="ink">
          {fact}
        </Note>
      ))}
      {answerBy === undefined ? null : <Note>{`等他回话到 ${dayAndClock(answerBy, now)}`}</Note>}
      {reason === undefined ? null : <Note tone="red">{reason}</Note>}
    </Card>
  );
}
