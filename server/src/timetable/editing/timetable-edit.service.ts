// How does a company change its timetable, having seen what people will see?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, Failure, may, timetableEditPolicy } from '@kehuoyou/shared';
import type {
  Clock,
  EditableTrip,
  EditPreview,
  Jurisdiction,
  PreviewAsk,
  PublishedEdit,
  Rule,
  ServiceDate,
  TimetableEdit,
  TripName,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import type { Topic } from '../../database/outbox/topic.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { editableTrips, tripNameIn } from './editable-trips.js';
import { boardChanges } from './edit-preview.js';
import { companyOf, firstUnannounced, previewRange } from './edit-rules.js';
import { holdBasis, holdTimetable } from '../changes/timetable-basis-store.js';
import { TimetableEditEntity } from '../changes/timetable-edit.entity.js';
import { tripCancelled, tripRestored } from '../timetable.events.js';
import type { TripOnDay } from '../timetable.events.js';
import { publishedEditView } from './timetable-edit.view.js';
import { insertRow } from '../../database/insert-rows.js';

/** Days that a preview shows, and for which a cancellation is told one by one. */
const USUAL_DAYS = 14;

/** Changes to the timetable. */
@Injectable()
export class TimetableEdits {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The trips of a line that is the caller's to change, in the order of the day. */
  trips(caller: Caller, routeId: string): { trips: EditableTrip[] } {
    const { timetable } = this.current.snapshot();
    const route = timetable.feed.routes.findIndex((each) => each.routeId === routeId);
    const companyId = timetable.feed.routes[route]?.agencyId;
    const line = companyId === undefined ? undefined : { ...this.at(companyId), lineId: routeId };
    authorise(caller, timetableEditPolicy.listTrips, line, 'line_not_found', 'routeId');
    const today = this.today();
    return {
      trips: editableTrips(
        timetable,
        route,
        Array.from({ length: USUAL_DAYS }, (_each, day) => addDays(today, day)),
      ),
    };
  }

  /** What people would see if these changes were published. */
  async preview(caller: Caller, ask: PreviewAsk): Promise<EditPreview> {
    this.companiesOf(caller, timetableEditPolicy.preview, ask.edits);
    const today = this.today();
    const { from, until } = previewRange(ask, { from: today, until: addDays(today, USUAL_DAYS - 1) });
    const next = await this.current.withEdits(
      this.drafts(ask.edits).map(({ id, edit }) => ({ editId: id, edit, effectiveFrom: today })),
    );
    const before = this.current.snapshot();
    const sourceOf = new Map(next.fold.trips.map(({ tripId, sourceTripId }) => [tripId, sourceTripId]));
    const unannouncedFrom = firstUnannounced(ask.edits, from, until);
    return {
      basis: before.basis,
      from,
      until,
      ...(unannouncedFrom === undefined ? {} : { unannouncedFrom }),
      ...boardChanges({ before: before.timetable, after: next.timetable, from, until, sourceOf }),
    };
  }

  /** Publishes changes, all or none, if the timetable is still the one that they were previewed against. */
  async publish(
    caller: Caller,
    ask: { basis: string; edits: readonly TimetableEdit[] },
    command: Command,
  ): Promise<{ edits: PublishedEdit[] }> {
    const companies = this.companiesOf(caller, timetableEditPolicy.publish, ask.edits);
    const effectiveFrom = this.today();
    const drafts = this.drafts(ask.edits);
    // Read before the transaction begins. When it is another timetable already, there is nothing to publish.
    const next =
      this.current.snapshot().basis === ask.basis
        ? await this.current.withEdits(drafts.map(({ id, edit }) => ({ editId: id, edit, effectiveFrom })))
        : undefined;
    return this.transactions.once(command, async (tx) => {
      const facts = await holdBasis(tx, ask.basis);
      if (!facts || !next) throw new Failure('timetable_changed', 'basis');
      const idle = drafts.findIndex(({ id }) => !next.fold.inEffect.has(id));
      if (idle >= 0) throw new Failure('edit_without_effect', `edits.${idle}`);
      const rows = drafts.map(({ id, edit }, index): TimetableEditEntity => ({
        id,
        feedId: facts.feed.id,
        companyId: companies[index] ?? '',
        kind: edit.kind,
        tripId: edit.tripId,
        detail: edit,
        effectiveFrom,
        publishedAt: this.clock.now(),
        publishedBy: caller.accountId,
        undoes: null,
      }));
      for (const row of rows) await insertRow(tx, TimetableEditEntity, row);
      await this.tell(tx, rows, tripCancelled);
      return { edits: rows.map((row) => publishedEditView(row, { fold: next.fold, trip: this.nameOf(row) })) };
    });
  }

  /** Takes a published change back. What was published after it stays. */
  async undo(caller: Caller, editId: string, command: Command): Promise<PublishedEdit> {
    const row = await this.dataSource.manager.findOneBy(TimetableEditEntity, { id: editId });
    const edit = row?.undoes === null ? { row, ...this.at(row.companyId) } : undefined;
    const { row: undone } = authorise(caller, timetableEditPolicy.undo, edit, 'edit_not_found', 'editId');
    return this.transactions.once(command, async (tx) => {
      await holdTimetable(tx);
      if (await tx.existsBy(TimetableEditEntity, { undoes: editId })) throw new Failure('already_withdrawn');
      const undo: TimetableEditEntity = {
        ...undone,
        id: uuid(),
        kind: 'undo',
        publishedAt: this.clock.now(),
        publishedBy: caller.accountId,
        undoes: editId,
      };
      await insertRow(tx, TimetableEditEntity, undo);
      await this.tell(tx, [undone], tripRestored);
      return publishedEditView(undone, { trip: this.nameOf(undone), undoneAt: undo.publishedAt });
    });
  }

  /** Changes to the timetable that runs, those of the caller's own companies, the latest first. */
  list(caller: Caller, limit: number): { edits: PublishedEdit[] } {
    const { facts, fold } = this.current.snapshot();
    const undone = new Map(facts.edits.map(({ undoes, publishedAt }) => [undoes, publishedAt]));
    const own = facts.edits.filter(
      (row) => row.undoes === null && may(caller, timetableEditPolicy.list, this.at(row.companyId)),
    );
    return {
      edits: own
        .reverse()
        .slice(0, limit)
        .map((row) => publishedEditView(row, { fold, trip: this.nameOf(row), undoneAt: undone.get(row.id) })),
    };
  }

  private async tell(tx: EntityManager, rows: readonly TimetableEditEntity[], news: Topic<TripOnDay>): Promise<void> {
    const at = this.clock.now();
    const { calendar } = this.current.snapshot();
    const last = addDays(this.today(), USUAL_DAYS);
    for (const { tripId, detail, kind, effectiveFrom } of rows) {
      const dates =
        kind === 'cancel'
          ? calendar
              .datesOf(detail.days)
              .filter((date) => date >= effectiveFrom && date >= this.today() && date <= last)
          : [];
      for (const serviceDate of dates) await appendToOutbox(tx, news, { tripId, serviceDate }, at);
    }
  }

  /** The company of each change; fails unless all are complete and the caller's. */
  private companiesOf(caller: Caller, rule: Rule, edits: readonly TimetableEdit[]): string[] {
    const base = this.current.snapshot();
    const at = { rule, county: this.network.county().code, today: this.today() };
    return edits.map((edit, index) => companyOf(caller, edit, base, { ...at, field: `edits.${index}` }));
  }

  private drafts(edits: readonly TimetableEdit[]): { id: string; edit: TimetableEdit }[] {
    return edits.map((edit) => ({ id: uuid(), edit }));
  }

  /** The trip as its feed has it; one that a change has made is as it is now. */
  private nameOf({ tripId }: TimetableEditEntity): TripName | undefined {
    const { imported, feed } = this.current.snapshot();
    return tripNameIn(imported.feed, tripId) ?? tripNameIn(feed, tripId);
  }

  /** Where a company's things stand: timetables are the whole county's. */
  private at(companyId: string): Jurisdiction & { companyId: string } {
    return { companyId, areaCode: this.network.county().code };
  }

  private today(): ServiceDate {
    return dateAt(this.clock.now());
  }
}
