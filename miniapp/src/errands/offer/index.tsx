// 这家在卖: what is it, what does it cost, and whom does one ring?
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { dateAt, errandsPages, networkPages, offerStandingAt, pointName, sellingApi } from '@kehuoyou/shared';
import type { Offer } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { ring } from '../../core/platform/phone';
import { useShared } from '../../core/platform/share';
import { spokenSentence } from '../../core/spoken-sentence';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { usePoint } from '../../network/use-point';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { priceWords, quantityWords, spokenOffer, standingOf, untilWords, whereWords } from '../offer-words';
import './index.scss';
import { OwnPart } from './own-part';
import { TakeDownPart } from './take-down-part';

/** For everybody; its seller and those who look after it find their buttons below. */
export default function OfferPage(): ReactElement {
  const sent = usePageParams(errandsPages.offer).id;
  const id = sent === '' ? undefined : sent;
  const query = useQuery(sellingApi.read, id === undefined ? undefined : { id });
  const signedIn = useSignedIn() !== undefined;
  // Its seller reads at once that it was taken down, and why.
  const mine = useQuery(sellingApi.mine, signedIn ? {} : undefined, { freshForMs: 0 });
  const own = mine.answer?.offers.find((each) => each.id === id);
  const refresh = async (): Promise<void> => {
    await Promise.all([query.refresh(), mine.refresh()]);
  };
  usePulled(refresh);
  const offer = own ?? query.answer;
  useShared(offer && `${offer.villageName}：${offer.product}，${priceWords(offer)}`, errandsPages.offer, {
    id: id ?? '',
  });
  return (
    <Page title={errandsPages.offer.title} age={query.age}>
      {own === undefined ? (
        <Asked query={query}>{(answer) => <Whole offer={answer} />}</Asked>
      ) : (
        <>
          <Whole offer={own} />
          <OwnPart offer={own} onDone={refresh} />
        </>
      )}
      {offer === undefined ? null : <TakeDownPart offer={offer} onDone={refresh} />}
      <ButtonRow>
        <Button icon="leaf" word="看别家卖的" onPress={() => goTo(errandsPages.offers)} />
      </ButtonRow>
    </Page>
  );
}

function Whole({ offer }: { readonly offer: Offer }): ReactElement {
  const today = dateAt(useNow());
  const point = usePoint(offer.pointId).answer;
  const { word, tone } = standingOf(offer, today);
  const isOpen = offerStandingAt(offer, today) === 'open';
  return (
    <Card
      named
      title={offer.product}
      tag={<Tag word={word} tone={tone} />}
      spoken={spokenSentence(spokenOffer(offer, today))}
    >
      <Answer figure={priceWords(offer)} struck={!isOpen} />
      <Note tone="ink">{`${quantityWords(offer)}，${untilWords(offer, today)}`}</Note>
      {offer.words === undefined ? null : <Text className="offer-words">{offer.words}</Text>}
      <Note tone="ink">{whereWords(offer, point?.name)}</Note>
      <Note>{`卖家：${offer.seller}${offer.number === undefined ? '' : `，电话 ${offer.number}`}`}</Note>
      <PhotosOf photos={offer.pictures} what={offer.product} />
      {isOpen ? <Ring offer={offer} point={point} /> : null}
    </Card>
  );
}

interface RingProps {
  readonly offer: Offer;
  readonly point: { readonly name: string; readonly phone?: string } | undefined;
}

/** The seller, who lets whoever taps see the number; else the point, which knows who it is. */
function Ring({ offer: { id, number, pointId }, point }: RingProps): ReactElement {
  const action = useAction();
  const who = pointName(point?.name ?? '服务点');
  const tap = (): void =>
    action.run(async () => {
      const { phone } = await call(sellingApi.number, { id });
      ring(phone);
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {number === undefined ? <Note>卖家不公开电话，请打给服务点问。</Note> : null}
      <ButtonRow>
        {number === undefined ? null : (
          <Button kind="primary" icon="phone" word="打电话" label="打电话给卖家" disabled={action.busy} onPress={tap} />
        )}
        {point?.phone === undefined ? null : (
          <PhoneButton
            kind={number === undefined ? 'primary' : 'plain'}
            word="打给服务点"
            who={who}
            number={point.phone}
          />
        )}
        <Button icon="store" word="看服务点" onPress={() => goTo(networkPages.point, { id: pointId })} />
      </ButtonRow>
    </>
  );
}
