// Whom does one ask about boxes that a carrier has, and what does one show there?
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ClaimableBox, ClaimDesk } from '@kehuoyou/shared';
import { copyText } from '../../core/platform/files/take-away';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { packetWords } from './claim-words';

interface CarrierCardProps {
  readonly desk: ClaimDesk;
  readonly boxes: readonly ClaimableBox[];
  readonly goods: string;
  readonly now: Date;
}

/** The carrier answers for its own way; what was before that is copied in one press. */
export function CarrierCard({ desk, boxes, goods, now }: CarrierCardProps): ReactElement {
  const [said, setSaid] = useState<string>();
  const copy = async (): Promise<void> =>
    setSaid((await copyText(packetWords(goods, boxes, now))) ? '复制好了，粘贴给客服。' : '没有复制成，请照着页面说。');
  return (
    <Card title={`交给快递以后坏了丢了，找${desk.name}`}>
      <Note tone="ink">{`${boxes.length} 箱已经交给快递，路上的事归快递公司赔。他们七天不答复，打 12305。`}</Note>
      {said === undefined ? null : <Note tone="ink">{said}</Note>}
      <ButtonRow>
        <Button word="复制班车上的记录" onPress={() => void copy()} />
        <PhoneButton number={desk.phone} word={`打 ${desk.phone}`} who={desk.name} />
      </ButtonRow>
    </Card>
  );
}
