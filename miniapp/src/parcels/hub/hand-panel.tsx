// What lies in the clerk's hand, and what else can be said of it?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { scanKinds } from '@kehuoyou/shared';
import type { HubDesk } from '@kehuoyou/shared';
import { choosePictures } from '../../core/platform/files/picture';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { BagPanel, mayChange } from './bag-panel';
import { placeOfBag } from './hub-fold';
import { loading } from './scanned-bag';
import { tailOf } from './came-to';
import type { InHand } from './came-to';
import { busName, placeName } from '../freight-words';
import { TripPanel } from './trip-panel';
import type { HubHere } from './use-hub';
import { said } from './use-hub-scan';
import type { HubScan } from './use-hub-scan';

/** What is in hand, on its desk. `wrong`: the clerk has pressed 对不上. */
export interface HandPanelProps {
  readonly desk: HubDesk;
  readonly here: Pick<HubHere, 'sayShown'>;
  readonly scan: HubScan;
  readonly wrong: boolean;
  readonly onWrong: (wrong: boolean) => void;
}

/** A card for whatever was scanned or touched last; nothing where nothing more can be said of it. */
export function HandPanel(props: HandPanelProps): ReactElement | null {
  const { desk, scan } = props;
  const { hand } = scan;
  if (hand === undefined) return null;
  if (hand.kind === 'parcel') return <ParcelInHand {...props} hand={hand} />;
  if (hand.kind === 'bag') {
    const place = placeOfBag(desk, hand.seal);
    // Nothing more is to be done with what lies in its bus.
    return place === undefined || !(place.bag.state === 'open' || mayChange(place)) ? null : (
      <Card title={`袋子 ${place.bag.seal}`} named>
        <BagPanel desk={desk} place={place} scan={scan} />
      </Card>
    );
  }
  const trip = desk.trips.find(({ tripId }) => tripId === hand.tripId);
  if (trip === undefined) return null;
  if (hand.kind === 'trip')
    return (
      <Card title={`${busName(trip)} 去${placeName(trip.headsign)}`} named>
        <TripPanel trip={trip} pointId={desk.pointId} scan={scan} />
      </Card>
    );
  const call = trip.calls.find(({ pointId }) => pointId === hand.pointId);
  return call === undefined ? null : (
    <Card title={`${busName(trip)} ${placeName(call.pointName)}`} named>
      {call.bags.map((bag) => (
        <BagPanel key={bag.seal} desk={desk} place={{ ...call, bag, trip, call }} scan={scan} />
      ))}
    </Card>
  );
}

/** What does not tally, as far as it can be said without a photo or another place. */
const WRONGS = ['SHORT', 'EXTRA', 'CONTACT_BAD', 'HELD_SUSPECT'] as const;

type OfParcel = HandPanelProps & { readonly hand: InHand & { readonly kind: 'parcel' } };

function ParcelInHand(props: OfParcel): ReactElement | null {
  const { hand, wrong } = props;
  if (!wrong && hand.mayLoad !== true) return null;
  return (
    <Card title={`单号 ${hand.waybill}`} named>
      <View className="hub-parcel">
        <LoadLoose {...props} />
        {wrong ? <Wrongs {...props} /> : null}
      </View>
    </Card>
  );
}

function LoadLoose({ desk, scan, hand }: OfParcel): ReactElement | null {
  const { waybill, bus, pointName = '' } = hand;
  if (hand.mayLoad !== true || bus === undefined) return null;
  const came = said(
    `${busName(bus)} ${placeName(pointName)}`,
    `散件 ${tailOf(waybill)} 装上了`,
    loading(desk.pointId, { waybill }, bus),
  );
  return <Button kind="primary" icon="check" word={`装上这一件，${busName(bus)}`} onPress={() => scan.done(came)} />;
}

function Wrongs(props: OfParcel): ReactElement {
  const {
    desk: { pointId },
    scan,
    hand: { waybill },
    onWrong,
  } = props;
  return (
    <ButtonRow>
      <Torn {...props} />
      {WRONGS.map((type) => (
        <Button
          key={type}
          word={scanKinds[type].name}
          onPress={() => {
            onWrong(false);
            scan.done({ ...said(scanKinds[type].name, tailOf(waybill), { type, waybill, pointId }), state: 'careful' });
          }}
        />
      ))}
    </ButtonRow>
  );
}

/** One press takes the photo, and with it the event is made: without one nobody believes it. */
function Torn({ desk: { pointId }, here, scan, hand: { waybill }, onWrong }: OfParcel): ReactElement {
  const action = useAction();
  const tear = () =>
    action.run(async () => {
      const { pictures, unreadable } = await choosePictures(1);
      const [photo] = pictures;
      if (unreadable > 0) action.fail('这张照片打不开，请再拍一张。');
      if (photo === undefined || !(await here.sayShown(photo, { type: 'DAMAGED', waybill, pointId }))) return;
      onWrong(false);
      scan.done({ ...said('破了，拍了照', tailOf(waybill)), state: 'careful' });
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        kind="danger"
        icon="package-x"
        word="破了，拍照"
        label={`破了，拍照：${tailOf(waybill)}`}
        disabled={action.busy}
        onPress={tear}
      />
    </>
  );
}
