// What is the thing of which a policy decides, as far as an answer of the desk says it?
import { complaintCategory } from '@kehuoyou/shared';
import type { ComplaintAt, HandledComplaint } from '@kehuoyou/shared';

/** The server leaves out what is about the reader, so here nobody is barred by their account. */
export function complaintAt({
  place,
  body,
  category,
}: Pick<HandledComplaint, 'place' | 'body' | 'category'>): ComplaintAt {
  const { areaCode, pointId, lineId } = place;
  const about = complaintCategory(category)?.about;
  return {
    place: {
      ...(areaCode === undefined ? {} : { areaCode }),
      ...(pointId === undefined ? {} : { pointId }),
      ...(lineId === undefined ? {} : { lineId }),
    },
    ...(body === undefined ? {} : { body: { kind: body.kind, id: body.id } }),
    barred: [],
    ...(about === undefined ? {} : { about }),
  };
}
