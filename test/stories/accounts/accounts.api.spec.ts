// A family and the people of a township sign in, join, agree, look after one another, and leave again.
import { randomUUID } from 'node:crypto';
import { codeGroups, consentsApi, householdsApi } from '@kehuoyou/shared';
import { invitationsApi, meApi, normalCode, sessionsApi } from '@kehuoyou/shared';
import type { InvitationAsk, Person } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { CHANGXIAO, XIAXIE_POINT } from '../../harness/places.js';
import { runCommand } from '../../harness/server-process.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday morning. */
const CLOCK = '2026-11-24T09:00:00+08:00';
const OTHER_POINT = 'P104201';
const FATHER = { name: '罗大山', phone: '19900000077' };
const keeperOf = (scopeId: string): InvitationAsk => ({ role: 'keeper', scopeKind: 'point', scopeId });

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let root: Townsperson;
  let office: Townsperson;
  let keeper: Townsperson;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    root = await townspeople.administrator(runCommand);
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    keeper = await townspeople.signIn('keeper');
    await townspeople.hire(
      office,
      keeper,
      { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT },
      { name: '黄站长' },
    );
  }, 120_000);
  afterAll(() => townspeople.stop());

  /** Lets time pass; WeChat's clock goes on as before. */
  const at = async (clock: string): Promise<void> => {
    await townspeople.server.itIs(clock);
  };
  const invite = async (giver: Townsperson, ask: InvitationAsk): Promise<string> =>
    (await giver.client.call(invitationsApi.invite, ask)).code;
  const agreed = async (person: string): Promise<Townsperson> => {
    const somebody = await townspeople.signIn(person);
    await townspeople.agree(somebody);
    return somebody;
  };
  const peopleOf = async (who: Townsperson): Promise<Person[]> =>
    (await who.client.call(householdsApi.people, {})).people;
  const confirmationCode = async (who: Townsperson, id: string): Promise<string> =>
    (await who.client.call(householdsApi.confirmationCode, { id })).code;
  const withoutFamily = async (who: Townsperson): Promise<void> => {
    for (const { id, relation } of await peopleOf(who))
      if (relation !== 'self') await who.client.call(householdsApi.remove, { id });
  };

  describe('signs in', () => {
    it('by WeChat’s code: once, with one answer for one request however often it is sent', async () => {
      const code = await townspeople.wechat.loginCode('grandmother');
      const phone = townspeople.server.client.with({ 'idempotency-key': randomUUID() });
      const first = await phone.call(sessionsApi.byWechat, { code });
      expect(await phone.call(sessionsApi.byWechat, { code })).toEqual(first);
      expect((await townspeople.server.client.refuses(sessionsApi.byWechat, { code })).code).toBe('wechat_refused');
      expect((await townspeople.server.client.refuses(sessionsApi.byWechat, { code: 'made up' })).code).toBe(
        'wechat_refused',
      );
      const again = await townspeople.signIn('grandmother');
      expect((await townspeople.server.client.as(first.token).call(meApi.me, {})).accountId).toBe(again.accountId);
    });

    it('is told when WeChat does not answer, and tries again', async () => {
      await townspeople.wechat.fail('/sns/jscode2session', { kind: 'drop' });
      const refusal = await townspeople.server.client.refuses(sessionsApi.byWechat, {
        code: await townspeople.wechat.loginCode('grandmother'),
      });
      expect([refusal.status, refusal.code]).toEqual([503, 'wechat_unavailable']);
      await townspeople.signIn('grandmother');
    });

    it('on the office’s browser by a code from the phone, as it stands there, once', async () => {
      const { code } = await keeper.client.call(sessionsApi.code, {});
      const browser = await townspeople.server.client.call(sessionsApi.byCode, {
        code: ` ${codeGroups(code).toLowerCase()} `,
      });
      expect(browser.session.kind).toBe('browser');
      expect((await townspeople.server.client.as(browser.token).call(meApi.me, {})).accountId).toBe(keeper.accountId);
      expect((await townspeople.server.client.refuses(sessionsApi.byCode, { code })).code).toBe('code_not_valid');
      expect((await (await townspeople.signIn('grandmother')).client.refuses(sessionsApi.code, {})).code).toBe(
        'not_allowed',
      );
    });
  });

  describe('comes to work', () => {
    it('by an invitation that twenty accept at once: one gets it', async () => {
      const code = await invite(office, keeperOf(OTHER_POINT));
      const guests = await Promise.all(
        ['grandmother', 'neighbour', 'daughter', 'farmer', 'driver'].map((person) => townspeople.signIn(person)),
      );
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_each, index) => guests[index % 5]?.client.ask(invitationsApi.accept, { code })),
      );
      const statuses = replies.map((reply) => reply?.status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(new Set(statuses)).toEqual(new Set([201, 400]));
      const held = await Promise.all(guests.map(async ({ client }) => (await client.call(meApi.me, {})).grants));
      expect(held.flat()).toMatchObject([{ role: 'keeper', scope: { kind: 'point', id: OTHER_POINT }, deputy: false }]);
      await townspeople.dismiss(office, held.flat()[0]?.id ?? '');
    });

    it('only where the giver may give: not above, not beyond, not for a place that is not there', async () => {
      const township = await townspeople.signIn('township_office');
      await townspeople.hire(office, township, { role: 'township_office', scopeKind: 'area', scopeId: CHANGXIAO });
      const beyond: readonly (readonly [Townsperson, InvitationAsk])[] = [
        [township, keeperOf('P103201')],
        [township, { role: 'station_clerk', scopeKind: 'area', scopeId: '350423' }],
        [township, { role: 'county_office', scopeKind: 'area', scopeId: CHANGXIAO }],
        [office, { role: 'administrator', scopeKind: 'area', scopeId: '350423' }],
        [office, keeperOf('P999999')],
        [office, { role: 'township_office', scopeKind: 'area', scopeId: '35' }],
        [keeper, keeperOf(OTHER_POINT)],
      ];
      for (const [giver, ask] of beyond)
        expect([ask, (await giver.client.refuses(invitationsApi.invite, { ...ask })).code]).toEqual([
          ask,
          'not_yours_to_give',
        ]);
    });

    it('as a deputy while the keeper is away, from the first day to the last and no longer', async () => {
      const deputy = await townspeople.signIn('deputy_keeper');
      const code = await invite(keeper, { ...keeperOf(XIAXIE_POINT), from: '2026-11-25', until: '2026-11-26' });
      expect((await keeper.client.refuses(invitationsApi.accept, { code })).code).toBe('own_invitation');
      expect(await deputy.client.call(invitationsApi.accept, { code })).toMatchObject({ deputy: true });
      const duties = async (): Promise<number> => (await deputy.client.call(meApi.me, {})).grants.length;
      expect(await duties()).toBe(0);
      await at('2026-11-25T00:01:00+08:00');
      expect(await duties()).toBe(1);
      expect(
        (
          await deputy.client.refuses(invitationsApi.invite, {
            ...keeperOf(XIAXIE_POINT),
            from: '2026-11-25',
            until: '2026-11-26',
          })
        ).code,
      ).toBe('not_yours_to_give');
      await at('2026-11-27T00:01:00+08:00');
      expect(await duties()).toBe(0);
      // A clock that is set back by days harms nobody.
      await at(CLOCK);
      expect(await duties()).toBe(0);
    }, 120_000);

    it('not by an invitation that has expired, nor one whose giver has gone', async () => {
      const code = await invite(office, keeperOf(OTHER_POINT));
      await at('2026-12-02T09:00:00+08:00');
      const guest = await townspeople.signIn('farmer');
      expect((await guest.client.refuses(invitationsApi.accept, { code })).code).toBe('code_not_valid');
      await at(CLOCK);
    }, 120_000);
  });

  describe('a family', () => {
    it('adds father, whom the keeper confirms in person; the daughter follows him from Xiamen and sees less', async () => {
      const [home, away] = [await agreed('grandmother'), await agreed('daughter')];
      expect((await (await townspeople.signIn('farmer')).client.refuses(householdsApi.add, FATHER)).code).toBe(
        'consent_needed',
      );
      const father = await home.client.call(householdsApi.add, { ...FATHER, phone: '+86 199-0000-0077' });
      expect(father).toMatchObject({ ...FATHER, confirmed: false });
      const { code, link } = await home.client.call(householdsApi.confirmationCode, { id: father.id });
      expect(normalCode(link ?? '')).toBe(code);
      expect(await keeper.client.call(householdsApi.previewConfirmation, { code })).toEqual({
        ...FATHER,
        takenElsewhere: false,
      });
      expect(await keeper.client.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT })).toEqual({
        confirmed: true,
      });
      expect((await keeper.client.refuses(householdsApi.confirm, { code, pointId: XIAXIE_POINT })).code).toBe(
        'code_not_valid',
      );
      const shared = await home.client.call(householdsApi.sharingCode, { id: father.id });
      expect(await away.client.call(householdsApi.follow, { code: shared.code })).toMatchObject({
        relation: 'followed',
        phone: '1******0077',
        confirmed: true,
      });
      const [followed] = (await peopleOf(home)).filter(({ id }) => id === father.id);
      await home.client.call(householdsApi.removeFollower, {
        id: father.id,
        followerId: followed?.followers[0]?.id ?? '',
      });
      expect((await peopleOf(away)).filter(({ relation }) => relation === 'followed')).toEqual([]);
    });

    it('is told when another phone has confirmed the number, and the keeper decides', async () => {
      const second = await agreed('neighbour');
      const { id } = await second.client.call(householdsApi.add, FATHER);
      const code = await confirmationCode(second, id);
      expect((await keeper.client.call(householdsApi.previewConfirmation, { code })).takenElsewhere).toBe(true);
      expect((await keeper.client.refuses(householdsApi.confirm, { code, pointId: XIAXIE_POINT })).code).toBe(
        'number_taken',
      );
      await keeper.client.call(householdsApi.confirm, { code, pointId: XIAXIE_POINT, takeOver: true });
      expect((await peopleOf(second)).find((each) => each.id === id)?.confirmed).toBe(true);
      expect((await peopleOf(await townspeople.signIn('grandmother'))).map(({ confirmed }) => confirmed)).not.toContain(
        true,
      );
    });

    it('of two phones that claim one number at the same moment, one has it', async () => {
      const phones = [await agreed('grandmother'), await agreed('neighbour')];
      for (const phone of phones) await withoutFamily(phone);
      const codes = await Promise.all(
        phones.map(async (phone) =>
          confirmationCode(phone, (await phone.client.call(householdsApi.add, { ...FATHER, phone: '19900000079' })).id),
        ),
      );
      const replies = await Promise.all(
        codes.map((code) => keeper.client.ask(householdsApi.confirm, { code, pointId: XIAXIE_POINT })),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('loses the link to a recycled number when its new owner’s WeChat vouches for it', async () => {
      const [old, owner] = [await agreed('neighbour'), await agreed('daughter')];
      await withoutFamily(old);
      const kept = await old.client.call(householdsApi.add, { name: '罗小梅', phone: '19900000003' });
      await keeper.client.call(householdsApi.confirm, {
        code: await confirmationCode(old, kept.id),
        pointId: XIAXIE_POINT,
      });
      expect(
        await owner.client.call(meApi.phone, { code: await townspeople.wechat.phoneCode('daughter') }),
      ).toMatchObject({
        phone: '19900000003',
        phoneConfirmed: true,
      });
      expect((await peopleOf(old)).map(({ confirmed }) => confirmed)).toEqual([false]);
    });
  });

  it('gives consent, takes it back as easily, and with it what rested on it', async () => {
    const mother = await agreed('farmer');
    const child = { ...FATHER, name: '小宝', underFourteen: true };
    expect((await mother.client.refuses(householdsApi.add, child)).code).toBe('sensitive_consent_needed');
    await townspeople.agree(mother, 'sensitive_data');
    await mother.client.call(householdsApi.add, child);
    await mother.client.call(consentsApi.withdraw, { kind: 'sensitive_data' });
    expect((await peopleOf(mother)).filter(({ underFourteen }) => underFourteen)).toEqual([]);
    expect((await mother.client.refuses(consentsApi.give, { kind: 'privacy_notice', version: '1999-01' })).status).toBe(
      400,
    );
    const { ledger } = await mother.client.call(consentsApi.list, {});
    expect(ledger.map(({ kind, act }) => `${kind} ${act}`)).toEqual([
      'sensitive_data withdrawn',
      'sensitive_data given',
      'privacy_notice given',
    ]);
    expect(ledger[0]?.wording).toContain('孩子');
  });

  it('takes everything away as a file, deletes it, and comes back as somebody new', async () => {
    const leaving = await agreed('daughter');
    await leaving.client.call(meApi.correct, { name: '罗小梅' });
    await leaving.client.call(householdsApi.add, FATHER);
    const data = await leaving.client.call(meApi.data, {});
    expect(data).toMatchObject({ me: { name: '罗小梅' }, consents: [{ kind: 'privacy_notice', act: 'given' }] });
    expect(data.people.map(({ name }) => name)).toContain(FATHER.name);
    expect((await leaving.client.refuses(meApi.delete, { confirm: false })).code).toBe('invalid_field');
    const { kept } = await leaving.client.call(meApi.delete, { confirm: true });
    expect(kept.every((sentence) => /还要保留/.test(sentence))).toBe(true);
    expect((await leaving.client.refuses(meApi.me, {})).code).toBe('sign_in_needed');
    const back = await townspeople.signIn('daughter');
    expect(back.accountId).not.toBe(leaving.accountId);
    expect(await peopleOf(back)).toEqual([]);
  });

  it('has an audit log that the command finds whole', async () => {
    expect(await carryOut('verify-audit', [], { database, clock: CLOCK })).toMatchObject({ code: 0, err: '' });
  });

  it('cannot be guessed in, and who guesses locks nobody out who shares the address', async () => {
    const { code } = await keeper.client.call(sessionsApi.code, {});
    const guess = async () => (await townspeople.server.client.refuses(sessionsApi.byCode, { code: 'ZZZZZZZZ' })).code;
    const guesses = await Promise.all(Array.from({ length: 30 }, guess));
    expect(guesses.filter((each) => each === 'code_not_valid').length).toBeLessThanOrEqual(10);
    expect(await guess()).toBe('too_many_attempts');
    expect((await townspeople.server.client.call(sessionsApi.byCode, { code })).accountId).toBe(keeper.accountId);
  });
});
