// Which events could not be delivered, and how are they tried again?
import type { Clock } from '@kehuoyou/shared';
import { And, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { OutboxEntity } from './outbox.entity.js';

/** Events that are not tried any more by themselves. */
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The oldest ones, and how many there are in all. */
  async list(limit: number): Promise<{ letters: OutboxEntity[]; total: number }> {
    const [letters, total] = await this.dataSource.manager.findAndCount(OutboxEntity, {
      where: { deadAt: Not(IsNull()), deliveredAt: IsNull() },
      order: { id: 'ASC' },
      take: limit,
    });
    return { letters, total };
  }

  /** How many have died from one instant to before another, and still lie there. */
  async count(from: Date, until: Date): Promise<number> {
    return this.dataSource.manager.countBy(OutboxEntity, {
      deadAt: And(MoreThanOrEqual(from), LessThan(until)),
      deliveredAt: IsNull(),
    });
  }

  /** Lets one be tried again from the start, in the caller's transaction; false when it is not dead. */
  async revive(tx: EntityManager, id: string): Promise<boolean> {
    const revived = await tx.update(
      OutboxEntity,
      { id, deadAt: Not(IsNull()), deliveredAt: IsNull() },
      { deadAt: null, attempts: 0, dueAt: this.clock.now() },
    );
    return revived.affected === 1;
  }
}
