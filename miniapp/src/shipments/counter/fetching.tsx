// Which boxes lie at the point that are not sent any more, and has their sender fetched them?
import type { ReactElement } from 'react';
import { groupBy } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { draftsFor } from '../carrying/carried-now';
import type { CarriedBox } from '../carrying/carried-now';
import { senderWords } from '../carrying/carry-words';
import { SomeBoxes } from '../carrying/some-boxes';
import type { CarriedHere } from '../carrying/use-carried';

/** An order a card: whoever comes fetches their own. Whoever pressed by a slip takes it back below. */
export function Fetching({ here }: { readonly here: CarriedHere }): ReactElement {
  const waiting = here.boxes.filter(({ awaitsSender }) => awaitsSender === true);
  return (
    <>
      {[...groupBy(waiting, ({ order }) => order.id)].map(([id, boxes]) => (
        <ToFetch key={id} here={here} boxes={boxes} />
      ))}
    </>
  );
}

function ToFetch({
  here,
  boxes,
}: {
  readonly here: CarriedHere;
  readonly boxes: readonly CarriedBox[];
}): ReactElement | null {
  const [first] = boxes;
  if (first === undefined) return null;
  return (
    <Card title="不寄了，等人来取回" named tag={<Tag word={`${boxes.length} 箱`} tone="amber" />}>
      <Note tone="ink">{`${first.order.goods} ${boxes.length} 箱，${senderWords(first)}`}</Note>
      <Note>别装车，等寄的人来拿。拿走了点一下。</Note>
      <SomeBoxes
        boxes={boxes}
        word={(count) => `取回了 ${count} 箱`}
        some="只取回几箱"
        onSay={(some) => void here.say(...draftsFor(some, { type: 'FETCHED_BACK' }))}
      />
    </Card>
  );
}
