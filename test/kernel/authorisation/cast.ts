// Who asks, holding what?
import {
  accountsApi,
  announcementsApi,
  errandShopsApi,
  followingsApi,
  householdsApi,
  invitationsApi,
  meApi,
  noticesApi,
  sessionsApi,
  timetableApi,
} from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import type { ApiClient } from '../../harness/api-client.js';
import type { StoryDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { openTables } from '../../harness/opened-database.js';
import { CHANGXIAO, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson, Work } from '../../harness/townspeople.js';

export const COUNTY = '350423';
/** Another village of 长校镇, with its point. */
export const OTHER_VILLAGE = '350423104201';
export const OTHER_POINT = 'P104201';
const OTHER_STOP = 'V104201';
/** Another township, with a point of it. */
export const OTHER_TOWNSHIP = '350423103';
export const FAR_POINT = 'P103201';

/** Somebody with one role, and a notice in the inbox. */
export interface Member extends Townsperson {
  readonly role: Role;
  /** The grant of the role; a resident needs none. */
  readonly grantId: string;
  readonly noticeId: string;
}

/** Somebody who is kept out, and why. */
export interface Outsider {
  readonly name: string;
  readonly client: ApiClient;
}

type StaffRole = Exclude<Role, 'resident'>;

/** Where each works. By role, as each is hired by the one before or the county. */
export const works: Readonly<Record<StaffRole, Work>> = {
  administrator: { role: 'administrator', scopeKind: 'area', scopeId: COUNTY },
  county_office: { role: 'county_office', scopeKind: 'area', scopeId: COUNTY },
  township_office: { role: 'township_office', scopeKind: 'area', scopeId: CHANGXIAO },
  company_manager: { role: 'company_manager', scopeKind: 'company', scopeId: 'YZ' },
  keeper: { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT },
  hub_clerk: { role: 'hub_clerk', scopeKind: 'point', scopeId: 'HUB' },
  station_clerk: { role: 'station_clerk', scopeKind: 'area', scopeId: CHANGXIAO },
  driver: { role: 'driver', scopeKind: 'company', scopeId: 'YZ' },
  carrier_operator: { role: 'carrier_operator', scopeKind: 'company', scopeId: 'YZ' },
  buyer: { role: 'buyer', scopeKind: 'company', scopeId: 'COOP' },
};

const CLOCK = '2026-11-24T09:00:00+08:00';
const LATER = '2026-11-25';

/** Everybody whom the matrix needs. */
export class Cast {
  /** One of each role, the resident first. */
  readonly members: Member[] = [];
  readonly outsiders: Outsider[] = [];
  neighboursNotice = '';
  private held: Promise<string> | undefined;
  private readonly elsewhere = new Map<StaffRole, string>();

  private constructor(
    readonly townspeople: Townspeople,
    /** Let in by the command; gives what is given. */
    readonly root: Townsperson,
    /** Of the county office; what is theirs is foreign to everybody. */
    readonly county: Townsperson,
    /** A resident whose everything is foreign to everybody. */
    readonly neighbour: Townsperson,
    /** Works where nobody else does. */
    readonly colleague: Townsperson,
    /** Whom the administrator may shut out. */
    readonly target: Townsperson,
  ) {}

  static async gather(database: StoryDatabase): Promise<Cast> {
    const townspeople = await Townspeople.start({ database, clock: CLOCK, talkative: true });
    const root = await townspeople.administrator();
    const one = (person: string): Promise<Townsperson> => townspeople.signIn(person);
    const cast = new Cast(
      townspeople,
      root,
      await one('county_office_second'),
      await one('neighbour'),
      await one('deputy_keeper'),
      await one('farmer'),
    );
    await townspeople.hire(root, cast.county, works.county_office);
    await townspeople.agree(cast.neighbour);
    await cast.county.client.call(errandShopsApi.keep, { id: 'COOP', name: '供销社', sells: '种子、日用', open: true });
    await cast.bringMembers();
    await cast.workElsewhere();
    await cast.bringOutsiders(database);
    await cast.tellEverybody(database);
    return cast;
  }

  member(role: Role): Member {
    const found = this.members.find((each) => each.role === role);
    if (!found) throw new Error(`there is no ${role}`);
    return found;
  }

  /** A grant of the colleague's, such as that of the keeper of another point. */
  grantElsewhere(role: StaffRole): string {
    const found = this.elsewhere.get(role);
    if (found === undefined) throw new Error(`the colleague is no ${role}`);
    return found;
  }

  /** Adds somebody to a phone. */
  async personOf(who: Townsperson): Promise<string> {
    return (await who.client.call(householdsApi.add, { name: '罗大山', phone: '19900000077' })).id;
  }

  /** A code that offers something to do in another township. */
  async joinCode(): Promise<string> {
    const ask = { role: 'station_clerk', scopeKind: 'area', scopeId: OTHER_TOWNSHIP } as const;
    return (await this.county.client.call(invitationsApi.invite, ask)).code;
  }

  /** An announcement of the county office’s that no check lets through. */
  async heldAnnouncement(): Promise<string> {
    const ask = { areaCode: COUNTY, topic: 'news', title: '样本', text: '这里有违规样本' } as const;
    const { id } = await this.county.client.call(announcementsApi.submit, ask);
    await eventually(async () => {
      const { announcements } = await this.county.client.call(announcementsApi.forOffice, { status: 'held' });
      expect(announcements.map((each) => each.id)).toContain(id);
    }, 20_000);
    return id;
  }

  /** The same one each time, for those who may not see it anyway. */
  async heldOnce(): Promise<string> {
    this.held ??= this.heldAnnouncement();
    return this.held;
  }

  private async bringMembers(): Promise<void> {
    const resident = await this.townspeople.signIn('grandmother');
    this.members.push({ ...resident, role: 'resident', grantId: '', noticeId: '' });
    for (const [role, work] of Object.entries(works) as [StaffRole, Work][]) {
      const somebody = await this.townspeople.signIn(role);
      const giver =
        role === 'administrator' || role === 'county_office'
          ? this.root
          : ['driver', 'carrier_operator'].includes(role)
            ? this.member('company_manager')
            : this.county;
      this.members.push({
        ...somebody,
        role,
        grantId: await this.townspeople.hire(giver, somebody, work),
        noticeId: '',
      });
    }
    for (const member of this.members) await this.townspeople.agree(member);
  }

  private async workElsewhere(): Promise<void> {
    const keeper = { role: 'keeper', scopeKind: 'point' } as const;
    await this.townspeople.hire(this.county, this.colleague, { ...keeper, scopeId: OTHER_POINT });
    this.elsewhere.set(
      'keeper',
      await this.townspeople.hire(this.county, this.colleague, { ...keeper, scopeId: FAR_POINT }),
    );
    this.elsewhere.set(
      'company_manager',
      await this.townspeople.hire(this.county, this.colleague, {
        role: 'company_manager',
        scopeKind: 'company',
        scopeId: 'MT',
      }),
    );
    this.elsewhere.set('administrator', await this.townspeople.hire(this.root, this.colleague, works.administrator));
  }

  private async bringOutsiders(database: StoryDatabase): Promise<void> {
    const { client } = this.townspeople.server;
    const add = (name: string, token: string): void => void this.outsiders.push({ name, client: client.as(token) });
    this.outsiders.push({ name: 'anonymous', client });
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Bearer a b',
      'Basic YTpi',
      `bearer ${'a'.repeat(43)}`,
      `Bearer ${'a'.repeat(600)}`,
      'Bearer undefined',
    ]) {
      this.outsiders.push({ name: `malformed ${authorization.slice(0, 16)}`, client: client.with({ authorization }) });
    }
    add('a token that nobody gave', 'a'.repeat(43));
    const [revoked, expired, disabled] = [
      await this.townspeople.signIn('county_office'),
      await this.townspeople.signIn('administrator'),
      await this.townspeople.signIn('daughter'),
    ];
    await revoked.client.call(sessionsApi.end, { id: 'current' });
    add('a session that was ended', revoked.token);
    const { sessions } = await expired.client.call(sessionsApi.list, {});
    const tables = await openTables(database);
    await tables.query(`UPDATE session SET expires_at = '2026-11-20 00:00:00.000' WHERE id = ?`, [
      sessions.find(({ current }) => current)?.id,
    ]);
    await tables.destroy();
    add('a session that has expired', expired.token);
    await this.townspeople.hire(this.root, disabled, works.county_office);
    await this.root.client.call(accountsApi.disable, { id: disabled.accountId, reason: '离职' });
    add('an account that is shut out', disabled.token);
    const leaving = await this.townspeople.administrator();
    await leaving.client.call(meApi.delete, { confirm: true });
    this.outsiders.push({ name: 'an account that was deleted', client: leaving.client });
  }

  /** Cancels a bus for each of two villages, so that everybody has a notice and each keeper a call. */
  private async tellEverybody(database: StoryDatabase): Promise<void> {
    for (const member of this.members) await member.client.call(followingsApi.follow, { kind: 'village', id: XIAXIE });
    await this.neighbour.client.call(followingsApi.follow, { kind: 'village', id: OTHER_VILLAGE });
    for (const stopId of [XIAXIE_STOP, OTHER_STOP]) {
      const { departures } = await this.townspeople.server.client.call(timetableApi.board, { stopId, date: LATER });
      const trip = departures.find(({ status }) => status !== 'cancelled')?.tripId ?? '';
      const done = await carryOut('announce', ['cancel-trip', trip, LATER, '路面塌方'], { database, clock: CLOCK });
      expect(done).toMatchObject({ code: 0, err: '' });
    }
    const noticeOf = (who: Townsperson): Promise<string> =>
      eventually(async () => {
        const [notice] = (await who.client.call(noticesApi.inbox, {})).notices;
        if (!notice) throw new Error(`${who.person} has no notice`);
        return notice.id;
      }, 20_000);
    for (const [index, member] of this.members.entries())
      this.members[index] = { ...member, noticeId: await noticeOf(member) };
    this.neighboursNotice = await noticeOf(this.neighbour);
  }
}
