// How does a sender let a buyer see how far the boxes are?
import type { ReactElement } from 'react';
import { dayAndClock, shipmentShareApi, shipmentsPages } from '@kehuoyou/shared';
import type { Shipment, ShipmentLine } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

interface BuyerCardProps {
  readonly shipment: Shipment;
  readonly line: ShipmentLine;
  readonly now: Date;
  /** Asks for the order again. */
  readonly onChanged: () => void;
}

/** One line's link: made, made anew, taken back. */
export function BuyerCard({ shipment: { id, lines, goods }, line, now, onChanged }: BuyerCardProps): ReactElement {
  const action = useAction();
  const { no, count, sharedSince } = line;
  const ask = { id, line: no };
  // Several buyers, several buttons of one word: the ear hears which is whose.
  const labelled = (word: string) => ({ word, ...(lines.length === 1 ? {} : { label: `${word}：${count} 箱` }) });
  const make = (): void =>
    action.run(async () => {
      const { token } = await call(shipmentShareApi.make, ask);
      goTo(shipmentsPages.shared, { t: token, mine: '1' });
    });
  const withdraw = (): void =>
    action.run(async () => {
      await call(shipmentShareApi.withdraw, ask);
      onChanged();
    });
  return (
    <Card title={lines.length === 1 ? '买家也想知道到哪了' : `${count} 箱${goods}的买家也想知道到哪了`}>
      <Note tone="ink">
        {sharedSince === undefined
          ? '发一个链接给买家，不用登录就能看到哪了、几时到。不写您的名字、电话和价钱。'
          : `${dayAndClock(sharedSince, now)} 发过链接。再做一个，原来的就不能看了。`}
      </Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {sharedSince === undefined ? null : (
          <Button {...labelled('收回链接')} disabled={action.busy} onPress={withdraw} />
        )}
        <Button
          {...labelled(sharedSince === undefined ? '发给买家看' : '再做一个')}
          disabled={action.busy}
          onPress={make}
        />
      </ButtonRow>
    </Card>
  );
}
