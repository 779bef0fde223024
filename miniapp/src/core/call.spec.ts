// Does a call come back as an answer or as a failure that a page can name?
import { endpoint } from '@kehuoyou/shared';
import { call, callIfChanged } from './call';
import { signedIn } from '../testing/signed-in';
import { session } from './session';
import { setOnline } from '../testing/connection';
import { FakeServer } from '../testing/fake-server';

const board = endpoint<{ stopId: string; limit?: number }, { stop: string }>('GET', '/api/boards/:stopId', {
  access: ['public'],
  summary: '',
});
const report = endpoint<{ id: string; words: string }, { code: string }>('POST', '/api/points/:id/reports', {
  access: ['public'],
  summary: '',
});

let server: FakeServer;

beforeEach(() => {
  server = new FakeServer();
  server.install();
  setOnline(true);
  session.forget();
});

afterEach(() => jest.useRealTimers());

describe('an answer', () => {
  it('comes back as the endpoint’s type, from the address that the endpoint says', async () => {
    server.will({ status: 200, body: { stop: '下谢村' } });
    await expect(call(board, { stopId: 'V104204', limit: 3 })).resolves.toEqual({ stop: '下谢村' });
    expect(server.requests[0]).toMatchObject({ url: '/api/boards/V104204?limit=3', method: 'GET', body: undefined });
  });

  it('may be nothing at all', async () => {
    server.will({ status: 204 });
    await expect(call(report, { id: 'P1', words: '关门' })).resolves.toBeUndefined();
  });

  it('with an ETag is asked for conditionally, and 304 says that nothing changed', async () => {
    server.will({ status: 200, body: { stop: 'A' }, headers: { ETag: '"a1"' } }, { status: 304 });
    const first = await callIfChanged(board, { stopId: 'A' }, undefined);
    expect(first).toEqual({ changed: true, answer: { stop: 'A' }, etag: '"a1"' });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    await expect(callIfChanged(board, { stopId: 'A' }, '"a1"')).resolves.toEqual({ changed: false });
    expect(server.requests[1]?.headers).toMatchObject({ 'if-none-match': '"a1"' });
  });
});

describe('a write', () => {
  it('carries a key of its own, unlike any other', async () => {
    server.will({ status: 201, body: {} }, { status: 201, body: {} });
    await call(report, { id: 'P1', words: '关门' });
    await call(report, { id: 'P1', words: '关门' });
    const keys = server.requests.map((request) => request.headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys[0]).not.toBe(keys[1]);
    expect(server.requests[0]?.body).toBe('{"words":"关门"}');
  });

  it('is not sent twice behind the person’s back', async () => {
    server.will('no network');
    await expect(call(report, { id: 'P1', words: '关门' })).rejects.toMatchObject({ code: 'no_network' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('whoever has signed in', () => {
  it('shows the token with every call, and no longer after signing out', async () => {
    session.keep(signedIn('secret'));
    server.will({ status: 200, body: {} }, { status: 200, body: {} });
    await call(board, { stopId: 'A' });
    session.forget();
    await call(board, { stopId: 'A' });
    expect(server.requests.map((request) => request.headers['authorization'])).toEqual(['Bearer secret', undefined]);
  });
});

describe('a refusal', () => {
  it('keeps the server’s code, field, number and sentence', async () => {
    const body = { code: 'malformed_date', message: '日期要写成…', field: 'date', requestId: 'r7' };
    server.will({ status: 400, body });
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({
      code: 'malformed_date',
      detail: { status: 400, field: 'date', requestId: 'r7', sentence: '日期要写成…' },
    });
  });

  it('says how long to wait', async () => {
    const body = { code: 'rate_limited', message: '', requestId: 'r' };
    server.will({ status: 429, body, headers: { 'Retry-After': '30' } });
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({
      code: 'rate_limited',
      detail: { retryAfter: 30 },
    });
  });

  it('from a gateway that knows no JSON means that the server is busy', async () => {
    server.will({ status: 502, text: '<html>Bad Gateway</html>' });
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({ code: 'unavailable', detail: { status: 502 } });
  });
});

describe('a weak network', () => {
  it('loses one request: the question is asked once more', async () => {
    server.will('no network', { status: 200, body: { stop: 'A' } });
    await expect(call(board, { stopId: 'A' })).resolves.toEqual({ stop: 'A' });
  });

  it('loses two: then it is given up', async () => {
    server.will('no network', 'no network');
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({ code: 'no_network', unreached: true });
  });

  it('that never answers is given up after eighteen seconds', async () => {
    jest.useFakeTimers();
    server.will('silence', 'silence');
    const asked = expect(call(board, { stopId: 'A' })).rejects.toMatchObject({ code: 'slow_network' });
    await jest.advanceTimersByTimeAsync(18_000);
    await asked;
    expect(server.requests).toHaveLength(2);
  });

  it('that the phone knows to be gone is not even tried', async () => {
    setOnline(false);
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({ code: 'no_network' });
    expect(server.requests).toHaveLength(0);
  });

  it('of a shop that answers with its own sign-in page is no answer of ours', async () => {
    server.will({ status: 200, text: '<html>请登录 Wi-Fi</html>' });
    await expect(call(board, { stopId: 'A' })).rejects.toMatchObject({ code: 'unreadable_answer' });
  });
});
