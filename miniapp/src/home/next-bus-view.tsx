// How does the card of the next bus look?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { timetablePages } from '@kehuoyou/shared';
import type { Departure, VillagePack } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import type { Query } from '../core/use-query';
import { RemindButton } from '../timetable/reminding/remind-button';
import { askKeeper } from '../timetable/departures/call-for-bus';
import { toldDepartures } from '../timetable/departures/told-departures';
import { useStopNews } from '../timetable/departures/use-stop-news';
import { Answer } from '../ui/cards/answer';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Chips } from '../ui/fields/chips';
import { EmptyAnswer } from '../ui/page/empty-answer';
import { Note } from '../ui/cards/note';
import { Parts } from '../ui/cards/parts';
import { Tag } from '../ui/cards/tag';
import { StateMark } from '../ui/states/state-mark';
import { directionsOf } from './directions';
import type { Direction } from './directions';
import { nextBus } from './next-bus';
import type { NextBus } from './next-bus';
import { nextBusCard, nextTimeText } from './next-bus-card';
import type { NextBusCard } from './next-bus-card';
import { useDirection } from './use-direction';

/** What the card is made from. */
export interface NextBusProps {
  readonly pack: VillagePack;
  /** Where the pack comes from, and how old it is. */
  readonly query: Query<VillagePack>;
  readonly now: Date;
}

/** The next bus of the chosen direction, and the choice where there are two. */
export function NextBusView({ pack, query, now }: NextBusProps): ReactElement {
  const stopId = pack.boards[0]?.stop.id;
  const news = useStopNews(stopId, query.refresh);
  const told = (departures: readonly Departure[]) => toldDepartures(departures, { news, answeredAt: query.at });
  const [chosenId, choose] = useDirection(pack.village.code);
  const buses = directionsOf(pack).map((direction) => ({
    direction,
    bus: nextBus(pack, now, { includes: direction.includes, told }),
  }));
  const chosen = buses.find(({ direction }) => direction.id === chosenId) ?? buses[0];
  const cancelled = buses
    .flatMap(({ bus }) => bus.cancelled)
    .sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure));
  const card = nextBusCard(chosen?.bus ?? nextBus(pack, now, { told }), { pack, now, cancelled });
  return (
    <Card
      title={card.title}
      tag={card.bus ? <Tag word={card.bus.label.word} tone={card.bus.label.tone} /> : null}
      spoken={card.spoken}
    >
      <DirectionChips buses={buses} now={now} chosen={chosen?.direction.id} onChoose={choose} />
      <BusAnswer card={card} />
      <ButtonRow>
        <Button
          kind="primary"
          word="看全部班次"
          onPress={() => goTo(timetablePages.board, { stop: pack.boards[0]?.stop.id })}
        />
        <SecondButton card={card} departure={chosen?.bus.departure} pack={pack} />
      </ButtonRow>
    </Card>
  );
}

interface SecondButtonProps {
  readonly card: NextBusCard;
  readonly departure: Departure | undefined;
  readonly pack: VillagePack;
}

/** 提醒我; of a bus that should have come, whom to ask. */
function SecondButton({ card, departure, pack }: SecondButtonProps): ReactElement | null {
  const stopId = pack.boards[0]?.stop.id;
  if (departure === undefined || stopId === undefined) return null;
  if (card.bus?.askFirst) return askKeeper({ points: pack.points, stopId }, '打电话问车');
  return <RemindButton departure={departure} stopId={stopId} />;
}

interface DirectionChipsProps {
  readonly buses: readonly { readonly direction: Direction; readonly bus: NextBus }[];
  readonly now: Date;
  readonly chosen: string | undefined;
  readonly onChoose: (directionId: string) => void;
}

/** Nothing where there is no choice. */
function DirectionChips({ buses, now, chosen, onChoose }: DirectionChipsProps): ReactElement | null {
  if (buses.length < 2) return null;
  return (
    <Chips
      label="去哪个方向"
      chips={buses.map(({ direction, bus }) => ({
        value: direction.id,
        word: direction.word,
        under: nextTimeText(bus, now),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function BusAnswer({ card }: { readonly card: NextBusCard }): ReactElement {
  return (
    <>
      {card.empty ? <EmptyAnswer {...card.empty} /> : null}
      {card.bus ? (
        <>
          <Answer
            figure={card.bus.figure}
            {...(card.bus.note === '' ? {} : { note: card.bus.note })}
            {...(card.bus.approximate ? { before: '约' } : {})}
            {...(card.bus.struck === undefined ? {} : { instead: card.bus.struck })}
            careful={card.bus.askFirst}
          />
          {card.bus.late === '' ? null : <StateMark state="careful" word={card.bus.late} />}
          <Note>
            <Parts parts={card.bus.facts} />
          </Note>
        </>
      ) : null}
      {card.cancelled.map(({ key, figure, words }) => (
        <View key={key} className="home-cancelled">
          <Text className="home-cancelled-time">{figure}</Text>
          <Text className="home-cancelled-why">{words}</Text>
        </View>
      ))}
    </>
  );
}
