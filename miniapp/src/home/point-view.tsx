// How does the card of a service point look?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { networkPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { NoticeStrip } from '../ui/page/notice-strip';
import { PhoneButton } from '../ui/buttons/phone-button';
import { Tag } from '../ui/cards/tag';
import type { PointCard } from './point-card';

/** Whether the point is open, whom to ring, and the way to its page. */
export function PointView({ card }: { readonly card: PointCard }): ReactElement {
  const open = (id: string) => goTo(networkPages.point, { id });
  return (
    <Card title={card.title} tag={<Tag word={card.word} tone={card.tone} />} spoken={card.spoken}>
      <View className="home-opening">{card.sentence}</View>
      {card.soon === undefined ? null : <View className="home-soon">{card.soon}</View>}
      {card.pause === undefined ? null : <NoticeStrip text={card.pause} />}
      {card.sample ? <Note>时间和电话是示意的，等站长确认</Note> : null}
      <ButtonRow>
        {card.phone === undefined ? null : <PhoneButton number={card.phone} who={card.title} />}
        <Button word="看服务点" label={`看${card.title}`} onPress={() => open(card.id)} />
        <Substitute card={card} onOpen={open} />
      </ButtonRow>
    </Card>
  );
}

function Substitute({
  card,
  onOpen,
}: {
  readonly card: PointCard;
  readonly onOpen: (id: string) => void;
}): ReactElement | null {
  const { substitute } = card;
  if (substitute === undefined) return null;
  return <Button word={`看${substitute.word}`} onPress={() => onOpen(substitute.id)} />;
}
