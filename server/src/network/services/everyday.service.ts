// Who does what at which point, and what may its keeper say of it?
import { Injectable } from '@nestjs/common';
import { everydayAsked, everydayPolicy, everydayService, Failure, hasPrivateWords } from '@kehuoyou/shared';
import type { DeskEveryday, EditEveryday, EverydayFound, EverydayService, FindEveryday } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { insertOnce } from '../../database/insert-once.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../network.service.js';
import { deskLineOf, deskOf } from '../point-services-rows.js';
import { PointEverydayEntity } from '../point-services.entity.js';

const USUAL_ROWS = 5;
const NOTHING_SAID = { note: null, hours: null, costFen: null, helper: null } as const;

/** Everyday services: found by everybody, edited by keepers within what the catalogue allows, switched by the office. */
@Injectable()
export class EverydayServices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
  ) {}

  /** The nearest points that do what is asked for; a question that names nothing we know has no answer. */
  find(ask: FindEveryday): EverydayFound {
    const { q, limit = USUAL_ROWS, ...where } = ask;
    const services = everydayAsked(q).map(({ id }) => id);
    const [first] = services;
    if (first === undefined) return { services, points: [] };
    const near = this.network.nearestWhere(where, limit, ({ everyday = [] }) =>
      everyday.some(({ service }) => service === first),
    );
    const everydayOf = (id: string) => this.network.findPoint(id)?.everyday ?? [];
    return {
      services,
      points: near.map((point) => ({
        ...point,
        everyday: everydayOf(point.id).filter(({ service }) => service === first),
      })),
    };
  }

  /** The catalogue as it stands at a point. */
  async desk(caller: Caller, id: string): Promise<{ services: DeskEveryday[] }> {
    authorise(caller, everydayPolicy.read, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    return { services: deskOf(await this.dataSource.manager.findBy(PointEverydayEntity, { pointId: id })) };
  }

  /** What the keeper says from now on. */
  async edit(caller: Caller, ask: EditEveryday, command: Command): Promise<DeskEveryday> {
    const { id, service, offered, note, when, costFen, helper } = ask;
    authorise(caller, everydayPolicy.edit, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    checkWithin(serviceOrFail(service), ask);
    const said = { note: note ?? null, hours: when ?? null, costFen: costFen ?? null, helper: helper ?? null };
    return this.change(command, { pointId: id, service }, async (tx, key) => {
      // What the office has switched off is not switched on by its keeper, also where both do it at the same moment.
      await tx.update(PointEverydayEntity, offered ? { ...key, allowed: true } : key, { offered, ...said });
      const row = await tx.findOneByOrFail(PointEverydayEntity, key);
      if (offered && !row.allowed) throw new Failure('everyday_not_allowed', 'service');
      return row;
    });
  }

  /** The office lets a point give a service, or no longer. What its keeper said of it is kept for when it may again. */
  async allow(
    caller: Caller,
    { id, service, allowed }: { readonly id: string; readonly service: string; readonly allowed: boolean },
    command: Command,
  ): Promise<DeskEveryday> {
    authorise(caller, everydayPolicy.allow, this.network.jurisdictionOf(id), 'point_not_found', 'id');
    serviceOrFail(service);
    return this.change(command, { pointId: id, service }, async (tx, key) => {
      await tx.update(PointEverydayEntity, key, { allowed });
      return tx.findOneByOrFail(PointEverydayEntity, key);
    });
  }

  /** Changes the row of a point and a service, which is made where there is none yet. */
  private change(
    command: Command,
    key: Pick<PointEverydayEntity, 'pointId' | 'service'>,
    work: (tx: EntityManager, key: Pick<PointEverydayEntity, 'pointId' | 'service'>) => Promise<PointEverydayEntity>,
  ): Promise<DeskEveryday> {
    return this.transactions.once(command, async (tx) => {
      await insertOnce(tx, PointEverydayEntity, { ...key, offered: false, allowed: true, ...NOTHING_SAID });
      const row = await work(tx, key);
      await raiseRevision(tx, 'network');
      return deskLineOf(row);
    });
  }
}

function serviceOrFail(id: string): EverydayService {
  const service = everydayService(id);
  if (service === undefined) throw new Failure('everyday_not_found', 'service');
  return service;
}

/** Nothing of anybody's papers is kept, and no more money is asked for than the post allows. */
function checkWithin({ mostFen }: EverydayService, { note, when, helper, costFen = 0 }: EditEveryday): void {
  for (const [field, text] of Object.entries({ note, when, helper }))
    if (text !== undefined && hasPrivateWords(text)) throw new Failure('private_words', field);
  if (costFen > mostFen) throw new Failure('cost_not_allowed', 'costFen');
}
