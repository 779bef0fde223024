// Whom does one phone for a bus that comes only when it is called, or of which nobody has said anything?
import type { ReactElement } from 'react';
import { pointName } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';

/** The points that the phone knows, and the stop where one wants to get on. */
export interface CallForBusProps {
  readonly points: readonly PointRecord[];
  readonly stopId: string;
}

/** The number that the timetable names; without one the keeper at the stop, or the nearest one that the phone knows. */
export function CallForBus({
  number,
  ...props
}: CallForBusProps & { readonly number: string | undefined }): ReactElement | null {
  const word = '打电话约车';
  return inRow(number === undefined ? askKeeper(props, word) : <PhoneButton word={word} who="约车" number={number} />);
}

/** Somebody who can look out of the door, or ask the driver. */
export function RingForNews(props: CallForBusProps): ReactElement | null {
  return inRow(askKeeper(props, '打电话问车'));
}

function inRow(button: ReactElement | null): ReactElement | null {
  return button && <ButtonRow>{button}</ButtonRow>;
}

/** The button alone; nothing where nobody can be rung. */
export function askKeeper({ points, stopId }: CallForBusProps, word: string): ReactElement | null {
  const keeper =
    points.find((point) => point.stopId === stopId && point.phone !== undefined) ??
    points.find(({ phone }) => phone !== undefined);
  if (keeper?.phone === undefined) return null;
  return <PhoneButton word={word} who={pointName(keeper.name)} number={keeper.phone} />;
}
