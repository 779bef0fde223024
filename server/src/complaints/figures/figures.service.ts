// How much is said in the county, and what becomes of it?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, bodyKinds, complaintCategory, dateAt, instantOf } from '@kehuoyou/shared';
import type { Clock, ComplaintFigures as Figures, ServiceDate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { bodyKindNames, NO_TOWNSHIP } from './figure-words.js';
import type { CountedGroup } from './counted.js';
import { countedGroups, voicesIn } from './figures-store.js';
import { toldFigures, toldNumber } from './told-figures.js';
import type { RowName } from './told-figures.js';

/** So long an answer is good: nobody sees by asking again that one more was said just now. */
const COUNTED_FOR_MS = 600_000;
/** Answers that are kept: of a year by months, and of odd months that somebody asks for. */
const MOST_KEPT = 40;

interface Kept {
  readonly at: number;
  readonly figures: Promise<Figures>;
}

/** Counts complaints for everybody. */
@Injectable()
export class ComplaintFigures {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of a month, or of the year up to today. */
  async read(month: string | undefined): Promise<Figures> {
    const now = this.clock.now();
    const key = month ?? dateAt(now);
    const known = this.kept.get(key);
    if (known && Math.abs(now.getTime() - known.at) < COUNTED_FOR_MS) return known.figures;
    const figures = this.count(month, now);
    this.kept.delete(key);
    this.kept.set(key, { at: now.getTime(), figures });
    for (const old of [...this.kept.keys()].slice(0, -MOST_KEPT)) this.kept.delete(old);
    // What could not be counted is counted anew for the next who asks.
    figures.catch(() => this.kept.delete(key));
    return figures;
  }

  private async count(month: string | undefined, now: Date): Promise<Figures> {
    const { from, to } = month === undefined ? lastMonths(dateAt(now)) : daysOf(month);
    const span = { from: instantOf(from, 0), before: instantOf(addDays(to, 1), 0) };
    const { manager } = this.dataSource;
    const groups = await countedGroups(manager, span, now);
    const bodies = bodyKinds.map((kind): RowName => ({ id: kind, name: bodyKindNames[kind] }));
    const body = toldFigures(bodies, groups, ({ category }) => complaintCategory(category)?.body ?? 'county');
    const townships = this.townships();
    const codes = new Set(townships.map(({ id }) => id));
    const own = ({ township }: CountedGroup): string => (codes.has(township) ? township : NO_TOWNSHIP.id);
    const township = toldFigures([...townships, NO_TOWNSHIP], groups, own);
    const [suggestions, praise] = [
      toldNumber(await voicesIn(manager, 'suggestion', span)),
      toldNumber(await voicesIn(manager, 'praise', span)),
    ];
    // The sums of both tables are the same ones, and are withheld for what they are themselves.
    const [whole] = body.slice(-1);
    return {
      ...{ from, to, countedAt: now.toISOString() },
      whole: whole ?? { id: 'whole', name: '', parts: {}, answers: {} },
      ...{ body: body.slice(0, -1), township: township.slice(0, -1) },
      ...(suggestions === undefined ? {} : { suggestions }),
      ...(praise === undefined ? {} : { praise }),
    };
  }

  private townships(): RowName[] {
    return (this.network.county().children ?? []).map(({ code, name }) => ({ id: code, name }));
  }
}

interface Days {
  readonly from: ServiceDate;
  readonly to: ServiceDate;
}

/** The whole month. */
function daysOf(month: string): Days {
  const from = `${month}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

/**
 * Up to today, about a year. From the middle of a month on: what months tell can then not be taken from it, which would
 * leave the months of which nothing is told.
 */
function lastMonths(today: ServiceDate): Days {
  return { from: `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}15`, to: today };
}
