// Who says when it is market day, and which days are worked?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, calendarPolicy, dateAt, dayNumber, Failure, MOST_DAYS_SPANNED } from '@kehuoyou/shared';
import type { CalendarDay, Clock, DayOverride, MarketRule, Rule, ServiceDate, TownshipMarket } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { holdTimetable } from '../changes/timetable-basis-store.js';
import { EditCalendar } from '../changes/edit-calendar.js';
import { CalendarDayEntity, MarketRuleEntity } from '../changes/timetable-edit.entity.js';
import { insertRow } from '../../database/insert-rows.js';

/** What the county office has just said should be seen within the minute. */
const CALENDAR_MAX_AGE = 30;
const USUAL_DAYS = 14;
/** A year: holidays are announced for one. */
const USUAL_CALENDAR_DAYS = 365;

/** Market days and the calendar, as the county office keeps them. */
@Injectable()
export class EditCalendars {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The market days of every township that has any, from `from` to `until`. */
  markets(ask: { from?: ServiceDate; until?: ServiceDate }): Prepared<{ markets: TownshipMarket[] }> {
    const { from, until } = this.range(ask, USUAL_DAYS);
    const { facts } = this.current.snapshot();
    const markets = facts.markets
      .filter(({ lunarDigits }) => lunarDigits.length > 0)
      .map((rule) => this.view(rule, from, until));
    return Prepared.of({ markets }, CALENDAR_MAX_AGE);
  }

  /** Holidays, weekend days that are worked, and whatever the county office has said of a day. */
  days(ask: { from?: ServiceDate; until?: ServiceDate }): Prepared<{ days: CalendarDay[] }> {
    const { from, until } = this.range(ask, USUAL_CALENDAR_DAYS);
    return Prepared.of({ days: this.current.snapshot().calendar.specialDays(from, until) }, CALENDAR_MAX_AGE);
  }

  /** Says on which lunar days a township holds its market. Runs for the market follow at once. */
  async setMarket(caller: Caller, rule: MarketRule, command: Command): Promise<TownshipMarket> {
    this.authorise(caller, calendarPolicy.setMarket);
    this.townshipName(rule.townshipCode);
    const today = dateAt(this.clock.now());
    return this.decide(command, async (tx) => {
      await insertRow(tx, MarketRuleEntity, {
        id: uuid(),
        townshipCode: rule.townshipCode,
        lunarDigits: rule.lunarDigits.join(','),
        decidedAt: this.clock.now(),
        decidedBy: caller.accountId,
      });
      return this.view(rule, today, addDays(today, USUAL_DAYS - 1));
    });
  }

  /** Says what kind of day a date is, whatever the calendar has. */
  async setDay(caller: Caller, day: DayOverride, command: Command): Promise<DayOverride> {
    this.authorise(caller, calendarPolicy.setDay);
    const { date, kind, name } = day;
    return this.decide(command, async (tx) => {
      await insertRow(tx, CalendarDayEntity, {
        id: uuid(),
        date,
        kind,
        name,
        decidedAt: this.clock.now(),
        decidedBy: caller.accountId,
      });
      return { date, kind, name };
    });
  }

  private async decide<Answer>(command: Command, work: (tx: EntityManager) => Promise<Answer>): Promise<Answer> {
    return this.transactions.once(command, async (tx) => {
      await holdTimetable(tx);
      return work(tx);
    });
  }

  private range(
    ask: { from?: ServiceDate; until?: ServiceDate },
    usualDays: number,
  ): { from: ServiceDate; until: ServiceDate } {
    const { from = dateAt(this.clock.now()) } = ask;
    const { until = addDays(from, usualDays - 1) } = ask;
    if (until < from || dayNumber(until) - dayNumber(from) >= MOST_DAYS_SPANNED)
      throw new Failure('invalid_field', 'until');
    return { from, until };
  }

  private view({ townshipCode, lunarDigits }: MarketRule, from: ServiceDate, until: ServiceDate): TownshipMarket {
    const calendar = new EditCalendar([{ townshipCode, lunarDigits }], []);
    return {
      townshipCode,
      lunarDigits,
      townshipName: this.townshipName(townshipCode),
      dates: calendar.datesOf({ from, until, on: 'market_days', townshipCode }),
    };
  }

  private townshipName(code: string): string {
    const township = (this.network.county().children ?? []).find((each) => each.code === code);
    if (!township) throw new Failure('area_not_found', 'townshipCode');
    return township.name;
  }

  private authorise(caller: Caller, rule: Rule): void {
    authorise(caller, rule, { areaCode: this.network.county().code }, 'not_allowed');
  }
}
