// Which complaints can everybody read?
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { PublishedComplaint } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { publicationView } from './publication.view.js';
import { shownPublications } from './publication-store.js';
import type { Published } from './publication-store.js';
import { PublishedPictures } from './published-pictures.service.js';

const USUAL_ROWS = 10;

/** Lists what was published, newest first. */
@Injectable()
export class PublishedComplaints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly places: ComplaintPlaces,
    private readonly pictures: PublishedPictures,
  ) {}

  /** Those behind the one whose number is `after`; fails with `complaint_not_found` where that is public no more. */
  async list(ask: { readonly after?: string; readonly limit?: number }): Promise<{ complaints: PublishedComplaint[] }> {
    const { manager } = this.dataSource;
    const publications = await behind(manager, ask.after, ask.limit ?? USUAL_ROWS);
    const pictures = await this.pictures.shown(
      manager,
      publications.map(({ complaintId }) => complaintId),
    );
    return {
      complaints: publications.map((publication) => {
        const own = pictures.filter(({ subjectId }) => subjectId === publication.complaintId).map(({ id }) => id);
        return this.view(publication, own);
      }),
    };
  }

  private view(publication: Published, pictures: readonly string[]): PublishedComplaint {
    const { complaint: row } = publication;
    const [body, township] = [bodyOf(row), this.places.townshipName(row.areaCode)];
    return {
      ...{ number: row.number, kind: row.kind, category: row.category, placeName: row.placeName, state: row.state },
      ...{ receivedAt: row.receivedAt.toISOString(), reopened: row.reopened },
      ...(township === undefined ? {} : { township }),
      ...(body === undefined ? {} : { body: this.places.named(body).name }),
      publication: publicationView(publication, pictures),
    };
  }
}

async function behind(db: EntityManager, after: string | undefined, limit: number): Promise<Published[]> {
  const query = shownPublications(db)
    .orderBy('publication.publishedAt', 'DESC')
    .addOrderBy('publication.complaintId', 'DESC')
    .take(limit);
  if (after === undefined) return query.getMany();
  const last = await shownPublications(db).andWhere('complaint.number = :after', { after }).getOne();
  if (!last) throw new Failure('complaint_not_found', 'after');
  const { publishedAt: at, complaintId: id } = last;
  return query
    .andWhere('(publication.publishedAt < :at OR (publication.publishedAt = :at AND publication.complaintId < :id))', {
      at,
      id,
    })
    .getMany();
}
