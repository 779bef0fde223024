// What of a publication goes to whoever may read it?
import type { Publication } from '@kehuoyou/shared';
import type { ComplaintPublicationEntity } from './publication.entity.js';

/** With its pictures, by their ids. */
export function publicationView(
  { publishedAt, text, answer }: ComplaintPublicationEntity,
  pictures: readonly string[],
): Publication {
  return {
    at: publishedAt.toISOString(),
    ...(text === null ? {} : { text }),
    ...(answer === null ? {} : { answer }),
    pictures,
  };
}
