// How does one point of a list look?
import type { ReactElement } from 'react';
import { networkPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { Parts } from '../ui/cards/parts';
import { PhoneButton } from '../ui/buttons/phone-button';
import { Tag } from '../ui/cards/tag';
import type { NearRow } from './nearest-words';

/** A point as a card: whether it is open, how far it is, and the keeper's phone. */
export function NearCard({ row }: { readonly row: NearRow }): ReactElement {
  return (
    <Card named title={row.title} tag={<Tag word={row.tag.word} tone={row.tag.tone} />} spoken={row.spoken}>
      <Note tone="ink">{row.sentence}</Note>
      {row.way.length === 0 ? null : (
        <Note>
          <Parts parts={row.way} />
        </Note>
      )}
      <ButtonRow>
        <Button
          word="看这里"
          label={`看${row.title}`}
          icon="store"
          onPress={() => goTo(networkPages.point, { id: row.id })}
        />
        {row.phone === undefined ? null : <PhoneButton number={row.phone} who={row.title} />}
      </ButtonRow>
    </Card>
  );
}
