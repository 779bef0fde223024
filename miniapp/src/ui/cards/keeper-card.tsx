// Whom does one ask where the phone does not know?
import type { ReactElement } from 'react';
import { pointName } from '@kehuoyou/shared';
import { ButtonRow } from '../buttons/button-row';
import { PhoneButton } from '../buttons/phone-button';
import { Card } from './card';

/** The village's point; nothing where it has said no number. */
export function KeeperCard({
  point: { name, phone },
}: {
  readonly point: { readonly name: string; readonly phone?: string };
}): ReactElement | null {
  const who = pointName(name);
  if (phone === undefined) return null;
  return (
    <Card title={`说不清？问${who}`}>
      <ButtonRow>
        <PhoneButton word="打给站长" who={who} number={phone} />
      </ButtonRow>
    </Card>
  );
}
