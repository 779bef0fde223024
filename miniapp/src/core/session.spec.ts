// Is a session kept, told of, and ended only by the server's word about this very token?
import { meApi } from '@kehuoyou/shared';
import { FakeServer } from '../testing/fake-server';
import { setOnline } from '../testing/connection';
import { signedIn } from '../testing/signed-in';
import { call } from './call';
import { storage } from './platform/storage';
import { session } from './session';

const server = new FakeServer();
const refusal = { status: 401, body: { code: 'sign_in_needed', message: '请先登录再来', requestId: 'R1' } };

beforeEach(() => {
  localStorage.clear();
  session.forget();
  setOnline(true);
  server.install();
});

it('is remembered with its kind, and forgotten whole', () => {
  session.keep(signedIn('T', 'sample'));
  expect(session.current()).toEqual({ token: 'T', kind: 'sample' });
  expect(session.current()).toBe(session.current());
  session.forget();
  expect(session.current()).toBeUndefined();
  expect(storage.names('session/')).toEqual([]);
});

it('ends when the server does not know its token, and says so until the next sign-in', async () => {
  session.keep(signedIn('T'));
  server.will(refusal);
  await expect(call(meApi.me, {})).rejects.toMatchObject({ code: 'sign_in_needed' });
  expect(session.token()).toBeUndefined();
  expect(session.hasExpired()).toBe(true);
  session.keep(signedIn('U'));
  expect(session.hasExpired()).toBe(false);
});

it('outlives a late refusal of the session before it', async () => {
  session.keep(signedIn('old'));
  server.will(refusal);
  const late = call(meApi.me, {});
  session.keep(signedIn('new'));
  await expect(late).rejects.toMatchObject({ code: 'sign_in_needed' });
  expect(session.token()).toBe('new');
});

it('is no session where nobody had signed in', async () => {
  server.will(refusal);
  await expect(call(meApi.me, {})).rejects.toMatchObject({ code: 'sign_in_needed' });
  expect(session.hasExpired()).toBe(false);
});

it('tells whoever listens, until they have heard enough', () => {
  let heard = 0;
  const stop = session.onChange(() => (heard += 1));
  session.keep(signedIn('T'));
  session.expire('another');
  session.expire('T');
  stop();
  session.forget();
  expect(heard).toBe(2);
});
