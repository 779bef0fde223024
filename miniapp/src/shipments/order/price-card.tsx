// When is each part of it there, and what does it cost?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { Quote, SplitPart } from '@kehuoyou/shared';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { MoneyLine } from '../money-line';
import { laterWords, lineWords, partWords, priceParts } from './quote-words';

interface PriceCardProps {
  readonly quote: Quote;
  readonly parts: readonly SplitPart[];
  readonly now: Date;
}

/** Promise and price, part by part. */
export function PriceCard({ quote, parts, now }: PriceCardProps): ReactElement {
  const promises = parts.flatMap(({ way }) => quote.ways[way]?.promises ?? []);
  const later = [...new Set(quote.lines.flatMap((line) => laterWords(line) ?? []))];
  return (
    <View className="card">
      {quote.lines.map((line) => {
        const { title, note, careful } = lineWords(
          line,
          promises.filter((each) => each.line === line.no),
          now,
        );
        return (
          <View key={line.no} className="order-line">
            <StateMark state={careful === undefined ? 'planned' : 'careful'} word={title} />
            <View className="note note-grey">{note}</View>
            {careful === undefined ? null : <Note tone="red">{careful}</Note>}
          </View>
        );
      })}
      <Prices quote={quote} />
      {later.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
      {quote.minds.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
      <Note>价钱按您说的重量算，交货过秤有出入的，当面说清再收。</Note>
    </View>
  );
}

function Prices({ quote }: { readonly quote: Quote }): ReactElement {
  return (
    <View className="order-prices">
      {priceParts(quote.lines).map((part) => (
        <MoneyLine key={`${part.name} ${part.eachFen}`} word={partWords(part)} fen={part.fen} />
      ))}
      <MoneyLine word="交货时当面付" fen={quote.fen} sum />
    </View>
  );
}
