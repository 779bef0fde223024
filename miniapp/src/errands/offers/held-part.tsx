// What waits until somebody in office has read it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { offerPolicy, sellingApi } from '@kehuoyou/shared';
import type { Offer } from '@kehuoyou/shared';
import { useMay } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { priceWords, quantityWords } from '../offer-words';

/** For the offices; nothing for anybody else. */
export function HeldPart({ onDone }: { readonly onDone: () => Promise<void> }): ReactElement | null {
  const mayRelease = useMay(offerPolicy.release);
  const query = useQuery(sellingApi.held, mayRelease ? {} : undefined, { freshForMs: 0 });
  const offers = query.answer?.offers;
  if (offers === undefined) return null;
  if (offers.length === 0) return <Note tone="ink">现在没有等您公开的。</Note>;
  const done = async (): Promise<void> => {
    await Promise.all([query.refresh(), onDone()]);
  };
  return (
    <>
      {offers.map((offer) => (
        <HeldCard key={offer.id} offer={offer} onDone={done} />
      ))}
    </>
  );
}

function HeldCard({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => Promise<void> }): ReactElement {
  const { id, product, words, villageName, pictures } = offer;
  const [reason, setReason] = useState('');
  const action = useAction();
  const run = (work: () => Promise<unknown>): void =>
    action.run(async () => {
      await work();
      await onDone();
    });
  const takeDown = (): void => {
    if (reason.trim() === '') return action.fail('下架要写一句为什么，卖家看得到。');
    return run(() => call(sellingApi.takeDown, { id, reason: reason.trim() }));
  };
  return (
    <Card
      named
      title={`${villageName}：${product}`}
      tag={<Tag word="等您看" tone="amber" />}
      spoken={`${villageName}的${product}，等您看过再公开。`}
    >
      <Note tone="ink">{`${priceWords(offer)}，${quantityWords(offer)}`}</Note>
      {words === undefined ? null : <Text className="offers-words">{words}</Text>}
      <PhotosOf photos={pictures} what={product} />
      <TextField label="下架的话，写一句为什么" value={reason} onChange={setReason} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button kind="danger" word="下架" label={`下架：${product}`} disabled={action.busy} onPress={takeDown} />
        <Button
          kind="primary"
          word="没问题，公开"
          label={`公开：${product}`}
          disabled={action.busy}
          onPress={() => run(() => call(sellingApi.release, { id }))}
        />
      </ButtonRow>
    </Card>
  );
}
