// What does whoever put it up do with it? One tap says sold, one takes that back.
import type { ReactElement } from 'react';
import { dateAt, offerStandingAt, sellingApi } from '@kehuoyou/shared';
import type { OfferStanding, OwnOffer } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { spokenSentence } from '../../core/spoken-sentence';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import type { IconName } from '../../ui/icon-names';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** The same for the ear. */
function ownWords(standing: OfferStanding, shown: boolean, reason: string | undefined): string {
  if (standing === 'taken_down')
    return spokenSentence(`您挂的这一样已经被下架${reason === undefined ? '' : `：${reason}`}。`);
  if (standing === 'held') return '您挂的这一样，检查过以后，大家才看得到。';
  if (standing === 'ended') return '您挂的这一样，过了最后一天，自己下来了。';
  if (standing === 'sold') return '您说过卖完了。还有货，可以接着卖。';
  return `您挂的这一样在卖，您的电话${shown ? '公开' : '不公开'}。卖完了点一下。`;
}

interface OwnPartProps {
  readonly offer: OwnOffer;
  readonly onDone: () => Promise<void>;
}

/** How it stands, and its seller's buttons. */
export function OwnPart({ offer, onDone }: OwnPartProps): ReactElement {
  const standing = offerStandingAt(offer, dateAt(useNow()));
  const { number, reason } = offer;
  const shown = number !== undefined;
  return (
    <Card title="我挂的" spoken={ownWords(standing, shown, reason)}>
      {standing === 'taken_down' ? (
        <Note tone="red">{`已经被下架${reason === undefined ? '' : `：${reason}`}`}</Note>
      ) : null}
      {standing === 'held' ? <Note tone="ink">检查过以后，大家才看得到。</Note> : null}
      {standing === 'ended' ? <Note tone="ink">过了最后一天，自己下来了。还有就再挂一次。</Note> : null}
      {standing === 'open' ? (
        <Note>{shown ? '点“打电话”的人看得到您的号码。' : '您的号码不公开，买的人打给服务点问。'}</Note>
      ) : null}
      <OwnButtons id={offer.id} standing={standing} shown={shown} onDone={onDone} />
    </Card>
  );
}

interface OwnButtonsProps extends Pick<OwnPartProps, 'onDone'> {
  readonly id: string;
  readonly standing: OfferStanding;
  /** The number is. */
  readonly shown: boolean;
}

function OwnButtons({ id, standing, shown, onDone }: OwnButtonsProps): ReactElement {
  const action = useAction();
  const run = (work: () => Promise<unknown>) => (): void =>
    action.run(async () => {
      await work();
      await onDone();
    });
  const button = (word: string, icon: IconName, work: () => Promise<unknown>, kind: 'plain' | 'primary' = 'plain') => (
    <Button kind={kind} icon={icon} word={word} disabled={action.busy} onPress={run(work)} />
  );
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {standing === 'open' ? button('卖完了', 'check', () => call(sellingApi.sell, { id }), 'primary') : null}
        {standing === 'sold' ? button('还有货，接着卖', 'undo-2', () => call(sellingApi.reopen, { id })) : null}
        {standing === 'open'
          ? button(shown ? '不公开我的电话' : '公开我的电话', 'phone', () =>
              call(sellingApi.showNumber, { id, shown: !shown }),
            )
          : null}
      </ButtonRow>
    </>
  );
}
