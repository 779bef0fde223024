// 您买的货: where are the boxes, and when do they come? For whoever was sent the link, without an account.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { pageAddress, shipmentShareApi, shipmentsPages } from '@kehuoyou/shared';
import type { SharedShipment } from '@kehuoyou/shared';
import { CallFailure } from '../../core/call-failure';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { copyText } from '../../core/platform/files/take-away';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { wholeAddress } from '../../core/platform/page-address';
import { useShared } from '../../core/platform/share';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { qrPicture } from '../../ui/cards/qr-code';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { BoxSquares } from '../../ui/states/box-squares';
import { voice } from '../../ui/voice';
import {
  pickUpWords,
  placeLines,
  placeSquares,
  sharedHeadline,
  sharedTitle,
  spokenShared,
  squareWords,
} from './shared-words';

/** While somebody looks, boxes move. */
const ASK_EVERY_MS = 60_000;

/** 您买的货. */
export default function SharedPage(): ReactElement {
  const { t, mine } = usePageParams(shipmentsPages.shared);
  const ask = t === undefined ? undefined : { token: t };
  const query = useQuery(shipmentShareApi.read, ask, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  const now = useNow();
  usePulled(query.refresh);
  useShared(query.answer && `${sharedTitle(query.answer)}到哪了`, shipmentsPages.shared, { t: t ?? '' });
  // What the phone remembers is nobody's any more once the link was taken back.
  const gone = query.failure instanceof CallFailure && query.failure.code === 'share_not_found';
  const spoken = query.answer === undefined || gone ? undefined : spokenShared(query.answer, now);
  return (
    <Page
      title={mine === undefined ? shipmentsPages.shared.title : '发给买家看'}
      age={gone ? undefined : query.age}
      spoken={spoken}
    >
      {t === undefined || gone ? (
        <EmptyAnswer sentence={gone ? failureText(query.failure) : '这个链接不完整，请问寄货的人再要一个。'} />
      ) : (
        <Asked query={query}>
          {(shipment) => (
            <>
              {mine === undefined ? null : <SendOn token={t} />}
              <Whole shipment={shipment} now={now} />
            </>
          )}
        </Asked>
      )}
    </Page>
  );
}

function Whole({ shipment, now }: { readonly shipment: SharedShipment; readonly now: Date }): ReactElement {
  const { places, carrierName } = shipment;
  const pickUp = pickUpWords(shipment);
  return (
    <>
      <Card title={sharedTitle(shipment)} spoken={spokenShared(shipment, now)} readable={false}>
        <Answer {...sharedHeadline(shipment, now)} />
        <BoxSquares
          squares={places.flatMap(({ place, boxes }) => Array.from({ length: boxes }, () => placeSquares[place]))}
          words={squareWords}
        />
      </Card>
      <List>
        {placeLines(shipment).map((line) => (
          <Row key={line} title={line} />
        ))}
      </List>
      {pickUp === '' ? null : <Note tone="ink">{pickUp}</Note>}
      {carrierName === undefined ? null : <Note tone="ink">{`县城以后由${carrierName}送`}</Note>}
      <Note>由客货邮班车带到县城。这一页谁的名字、电话都不写。</Note>
    </>
  );
}

/** For the sender, who has just made the link: how it gets to the buyer. */
function SendOn({ token }: { readonly token: string }): ReactElement {
  const [said, setSaid] = useState<string>();
  const link = `${wholeAddress().split('#')[0] ?? ''}#${pageAddress(shipmentsPages.shared, { t: token })}`;
  if (process.env.TARO_ENV !== 'h5')
    return (
      <Card title="发给买家">
        <Note tone="ink">点右上角的三个点，再点“转发给朋友”。买家点开就看到下面这些。</Note>
      </Card>
    );
  const copy = async (): Promise<void> =>
    setSaid((await copyText(link)) ? '复制好了，粘贴发给买家。' : '没有复制成，请让买家扫码。');
  return (
    <Card title="发给买家">
      <Note tone="ink">复制链接发给买家，或者让买家扫这个码。买家点开就看到下面这些。</Note>
      <View className="qr">
        <Image
          className="qr-picture"
          src={qrPicture(link)}
          {...voice({ role: 'img', label: '二维码，请买家扫一扫' })}
        />
      </View>
      <Button kind="primary" word="复制链接" onPress={() => void copy()} />
      {said === undefined ? null : <Note tone="ink">{said}</Note>}
    </Card>
  );
}
