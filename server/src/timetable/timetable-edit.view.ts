// How does a published change look to its company?
import type { PublishedEdit, TimetableEdit } from '@kehuoyou/shared';
import type { EditFold } from './edit-fold.js';
import type { TimetableEditEntity } from './timetable-edit.entity.js';

/** A published change; `fold` says what came of it, unless it was taken back. */
export function publishedEditView(row: TimetableEditEntity, fold: EditFold | undefined, undoneAt?: Date): PublishedEdit {
  const newTripId = fold?.newTrips.get(row.id);
  return {
    ...plain(row.detail),
    editId: row.id,
    companyId: row.companyId,
    publishedAt: row.publishedAt.toISOString(),
    ...(undoneAt === undefined ? {} : { undoneAt: undoneAt.toISOString() }),
    ...(newTripId === undefined ? {} : { newTripId }),
    inEffect: undoneAt === undefined && (fold?.inEffect.has(row.id) ?? false),
  };
}

function plain({ kind, tripId, days, departure, reason }: TimetableEdit): TimetableEdit {
  return { kind, tripId, days, ...(departure === undefined ? {} : { departure }), ...(reason === undefined ? {} : { reason }) };
}
