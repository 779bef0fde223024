// With which buses, when is it there, and what does it cost?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, dayName, quotesApi, shipmentsApi, shipmentsPages } from '@kehuoyou/shared';
import type { PointRecord, Quote, SplitPart } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { replaceWith } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Skeleton } from '../../ui/page/skeleton';
import { quoteAskOf } from '../order-draft';
import type { OrderDraft } from '../order-draft';
import { useLearnedShipment } from '../use-learned-shipment';
import { Offers } from './offers';
import { PriceCard } from './price-card';
import { BusesCard } from './buses-card';
import { holdKey, wayToWaitFor } from './quote-words';

/** How many days ahead one may choose. */
const DAYS_AHEAD = 3;
const SOONEST = 'soonest';

interface BusStepProps {
  readonly draft: OrderDraft;
  readonly point: Pick<PointRecord, 'id' | 'name'>;
  readonly onBack: () => void;
}

/** 选班车: two answers side by side, then the room on each bus, then promise and price. */
export function BusStep({ draft, point, onBack }: BusStepProps): ReactElement {
  const now = useNow();
  const [date, setDate] = useState<string>();
  const [quote, setQuote] = useState<Quote>();
  const asking = useAction();
  const ask = (day: string | undefined): void => {
    setDate(day);
    setQuote(undefined);
    asking.run(async () => setQuote(await call(quotesApi.ask, quoteAskOf(draft, point.id, day))));
  };
  // Asked once when one gets here; what was filled in cannot change on this step.
  useEffect(() => ask(undefined), []);
  const today = dateAt(now);
  const days = Array.from({ length: DAYS_AHEAD }, (_each, ahead) => addDays(today, ahead));
  return (
    <>
      <Chips
        label="哪一天"
        chips={[{ value: SOONEST, word: '最早的' }, ...days.map((day) => ({ value: day, word: dayName(day, today) }))]}
        chosen={date ?? SOONEST}
        onChoose={(day) => ask(day === SOONEST ? undefined : day)}
      />
      {asking.busy ? <Skeleton /> : null}
      {asking.failure === undefined ? null : <ErrorSentence sentence={asking.failure} onRetry={() => ask(date)} />}
      {quote === undefined ? null : <Found key={quote.id} quote={quote} now={now} onAgain={() => ask(date)} />}
      <ButtonRow>
        <Button word="上一步" onPress={onBack} />
      </ButtonRow>
    </>
  );
}

interface FoundProps {
  readonly quote: Quote;
  readonly now: Date;
  readonly onAgain: () => void;
}

function Found({ quote, now, onAgain }: FoundProps): ReactElement {
  const [chosen, setChosen] = useState(0);
  const holding = useAction();
  const learn = useLearnedShipment();
  const offer = quote.offers[chosen];
  const hold = (parts: readonly SplitPart[], wait: boolean): void =>
    holding.run(async () => {
      const ask = { quoteId: quote.id, parts, ...(wait ? { wait } : {}) };
      const held = await call(shipmentsApi.hold, ask, { key: holdKey(ask) });
      learn(held);
      replaceWith(held.state === 'held' ? shipmentsPages.book : shipmentsPages.shipment, { id: held.id });
    });
  const parts = offer?.parts ?? [];
  const waitFor = wayToWaitFor(quote);
  return (
    <>
      {offer === undefined ? (
        <NoOffer quote={quote} />
      ) : (
        <Offers quote={quote} chosen={chosen} now={now} onChoose={setChosen} />
      )}
      <BusesCard quote={quote} parts={parts} now={now} />
      <PriceCard quote={quote} parts={parts} now={now} />
      {holding.failure === undefined ? null : <ErrorSentence sentence={holding.failure} onRetry={onAgain} />}
      <ButtonRow>
        {offer !== undefined ? (
          <Button kind="primary" word="就这样订" disabled={holding.busy} onPress={() => hold(offer.parts, false)} />
        ) : waitFor === undefined ? null : (
          <Button
            kind="primary"
            word="排队等位子"
            disabled={holding.busy}
            onPress={() => hold([{ way: waitFor.no, boxes: quote.count }], true)}
          />
        )}
      </ButtonRow>
    </>
  );
}

function NoOffer({ quote }: { readonly quote: Quote }): ReactElement {
  const refused = quote.lines.some(({ refusal }) => refusal !== undefined);
  return (
    <View className="order-none">
      <Note tone="red">
        {refused
          ? '这样寄不行，看下面写的为什么。'
          : quote.ways.length === 0
            ? '这一天没有能带货的班车了。'
            : '这几班车装不下全部。'}
      </Note>
      {refused ? null : (
        <Note tone="ink">
          {wayToWaitFor(quote) === undefined
            ? '换一天看看，或者少订几箱。'
            : '换一天看看，少订几箱，或者排队：有人不要了马上告诉您。'}
        </Note>
      )}
    </View>
  );
}
