// Which complaints does somebody have to handle, and what is known of each?
import { Inject, Injectable } from '@nestjs/common';
import { COMPLAINT_MEDIA, complaintPolicy, Failure, isBarredFromComplaint, may } from '@kehuoyou/shared';
import type { Clock, Desk, DeskAsk, HandledComplaint, JoinedVoice } from '@kehuoyou/shared';
import { DataSource, MoreThan } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { mediaOf } from '../../pictures/media-rows.js';
import type { MediaKind } from '../../pictures/media.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { ComplaintReading } from '../keeping/complaint-reading.service.js';
import { placeOf, textOf } from '../keeping/complaint-store.js';
import { coreView, deskView } from '../keeping/complaint.view.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { mayHaveMedia } from '../keeping/media-sight-store.js';
import type { WithMedia } from '../keeping/media-sight-store.js';
import { writePlace } from './desk-place.js';
import { deskRows, partCounts } from './desk-rows-store.js';

const USUAL_ROWS = 30;
const DAY_MS = 86_400_000;
const LATELY_MS = 90 * DAY_MS;

/** Lists and shows what somebody has to handle. One that is none of theirs and none are answered alike. */
@Injectable()
export class ComplaintDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: ComplaintReading,
    private readonly places: ComplaintPlaces,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the caller's own body and area, the clock that ends first before the others. */
  async list(caller: Caller, ask: DeskAsk): Promise<Desk> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const limit = ask.limit ?? USUAL_ROWS;
    // One more than is told says whether there are any after it.
    const found = await deskRows(manager, caller, { ...ask, limit: limit + 1 }, now);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const together = await this.reading.together(rows);
    return {
      complaints: rows.map((row) => deskView(row, together.get(row.id) ?? 1, this.reading.context)),
      counts: await partCounts(manager, caller, ask, now),
      ...(last === undefined ? {} : { next: writePlace(last) }),
    };
  }

  /** One, as whoever handles it needs to see it. */
  async read(caller: Caller, id: string): Promise<HandledComplaint> {
    const row = await this.dataSource.manager.findOneBy(ComplaintEntity, { id });
    authorise(caller, complaintPolicy.read, row && placeOf(row), 'complaint_not_found', 'id');
    if (!row) throw new Failure('complaint_not_found', 'id');
    return this.view(caller, row);
  }

  private async view(caller: Caller, row: ComplaintEntity): Promise<HandledComplaint> {
    const { manager } = this.dataSource;
    const whole = await this.reading.whole(row);
    const text = textOf(row, this.vault);
    const parent = row.parentId === null ? null : await manager.findOneBy(ComplaintEntity, { id: row.parentId });
    const bodies = may(caller, complaintPolicy.assign, placeOf(row)) ? await this.places.bodiesFor(row) : [];
    return {
      ...coreView(whole, this.reading.context),
      ...{ id: row.id, pictures: whole.pictures, recordings: [], ...heard(caller, whole.recordings, { row, parent }) },
      ...(text === undefined ? {} : { text }),
      hasContact: this.hasContact(caller, row),
      ...(row.officeBy === null ? {} : { officeBy: row.officeBy.toISOString() }),
      ...(row.screening === 'risky' || row.screening === 'manual' ? { look: row.screening } : {}),
      joined: await this.joinedTo(caller, row),
      ...(parent === null ? {} : { joinedTo: parent.number }),
      lately: await this.lately(row),
      bodies: bodies.map((body) => this.places.named(body)),
    };
  }

  /** Whether this caller may look at who said it. */
  hasContact(caller: Caller, row: ComplaintEntity): boolean {
    if (row.identity === 'anonymous' || (row.contactSealed === null && row.accountId === null)) return false;
    const at = placeOf(row);
    return row.identity === 'named'
      ? may(caller, complaintPolicy.readContact, at)
      : may(caller, complaintPolicy.assign, at);
  }

  /** Those of which the caller may know. */
  private async joinedTo(caller: Caller, parent: ComplaintEntity): Promise<JoinedVoice[]> {
    const { manager } = this.dataSource;
    const order = { receivedAt: 'ASC', id: 'ASC' } as const;
    const all = await manager.find(ComplaintEntity, { where: { parentId: parent.id }, order });
    const rows = all.filter((row) => !isBarredFromComplaint(caller, placeOf(row)));
    const ids = rows.map((row) => row.id);
    const media = await mediaOf(manager, COMPLAINT_MEDIA, 'subjectId', ids);
    return rows.map((row): JoinedVoice => {
      const text = textOf(row, this.vault);
      const own = media.filter(({ subjectId }) => subjectId === row.id);
      const idsOf = (wanted: MediaKind): string[] => own.filter(({ kind }) => kind === wanted).map((each) => each.id);
      return {
        ...{ id: row.id, number: row.number, state: row.state, receivedAt: row.receivedAt.toISOString() },
        ...{ pictures: idsOf('picture'), ...heard(caller, idsOf('recording'), { row, parent }) },
        ...(text === undefined ? {} : { text }),
      };
    });
  }

  /** What was said of the same point in three months; of anything else nobody counts. */
  private async lately({ pointId, category, id, reopened }: ComplaintEntity): Promise<HandledComplaint['lately']> {
    if (pointId === null) return { count: 1, notSolved: Math.min(reopened, 1) };
    const since = MoreThan(new Date(this.clock.now().getTime() - LATELY_MS));
    const rows = await this.dataSource.manager.find(ComplaintEntity, {
      select: { id: true, reopened: true, parentId: true },
      where: { pointId, category, receivedAt: since },
    });
    const own = rows.filter((row) => row.parentId === null || row.id === id);
    return { count: own.length, notSolved: own.filter((row) => row.reopened > 0).length };
  }
}

/** What was said, to whoever may hear it; to everybody else that there is something. */
function heard(
  caller: Caller,
  recordings: readonly string[],
  of: WithMedia,
): Pick<JoinedVoice, 'recordings' | 'unheard'> {
  if (recordings.length === 0) return {};
  return mayHaveMedia(caller, 'recording', of) ? { recordings } : { unheard: true };
}
