// Whom does one phone for a bus that comes only when it is called?
import type { ReactElement } from 'react';
import type { PointRecord } from '@kehuoyou/shared';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';

/** The points that the phone knows, and the stop where one wants to get on. */
export interface CallForBusProps {
  readonly points: readonly PointRecord[];
  readonly stopId: string;
}

/** The keeper at the stop, or else the nearest one that the phone knows: they call the company. */
export function CallForBus({ points, stopId }: CallForBusProps): ReactElement | null {
  const keeper =
    points.find((point) => point.stopId === stopId && point.phone !== undefined) ??
    points.find(({ phone }) => phone !== undefined);
  if (keeper?.phone === undefined) return null;
  return (
    <ButtonRow>
      <PhoneButton word="打电话约车" who={keeper.name.replace('客货邮', '')} number={keeper.phone} />
    </ButtonRow>
  );
}
