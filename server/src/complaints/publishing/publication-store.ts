// What is public of complaints now?
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ComplaintPublicationEntity } from './publication.entity.js';

/** A publication with the complaint that it is of. */
export type Published = ComplaintPublicationEntity & { readonly complaint: ComplaintEntity };

/** Publications with their complaints. What its reporter took back is shown to nobody. */
export function shownPublications(db: EntityManager): SelectQueryBuilder<Published> {
  const query = db
    .createQueryBuilder(ComplaintPublicationEntity, 'publication')
    .innerJoinAndSelect('publication.complaint', 'complaint')
    .where("complaint.state <> 'withdrawn'");
  // Joined inwardly: there is one for each.
  return query as SelectQueryBuilder<Published>;
}

/** What everybody may read of one; undefined where that is nothing. */
export async function publicationOf(db: EntityManager, id: string): Promise<Published | undefined> {
  return (await shownPublications(db).andWhere('publication.complaintId = :id', { id }).getOne()) ?? undefined;
}
