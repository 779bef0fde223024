// Which requests have been published, and how does one stand?
import { Inject, Injectable } from '@nestjs/common';
import { areaIn, complaintsOver, Failure, picturesApi } from '@kehuoyou/shared';
import type { Area, Clock } from '@kehuoyou/shared';
import { Between, DataSource, In, Not } from 'typeorm';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { PublicAddress } from '../../http/public-address.js';
import { NetworkService } from '../../network/network.service.js';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ReceiptFinder } from '../keeping/receipt-finder.service.js';
import type { ComplaintPublicationEntity } from '../publishing/publication.entity.js';
import { publicationOf, shownPublications } from '../publishing/publication-store.js';
import { PublishedPictures } from '../publishing/published-pictures.service.js';
import type { Open311Fields } from './open311-fields.js';
import type { Open311Record } from './open311-format.js';
import { listAsked } from './open311-list.js';
import type { Open311List } from './open311-list.js';
import { requestView } from './open311.view.js';
import { wrong } from './open311-words.js';
import { foreignWrong } from './open311-wrong.js';

const NUMBER = /^[0-9A-Z]{6}$/;
const OVER = [...complaintsOver];

/** A complaint, and what is public of it. */
interface Known {
  readonly row: ComplaintEntity;
  readonly publication: ComplaintPublicationEntity | undefined;
}

/** Reads for programs that are not ours. */
@Injectable()
export class Open311Requests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly places: ComplaintPlaces,
    private readonly receipts: ReceiptFinder,
    private readonly pictures: PublishedPictures,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What was published of what is asked for, newest first. */
  async list(fields: Open311Fields): Promise<Open311Record[]> {
    const asked = listAsked(fields, this.clock.now());
    const query = shownPublications(this.dataSource.manager)
      .andWhere(conditionOf(asked))
      .orderBy('complaint.receivedAt', 'DESC')
      .addOrderBy('complaint.id', 'DESC');
    // Each has one complaint: a row that is read is a publication, and none has to be counted twice.
    if ('take' in asked) query.offset(asked.skip).limit(asked.take);
    return this.views((await query.getMany()).map((publication) => ({ row: publication.complaint, publication })));
  }

  /** One by its number, also where it is not published; fails with 404. */
  async one(id: string): Promise<Open311Record[]> {
    const { manager } = this.dataSource;
    const number = id.toUpperCase();
    const row = NUMBER.test(number) ? await manager.findOneBy(ComplaintEntity, { number }) : null;
    if (!row) throw foreignWrong(404, 'service_request_id', wrong.requestUnknown);
    return this.views([{ row, publication: await publicationOf(manager, row.id) }]);
  }

  /** The number of the one whose receipt `token` is; a wrong one costs whoever asks a try. */
  async byToken(token: string, address: string): Promise<Open311Record[]> {
    const { number } = await this.receipts
      .find(token.toUpperCase().replaceAll('-', ''), address)
      .catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'receipt_not_found')
          throw foreignWrong(404, 'token', wrong.tokenUnknown);
        throw error;
      });
    return [{ service_request_id: number, token }];
  }

  private villageOf({ areaCode }: ComplaintEntity): Area | undefined {
    const area = areaCode === null ? undefined : areaIn(this.network.county(), areaCode);
    return area?.level === 'village' ? area : undefined;
  }

  private async views(known: readonly Known[]): Promise<Open311Record[]> {
    const { manager } = this.dataSource;
    const published = known.filter(({ publication }) => publication !== undefined).map(({ row }) => row.id);
    const pictures = new Map<string, string>();
    for (const { id, subjectId } of await this.pictures.shown(manager, published))
      if (subjectId !== null && !pictures.has(subjectId)) pictures.set(subjectId, id);
    return known.map(({ row, publication }) => {
      const body = bodyOf(row);
      const picture = pictures.get(row.id);
      return requestView({
        row,
        publication,
        body: body && this.places.named(body),
        township: this.places.townshipName(row.areaCode),
        position: this.villageOf(row)?.position,
        mediaUrl:
          picture === undefined ? undefined : `${this.address.base}${picturesApi.picture.path.replace(':id', picture)}`,
      });
    });
  }
}

/** What holds of the complaint. */
function conditionOf(asked: Open311List): ObjectLiteral {
  return { complaint: whereOf(asked) };
}

function whereOf(asked: Open311List): FindOptionsWhere<ComplaintEntity> {
  if ('numbers' in asked) return { number: In([...asked.numbers]) };
  const { categories, from, to, statuses } = asked;
  const [only] = statuses.length === 1 ? statuses : [];
  return {
    receivedAt: Between(from, to),
    ...(categories.length === 0 ? {} : { category: In([...categories]) }),
    ...(only === undefined ? {} : { state: only === 'closed' ? In(OVER) : Not(In(OVER)) }),
  };
}
