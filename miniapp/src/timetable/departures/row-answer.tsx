// When does one bus come, large?
import type { ReactElement } from 'react';
import { Answer } from '../../ui/cards/answer';
import type { DepartureRow } from './departure-rows';

/** The time of a line of a list as the answer of a card. */
export function RowAnswer({ row }: { readonly row: DepartureRow }): ReactElement {
  const { figure, approximate, struck, state } = row;
  return (
    <Answer
      figure={figure}
      {...(approximate ? { before: '约' } : {})}
      {...(struck === undefined ? {} : { instead: struck })}
      struck={state === 'cancelled'}
    />
  );
}
