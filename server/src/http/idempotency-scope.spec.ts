// Whose, and for what, is a key: does anybody ever get the answer to another question by it?
import {
  accountsApi,
  ANNOUNCEMENT_PICTURE,
  consentsApi,
  consentWordings,
  householdsApi,
  invitationsApi,
  picturesApi,
  sessionsApi,
} from '@kehuoyou/shared';
import { photo } from '../testing/media/sample-pictures.js';
import { RunningApp } from '../testing/running-app.js';
import type { Reply } from '../testing/running-app.js';

/** One for each test: who uses it twice within a test says something else the second time. */
let KEY = '';
let tests = 0;
let server: RunningApp;
let office: string;

beforeAll(async () => {
  server = await RunningApp.start({ env: { TRUST_PROXY: '1' } });
  office = (await server.call(sessionsApi.bySample, { role: 'county_office' })).answer.token;
});
afterAll(() => server.close());
beforeEach(() => {
  tests += 1;
  KEY = `key-of-test-${tests}`;
});

const refusal = (reply: Reply<unknown>): [number, string] => [reply.status, reply.code];
const MISMATCH = [422, 'idempotency_mismatch'];

describe('the same key', () => {
  it('about another thing in the path is refused, and the first keeps its answer', async () => {
    const token = await server.signIn('daughter');
    const { version } = consentWordings.privacy_notice[0];
    await server.call(consentsApi.give, { kind: 'privacy_notice', version }, { token });
    const add = async (name: string): Promise<string> =>
      (await server.call(householdsApi.add, { name, phone: '19900000077' }, { token })).answer.id;
    const [father, mother] = [await add('罗大山'), await add('陈阿姨')];
    const share = (id: string) => server.call(householdsApi.sharingCode, { id }, { token, key: KEY });
    const { answer } = await share(father);
    expect(refusal(await share(mother))).toEqual(MISMATCH);
    expect((await share(father)).answer).toEqual(answer);
  });

  it('about another second thing in the path is refused', async () => {
    const remove = (id: string, followerId: string) =>
      server.call(householdsApi.removeFollower, { id, followerId }, { token: home, key: KEY });
    const home = await server.signIn('grandmother');
    const { version } = consentWordings.privacy_notice[0];
    await server.call(consentsApi.give, { kind: 'privacy_notice', version }, { token: home });
    const { id } = (await server.call(householdsApi.add, { name: '罗大山', phone: '19900000077' }, { token: home }))
      .answer;
    for (const person of ['daughter', 'neighbour']) {
      const { code } = (await server.call(householdsApi.sharingCode, { id }, { token: home })).answer;
      await server.call(householdsApi.follow, { code }, { token: await server.signIn(person) });
    }
    const [{ followers = [] } = {}] = (await server.call(householdsApi.people, {}, { token: home })).answer.people;
    const [first, second] = followers.map((each) => each.id);
    expect((await remove(id, first ?? '')).status).toBe(200);
    expect(refusal(await remove(id, second ?? ''))).toEqual(MISMATCH);
    expect((await remove(id, first ?? '')).answer.followers).toHaveLength(1);
  });

  it('for another deed to the same thing is refused, also where only the method tells them apart', async () => {
    const root = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
    const { accountId } = (
      await server.call(sessionsApi.byWechat, { code: server.standIn.api.codesFor('neighbour').loginCode })
    ).answer;
    const ask = { id: accountId, reason: '查一查' };
    expect((await server.call(accountsApi.disable, ask, { token: root, key: KEY })).answer).toEqual({ disabled: true });
    expect(refusal(await server.call(accountsApi.enable, ask, { token: root, key: KEY }))).toEqual(MISMATCH);
    const { id } = (
      await server.call(
        invitationsApi.invite,
        { role: 'keeper', scopeKind: 'point', scopeId: 'P104201' },
        { token: office },
      )
    ).answer;
    expect((await server.call(invitationsApi.withdraw, { id }, { token: office, key: KEY })).status).toBe(200);
    expect(refusal(await server.call(householdsApi.remove, { id }, { token: office, key: KEY }))).toEqual(MISMATCH);
  });

  it('with another file is refused', async () => {
    const [one, other] = [await photo(), await photo()];
    const send = (bytes: Buffer) =>
      server.call(
        picturesApi.upload,
        { purpose: ANNOUNCEMENT_PICTURE },
        { token: office, key: KEY, file: { bytes, type: 'image/jpeg' } },
      );
    const { answer } = await send(one);
    expect(refusal(await send(Buffer.concat([other, Buffer.from([0])])))).toEqual(MISMATCH);
    expect((await send(one)).answer).toEqual(answer);
  });

  it('of another account is another key: neither gets the other’s answer', async () => {
    const township = (await server.call(sessionsApi.bySample, { role: 'township_office' })).answer.token;
    const code = async (token: string) => (await server.call(sessionsApi.code, {}, { token, key: KEY })).answer;
    const [mine, theirs] = [await code(office), await code(township)];
    expect(mine.code).not.toBe(theirs.code);
    expect([await code(office), await code(township)]).toEqual([mine, theirs]);
  });

  it('of another address is another key where nobody is signed in, and of the same one is the same', async () => {
    const signIn = async (address: string, token?: string) => {
      const headers = { 'x-forwarded-for': address };
      return (await server.call(sessionsApi.bySample, { role: 'keeper' }, { key: KEY, headers, token })).answer;
    };
    const mine = await signIn('198.51.100.1');
    const theirs = await signIn('198.51.100.2');
    expect(theirs.token).not.toBe(mine.token);
    expect(await signIn('198.51.100.1')).toEqual(mine);
    // Whoever is signed in has keys of their own, wherever they are.
    const own = await signIn('198.51.100.1', office);
    expect(own.token).not.toBe(mine.token);
    expect(await signIn('198.51.100.9', office)).toEqual(own);
  });
});

describe('a key', () => {
  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(129)])('is not %j', async (key) => {
    const headers = key === 'ä' ? { 'idempotency-key': Buffer.from('ä').toString('latin1') } : {};
    const reply = await server.call(sessionsApi.code, {}, { token: office, key: key === 'ä' ? 'a' : key, headers });
    expect(refusal(reply)).toEqual([400, 'idempotency_key_missing']);
  });

  it('has 128 characters at most', async () => {
    expect((await server.call(sessionsApi.code, {}, { token: office, key: 'x'.repeat(128) })).status).toBe(201);
  });
});
