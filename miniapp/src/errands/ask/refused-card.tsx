// What may no bus bring, why, and where does one go instead?
import type { ReactElement } from 'react';
import type { RefusedErrand } from '@kehuoyou/shared';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';

/** A no with its reason, while it is still being written. */
export function RefusedCard({ refused: { what, reason, instead } }: { readonly refused: RefusedErrand }): ReactElement {
  return (
    <Card
      title={what}
      named
      tag={<StateMark state="refused" word="带不了" />}
      spoken={`${what}带不了。${reason}${instead}`}
    >
      <Answer figure="这个带不了" />
      <Note tone="red">{reason}</Note>
      <Note tone="ink">{instead}</Note>
    </Card>
  );
}
