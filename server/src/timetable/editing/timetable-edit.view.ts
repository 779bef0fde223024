// How does a published change look to its company?
import type { PublishedEdit, TimetableEdit, TripName } from '@kehuoyou/shared';
import type { EditFold } from '../changes/edit-fold.js';
import type { TimetableEditEntity } from '../changes/timetable-edit.entity.js';

/** What is known of a published change besides its row. */
export interface EditContext {
  /** What came of it, unless it was taken back. */
  readonly fold?: EditFold;
  readonly trip: TripName | undefined;
  readonly undoneAt?: Date | undefined;
}

/** A published change. */
export function publishedEditView(row: TimetableEditEntity, { fold, trip, undoneAt }: EditContext): PublishedEdit {
  const newTripId = fold?.newTrips.get(row.id);
  return {
    ...plain(row.detail),
    editId: row.id,
    companyId: row.companyId,
    publishedAt: row.publishedAt.toISOString(),
    ...(trip === undefined ? {} : { trip }),
    ...(undoneAt === undefined ? {} : { undoneAt: undoneAt.toISOString() }),
    ...(newTripId === undefined ? {} : { newTripId }),
    inEffect: undoneAt === undefined && (fold?.inEffect.has(row.id) ?? false),
  };
}

function plain({ kind, tripId, days, departure, reason }: TimetableEdit): TimetableEdit {
  return {
    kind,
    tripId,
    days,
    ...(departure === undefined ? {} : { departure }),
    ...(reason === undefined ? {} : { reason }),
  };
}
