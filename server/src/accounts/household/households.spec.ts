// Whose parcels does a phone see, and what happens when two phones say the same of a number?
import { consentsApi, consentWordings, householdsApi, meApi } from '@kehuoyou/shared';
import { AuditEntryEntity } from '../safekeeping/ledger.entity.js';
import {
  GRANDMOTHER,
  FATHER,
  server,
  sample,
  agreed,
  add,
  people,
  codeFor,
  confirm,
  accountOf,
  audience,
  serverForEachTest,
} from '../../testing/accounts/household-server.js';

serverForEachTest();

const MINUTE = 60_000;

describe('several people on one phone', () => {
  it('are added, confirmed by the keeper who sees them, corrected and removed', async () => {
    const [phone, keeper] = [await agreed('daughter'), await sample('keeper')];
    const father = await add(phone, { ...FATHER, phone: '+86 199-0000-0077' });
    expect(father).toEqual({
      id: expect.any(String),
      relation: 'kept',
      ...FATHER,
      underFourteen: false,
      confirmed: false,
      followers: [],
    });
    expect(await audience(FATHER.phone)).toBeUndefined();
    const { code, link } = (await server.call(householdsApi.confirmationCode, { id: father.id }, { token: phone }))
      .answer;
    expect(link).toBe(`${server.url}/c/${code}`);
    expect((await server.call(householdsApi.previewConfirmation, { code }, { token: keeper })).answer).toEqual({
      ...FATHER,
      takenElsewhere: false,
    });
    expect((await confirm(keeper, code)).answer).toEqual({ confirmed: true });
    expect(await people(phone)).toEqual([
      { ...father, confirmed: true, confirmedBy: 'keeper', confirmedAt: '2026-11-24T01:00:00.000Z' },
    ]);
    expect(await audience(FATHER.phone)).toEqual({ holder: await accountOf(phone), followers: [] });
    const corrected = (
      await server.call(householdsApi.correct, { id: father.id, ...FATHER, phone: '19900000078' }, { token: phone })
    ).answer;
    expect(corrected).toMatchObject({ phone: '19900000078', confirmed: false });
    expect(await audience(FATHER.phone)).toBeUndefined();
    expect((await server.call(householdsApi.remove, { id: father.id }, { token: phone })).answer.people).toEqual([]);
  });

  it('may share one number: it is confirmed once for all of them', async () => {
    const [phone, keeper] = [await agreed('daughter'), await sample('keeper')];
    const father = await add(phone, FATHER);
    await confirm(keeper, await codeFor(phone, father.id));
    const mother = await add(phone, { name: '陈阿姨', phone: FATHER.phone });
    expect(mother.confirmed).toBe(true);
    await server.call(householdsApi.remove, { id: father.id }, { token: phone });
    expect((await people(phone)).map(({ confirmed }) => confirmed)).toEqual([true]);
  });

  it('need the privacy notice, a child the guardian’s own consent, which takes the child along when it is withdrawn', async () => {
    const phone = await server.signIn('daughter');
    expect((await server.call(householdsApi.add, FATHER, { token: phone })).code).toBe('consent_needed');
    const token = await agreed('daughter');
    const child = { ...FATHER, name: '小宝', underFourteen: true };
    expect((await server.call(householdsApi.add, child, { token })).code).toBe('sensitive_consent_needed');
    await server.call(
      consentsApi.give,
      { kind: 'sensitive_data', version: consentWordings.sensitive_data[0].version },
      { token },
    );
    expect((await add(token, child)).underFourteen).toBe(true);
    await server.call(consentsApi.withdraw, { kind: 'sensitive_data' }, { token });
    expect(await people(token)).toEqual([]);
  });

  it('are twenty at the most, even when they are added at once', async () => {
    const token = await agreed('daughter');
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, each) =>
        server.call(householdsApi.add, { ...FATHER, name: `家人${each}` }, { token }),
      ),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(replies.filter(({ status }) => status === 409).map(({ code }) => code)).toEqual([
      'too_many_people',
      'too_many_people',
      'too_many_people',
      'too_many_people',
    ]);
  });

  it('are nobody else’s business: a stranger’s person is as missing as none', async () => {
    const [mine, theirs] = [await agreed('daughter'), await agreed('neighbour')];
    const { id } = await add(theirs, FATHER);
    for (const missing of [id, 'none']) {
      const replies = [
        await server.call(householdsApi.correct, { id: missing, ...FATHER }, { token: mine }),
        await server.call(householdsApi.remove, { id: missing }, { token: mine }),
        await server.call(householdsApi.confirmationCode, { id: missing }, { token: mine }),
        await server.call(householdsApi.sharingCode, { id: missing }, { token: mine }),
        await server.call(householdsApi.removeFollower, { id: missing, followerId: 'x' }, { token: mine }),
      ];
      expect(replies.map(({ status, code }) => [status, code])).toEqual(
        Array.from({ length: 5 }, () => [404, 'person_not_found']),
      );
    }
  });
});

describe('one’s own number', () => {
  it('is confirmed by WeChat, once the notice has been agreed to', async () => {
    const token = await server.signIn('grandmother');
    const code = () => server.standIn.api.codesFor('grandmother').phoneCode;
    expect((await server.call(meApi.phone, { code: code() }, { token })).code).toBe('consent_needed');
    await agreed('grandmother');
    const { phoneCode } = server.standIn.api.codesFor('grandmother');
    const first = await server.call(meApi.phone, { code: phoneCode }, { token, key: 'phone' });
    expect(first.answer).toMatchObject({ phone: GRANDMOTHER.phone, phoneConfirmed: true });
    expect((await server.call(meApi.phone, { code: phoneCode }, { token, key: 'phone' })).answer).toEqual(first.answer);
    expect((await server.call(meApi.phone, { code: phoneCode }, { token })).code).toBe('wechat_refused');
    expect((await server.call(meApi.correct, { name: GRANDMOTHER.name }, { token })).answer).toMatchObject(GRANDMOTHER);
  });

  it('that was recycled drops the old link, which the audit log tells', async () => {
    const [old, now] = [await agreed('daughter'), await agreed('grandmother')];
    const kept = await add(old, GRANDMOTHER);
    await confirm(await sample('keeper'), await codeFor(old, kept.id));
    await server.call(meApi.phone, { code: server.standIn.api.codesFor('grandmother').phoneCode }, { token: now });
    expect((await people(old))[0]?.confirmed).toBe(false);
    expect(await audience(GRANDMOTHER.phone)).toEqual({ holder: await accountOf(now), followers: [] });
    const moved = await server.database.dataSource.manager.findBy(AuditEntryEntity, { action: 'number.moved' });
    expect(moved.map(({ subjectId, detail }) => [subjectId, detail])).toEqual([
      [await accountOf(old), JSON.stringify({ to: await accountOf(now), method: 'wechat' })],
    ]);
  });

  it('is matched no longer once the privacy notice is withdrawn', async () => {
    const token = await agreed('grandmother');
    await server.call(meApi.phone, { code: server.standIn.api.codesFor('grandmother').phoneCode }, { token });
    expect(await audience(GRANDMOTHER.phone)).toBeDefined();
    await server.call(consentsApi.withdraw, { kind: 'privacy_notice' }, { token });
    expect(await audience(GRANDMOTHER.phone)).toBeUndefined();
    expect((await server.call(meApi.me, {}, { token })).answer).toMatchObject({
      phoneConfirmed: false,
      privacyAgreed: false,
    });
  });
});

describe('two phones that claim one person', () => {
  it('the second is told why not, and the keeper decides when the number has changed hands', async () => {
    const [first, second, keeper] = [await agreed('daughter'), await agreed('neighbour'), await sample('keeper')];
    await confirm(keeper, await codeFor(first, (await add(first, FATHER)).id));
    const { id } = await add(second, FATHER);
    const code = await codeFor(second, id);
    expect(
      (await server.call(householdsApi.previewConfirmation, { code }, { token: keeper })).answer.takenElsewhere,
    ).toBe(true);
    const refused = await confirm(keeper, code);
    expect([refused.status, refused.code]).toEqual([409, 'number_taken']);
    // The refusal used nothing up.
    expect((await confirm(keeper, code, { takeOver: true })).status).toBe(201);
    expect([(await people(first))[0]?.confirmed, (await people(second))[0]?.confirmed]).toEqual([false, true]);
  });

  it('at the same moment: one is confirmed, the other refused', async () => {
    const [first, second, keeper] = [await agreed('daughter'), await agreed('neighbour'), await sample('keeper')];
    const codes = [
      await codeFor(first, (await add(first, FATHER)).id),
      await codeFor(second, (await add(second, FATHER)).id),
    ];
    const replies = await Promise.all(codes.map((code) => confirm(keeper, code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a keeper', () => {
  it('confirms at their own point, with a fresh code, once, and not their own family', async () => {
    const [phone, keeper] = [await agreed('daughter'), await sample('keeper')];
    const { id } = await add(phone, FATHER);
    expect((await confirm(keeper, await codeFor(phone, id), { pointId: 'P104201' })).code).toBe('point_not_found');
    expect((await confirm(await sample('driver'), await codeFor(phone, id))).code).toBe('not_allowed');
    const late = await codeFor(phone, id);
    server.clock.pass(10 * MINUTE);
    expect((await confirm(keeper, late)).code).toBe('code_not_valid');
    const code = await codeFor(phone, id);
    expect((await confirm(keeper, code)).status).toBe(201);
    expect((await confirm(keeper, code)).code).toBe('code_not_valid');
    await server.call(
      consentsApi.give,
      { kind: 'privacy_notice', version: consentWordings.privacy_notice[0].version },
      { token: keeper },
    );
    const own = await add(keeper, { name: '站长的妈', phone: '19900000079' });
    expect((await confirm(keeper, await codeFor(keeper, own.id))).code).toBe('own_confirmation');
  });

  it('cannot confirm somebody who has been removed meanwhile', async () => {
    const [phone, keeper] = [await agreed('daughter'), await sample('keeper')];
    const { id } = await add(phone, FATHER);
    const code = await codeFor(phone, id);
    await server.call(householdsApi.remove, { id }, { token: phone });
    expect((await confirm(keeper, code)).code).toBe('code_not_valid');
    expect((await server.call(householdsApi.previewConfirmation, { code }, { token: keeper })).code).toBe(
      'code_not_valid',
    );
  });
});
