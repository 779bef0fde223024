// A bus is cancelled, a road is closed, a text is risky: who hears of it, how, and how often?
import {
  announcementsApi,
  callsApi,
  consentsApi,
  followingsApi,
  meApi,
  messagesApi,
  noticesApi,
  timetableApi,
} from '@kehuoyou/shared';
import type { Notice, SubmitAnnouncement } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { CHANGXIAO, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import type { DeliveredMessage } from '../../harness/wechat.js';

/** A Tuesday morning. */
const CLOCK = '2026-11-24T09:00:00+08:00';
const COUNTY = '350423';
const SOON_MS = 30_000;
const water: SubmitAnnouncement = {
  areaCode: CHANGXIAO,
  topic: 'news',
  title: '明天停水',
  text: '上午停水，请提前存水。',
};

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let second: Townsperson;
  let keeper: Townsperson;
  let clock = CLOCK;
  /** When the server's clock began at `clock`, by ours. */
  let began = 0;

  beforeAll(async () => {
    began = Date.now();
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    [office, second, keeper] = [
      await townspeople.signIn('county_office'),
      await townspeople.signIn('county_office_second'),
      await townspeople.signIn('keeper'),
    ];
    for (const each of [office, second])
      await townspeople.hire(root, each, { role: 'county_office', scopeKind: 'area', scopeId: COUNTY });
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT });
  }, 120_000);
  afterAll(() => townspeople.stop());

  /** Lets time pass. */
  const at = async (time: string): Promise<void> => {
    [clock, began] = [time, Date.now()];
    await townspeople.server.itIs(clock);
  };
  /** A bus of a day at the village's stop, by its place in the day. */
  const bus = async (date: string, place = 0) => {
    const { departures } = await townspeople.server.client.call(timetableApi.board, { stopId: XIAXIE_STOP, date });
    const departure = departures[place];
    if (!departure) throw new Error(`there is no such bus on ${date}`);
    return departure;
  };
  const announce = async (...words: string[]): Promise<string> => {
    // The command's clock goes on where the server's stands, or what happens later would seem to happen first.
    const now = new Date(Date.parse(clock) + Date.now() - began).toISOString();
    const done = await carryOut('announce', words, { database, clock: now });
    expect(done).toMatchObject({ code: 0, err: '' });
    return done.out;
  };
  const inbox = async (who: Townsperson): Promise<readonly Notice[]> =>
    (await who.client.call(noticesApi.inbox, {})).notices;
  const toldOf = (notice: Notice | undefined): string[] =>
    (notice?.told ?? []).map(({ channel, outcome }) => `${channel} ${outcome}`);
  const messagesTo = async (person: string): Promise<DeliveredMessage[]> =>
    (await townspeople.wechat.messages()).filter(({ openId }) => openId.includes(person.replace(/_/g, '')));
  const accepts = async (who: Townsperson, times: number): Promise<void> => {
    await townspeople.wechat.accept(who.person, 'service_change', times);
    for (let time = 0; time < times; time += 1)
      await who.client.call(messagesApi.accept, { templates: ['service_change'] });
  };
  const follows = (who: Townsperson, kind: 'stop' | 'village' = 'stop') =>
    who.client.call(followingsApi.follow, { kind, id: kind === 'stop' ? XIAXIE_STOP : XIAXIE });

  describe('a cancelled bus', () => {
    it('reaches whoever follows the stop and the village once: in the inbox, for the ear, and in WeChat', async () => {
      const rider = await townspeople.signIn('grandmother');
      await follows(rider);
      await follows(rider, 'village');
      await accepts(rider, 2);
      await announce('cancel-trip', (await bus('2026-11-25')).tripId, '2026-11-25', '路面塌方');
      await eventually(async () => expect(toldOf((await inbox(rider))[0])).toContain('wechat sent'), SOON_MS);
      const [notice, ...others] = await inbox(rider);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ kind: 'trip_cancelled', superseded: false });
      expect(notice?.text).toContain('路面塌方');
      expect(notice?.spoken).toMatch(/十一月二十五日/);
      const messages = await messagesTo('grandmother');
      expect(messages).toHaveLength(1);
      expect(messages[0]?.data['thing3']).toBe('路面塌方');
      const { budgets } = await rider.client.call(messagesApi.budgets, {});
      expect(budgets.find(({ template }) => template === 'service_change')?.left).toBe(1);
      expect(await inbox(await townspeople.signIn('neighbour'))).toEqual([]);
    });

    it('that runs after all takes the notice back, and the last acceptance is kept for what matters more', async () => {
      const rider = await townspeople.signIn('grandmother');
      const cancellation = await announce('cancel-trip', (await bus('2026-11-26')).tripId, '2026-11-26', '修车');
      await eventually(async () => {
        const [newest] = await inbox(rider);
        // The notice of the other day is there already, and it too was sent.
        expect(newest?.text).toContain('修车');
        expect(toldOf(newest)).toContain('wechat sent');
      }, SOON_MS);
      await announce('restore-trip', cancellation);
      await eventually(async () => expect((await inbox(rider))[0]?.kind).toBe('trip_restored'), SOON_MS);
      expect((await inbox(rider))[1]).toMatchObject({ kind: 'trip_cancelled', superseded: true });
      await eventually(async () => expect(toldOf((await inbox(rider))[0])).toContain('wechat no_budget'), SOON_MS);
      expect(await messagesTo('grandmother')).toHaveLength(2);
    });

    it('is tried again when WeChat is down, and told once', async () => {
      const rider = await townspeople.signIn('driver');
      await follows(rider);
      await accepts(rider, 1);
      await townspeople.wechat.fail('/cgi-bin/message/subscribe/send', { kind: 'status', status: 502 }, 1);
      await announce('cancel-trip', (await bus('2026-11-27')).tripId, '2026-11-27', '路面塌方');
      await eventually(async () => expect(toldOf((await inbox(rider))[0])).toContain('wechat sent'), 2 * SOON_MS);
      expect(await messagesTo('driver')).toHaveLength(1);
    }, 120_000);
  });

  it('whom no message reaches, the keeper calls, sees in full only to call, and writes down 已口头通知', async () => {
    const rider = await townspeople.signIn('farmer');
    await townspeople.agree(rider);
    await rider.client.call(meApi.correct, { name: '江豆腐' });
    await rider.client.call(meApi.phone, { code: await townspeople.wechat.phoneCode('farmer') });
    await follows(rider);
    await announce('cancel-trip', (await bus('2026-11-28')).tripId, '2026-11-28', '路面塌方');
    const mine = async () =>
      (await keeper.client.call(callsApi.list, { pointId: XIAXIE_POINT })).calls.filter(
        ({ name, text }) => name === '江**' && text.startsWith('11月28日'),
      );
    const call = await eventually(async () => {
      const [found] = await mine();
      if (!found) throw new Error('there is no call');
      return found;
    }, SOON_MS);
    expect(call.phone).toMatch(/^1\*{6}\d{4}$/);
    expect(await keeper.client.call(callsApi.contact, { id: call.id })).toEqual({
      name: '江豆腐',
      phone: '19900000004',
    });
    expect(await keeper.client.call(callsApi.record, { id: call.id, outcome: 'not_reached' })).toEqual({ open: true });
    expect((await mine())[0]?.attempts).toBe(1);
    expect(await keeper.client.call(callsApi.record, { id: call.id, outcome: 'told' })).toEqual({ open: false });
    expect((await keeper.client.refuses(callsApi.record, { id: call.id, outcome: 'told' })).code).toBe('call_closed');
    expect(await mine()).toEqual([]);
    expect(toldOf((await inbox(rider))[0])).toEqual(
      expect.arrayContaining(['inbox shown', 'keeper_call not_reached', 'keeper_call told']),
    );
    expect((await rider.client.call(meApi.data, {})).readings).toMatchObject([{ role: 'keeper' }]);
    await rider.client.call(consentsApi.withdraw, { kind: 'privacy_notice' });
  });

  it('at night a bus of the morning is told at once, a later one when people are up', async () => {
    await at('2026-11-29T22:00:00+08:00');
    const rider = await townspeople.signIn('daughter');
    await follows(rider);
    await accepts(rider, 3);
    const { departures } = await townspeople.server.client.call(timetableApi.board, {
      stopId: XIAXIE_STOP,
      date: '2026-11-30',
    });
    // What leaves within twelve hours is urgent.
    const urgent = departures.find(({ seconds }) => seconds < 10 * 3_600);
    const later = departures.find(({ seconds }) => seconds > 10.1 * 3_600);
    if (!urgent || !later) throw new Error('there are too few buses');
    await announce('cancel-trip', later.tripId, '2026-11-30', '修车');
    await announce('cancel-trip', urgent.tripId, '2026-11-30', '路面塌方');
    await eventually(
      async () => expect((await messagesTo('daughter')).map(({ data }) => data['thing3'])).toEqual(['路面塌方']),
      SOON_MS,
    );
    expect(await inbox(rider)).toHaveLength(2);
    await at('2026-11-30T07:00:30+08:00');
    await eventually(
      async () =>
        expect((await messagesTo('daughter')).map(({ data }) => data['thing3'])).toEqual(['路面塌方', '修车']),
      SOON_MS,
    );
  }, 180_000);

  it('a clock set back by a day loses nothing and tells nothing twice', async () => {
    const rider = await townspeople.signIn('daughter');
    const before = await inbox(rider);
    await at('2026-11-29T09:00:00+08:00');
    expect((await rider.client.call(meApi.me, {})).accountId).toBe(rider.accountId);
    await follows(rider);
    await announce('cancel-trip', (await bus('2026-12-01')).tripId, '2026-12-01', '塌方');
    await eventually(
      async () => expect((await inbox(rider)).map(({ id }) => id)).toHaveLength(before.length + 1),
      SOON_MS,
    );
    await eventually(
      async () =>
        expect((await messagesTo('daughter')).map(({ data }) => data['thing3'])).toEqual(['路面塌方', '修车', '塌方']),
      SOON_MS,
    );
  }, 120_000);

  describe('an announcement', () => {
    const ofVillage = async () =>
      (await townspeople.server.client.call(announcementsApi.ofVillage, { code: XIAXIE })).announcements.map(
        ({ id }) => id,
      );
    const statusOf = async (id: string) =>
      (await office.client.call(announcementsApi.forOffice, {})).announcements.find((each) => each.id === id)?.status;
    const submit = async (more: Partial<SubmitAnnouncement> = {}): Promise<string> => {
      office = await townspeople.signIn('county_office');
      return (await office.client.call(announcementsApi.submit, { ...water, ...more })).id;
    };

    it('is read in the village without an account once WeChat has passed it, and by followers in their inbox', async () => {
      const follower = await townspeople.signIn('carrier_operator');
      await follows(follower, 'village');
      const id = await submit({ important: true });
      await eventually(async () => expect(await ofVillage()).toContain(id), SOON_MS);
      expect(await townspeople.server.client.call(announcementsApi.one, { id })).toMatchObject({
        title: '明天停水',
        spoken: '明天停水。上午停水，请提前存水。',
      });
      await eventually(
        async () => expect((await inbox(follower)).map(({ title }) => title)).toEqual(['明天停水']),
        SOON_MS,
      );
      expect(
        (await townspeople.server.client.call(announcementsApi.ofVillage, { code: '350423103201' })).announcements.map(
          (each) => each.id,
        ),
      ).not.toContain(id);
    });

    it('with a risky text is held until somebody else has looked it over', async () => {
      const id = await submit({ text: '这里有违规样本' });
      await eventually(async () => expect(await statusOf(id)).toBe('held'), SOON_MS);
      expect(await ofVillage()).not.toContain(id);
      expect((await townspeople.server.client.refuses(announcementsApi.one, { id })).code).toBe(
        'announcement_not_found',
      );
      const decision = { id, decision: 'publish', reason: '看过了，没有问题' } as const;
      expect((await office.client.refuses(announcementsApi.review, decision)).code).toBe('own_announcement');
      expect((await second.client.call(announcementsApi.review, decision)).status).toBe('published');
      await eventually(async () => expect(await ofVillage()).toContain(id), SOON_MS);
      await office.client.call(announcementsApi.withdraw, { id, reason: '过时了' });
      await eventually(async () => expect(await ofVillage()).not.toContain(id), SOON_MS);
    });
  });
});
