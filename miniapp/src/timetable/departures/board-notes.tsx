// What must whoever reads a board of departures know besides the times?
import type { ReactElement } from 'react';
import type { PointRecord } from '@kehuoyou/shared';
import { Note } from '../../ui/cards/note';
import { CallForBus, RingForNews } from './call-for-bus';

/** What the board shows, and the points near its stop. */
export interface BoardNotesProps {
  readonly day: {
    readonly approximate: boolean;
    readonly byPhone: boolean;
    readonly bookingPhone?: string;
    readonly askFirst: boolean;
  };
  readonly points: readonly PointRecord[];
  readonly stopId: string;
}

/** What 约 means, that nothing disappears, whom to ask for a bus that should have come, or may not, and whom to ring for a bus that comes when called. */
export function BoardNotes({ day, points, stopId }: BoardNotesProps): ReactElement {
  return (
    <>
      {day.approximate ? <Note>写“约”的是中途站，车可能早几分钟、晚几分钟到。</Note> : null}
      <Note>班车有变化会在这里划掉，不会消失。</Note>
      {day.askFirst ? <RingForNews points={points} stopId={stopId} /> : null}
      {day.byPhone ? <CallForBus points={points} stopId={stopId} number={day.bookingPhone} /> : null}
    </>
  );
}
