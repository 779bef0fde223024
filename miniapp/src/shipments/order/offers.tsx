// Which of the offers?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Quote } from '@kehuoyou/shared';
import { SpeakButton } from '../../ui/buttons/speak-button';
import { Pressable } from '../../ui/pressable';
import { voice } from '../../ui/voice';
import { offerWords, quoteTitle, spokenOffer } from './quote-words';

interface OffersProps {
  readonly quote: Quote;
  readonly chosen: number;
  readonly now: Date;
  readonly onChoose: (offer: number) => void;
}

/** Two answers side by side: sooner by several buses, or all of it on one. */
export function Offers({ quote, chosen, now, onChoose }: OffersProps): ReactElement {
  const offer = quote.offers[chosen];
  return (
    <>
      <View className="order-title">
        <Text className="order-what">{quoteTitle(quote, now)}</Text>
        {offer === undefined ? null : <SpeakButton sentence={spokenOffer(quote, offer, now)} />}
      </View>
      <View className="order-offers" {...voice({ role: 'radiogroup', label: '怎么坐车' })}>
        {quote.offers.map((each, place) => {
          const { title, figure, note } = offerWords(each, now);
          return (
            <Pressable
              key={figure}
              className={place === chosen ? 'order-offer order-offer-on' : 'order-offer'}
              checked={place === chosen}
              label={`${title}，${figure} 箱，${note}`}
              onPress={() => onChoose(place)}
            >
              <Text className="order-offer-title">{title}</Text>
              <Text className="order-offer-figure">{figure}</Text>
              <Text className="order-offer-note">{note}</Text>
            </Pressable>
          );
        })}
      </View>
    </>
  );
}
