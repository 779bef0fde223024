// Is everything refused that nobody may do, whatever is sent, and does nothing of it get into the log?
import { householdsApi, invitationsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import type { Role } from '@kehuoyou/shared';
import { RunningApp } from '../testing/running-app.js';
import { createLogger, errorForLog } from './log.js';

/** What a person, a fool and an attacker may put into a field. */
const hostile = [
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '\u0000',
  'a\u0000b',
  '\u0007',
  '\u202egnp.exe',
  '\ud800',
  '\u200f',
  '👨‍👩‍👧‍👦',
  'مرحبا',
  '𠮷野',
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  '${jndi:ldap://x}',
  'a'.repeat(100_000),
  '',
  ' ',
  '\n',
];

let server: RunningApp;

beforeAll(async () => {
  server = await RunningApp.start({ env: { ALLOWED_ORIGINS: 'https://county.example' } });
});

afterAll(() => server.close());

async function sample(role: Role): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

describe('what caches on the way may keep', () => {
  it('is an open answer alone, for each origin and each packing by itself, on either way to it', async () => {
    const path = `${server.url}/api/villages/350423104204/pack`;
    const told = async (url: string, headers: Record<string, string> = {}): Promise<(string | null)[]> => {
      const reply = await fetch(url, { headers: { 'accept-encoding': 'gzip', ...headers } });
      return ['vary', 'access-control-allow-origin', 'cache-control'].map((name) => reply.headers.get(name));
    };
    const vary = 'Origin, accept-encoding';
    const [first, cached] = [await told(path), await told(path)];
    expect(first).toEqual([vary, null, expect.stringMatching(/^public/)]);
    expect(cached).toEqual(first);
    const foreign = await told(path, { origin: 'https://county.example' });
    expect(foreign).toEqual([vary, 'https://county.example', first[2]]);
    const own = await told(`${server.url}/api/me`, { authorization: `Bearer ${await sample('resident')}` });
    expect(own).toEqual(['Origin', null, 'no-store']);
  });
});

describe('hostile text', () => {
  it.each(hostile.map((text) => [text.slice(0, 24), text]))(
    '%j is answered clearly in every field, never with 5xx',
    async (_start, text) => {
      const token = await sample('county_office');
      const replies = await Promise.all(
        [
          server.call(sessionsApi.byWechat, { code: text }),
          server.call(sessionsApi.byCode, { code: text }),
          server.call(sessionsApi.bySample, { role: text as Role }),
          server.call(meApi.correct, { name: text }, { token }),
          server.call(householdsApi.add, { name: text, phone: text }, { token }),
          server.call(
            invitationsApi.invite,
            { role: 'keeper', scopeKind: 'point', scopeId: text, name: text },
            { token },
          ),
          server.call(invitationsApi.accept, { code: text }, { token }),
          // Neither is a path: nobody can send it.
          text === '' || text === '\ud800' ? undefined : server.call(householdsApi.remove, { id: text }, { token }),
        ].filter((each) => each !== undefined),
      );
      for (const reply of replies) expect(reply.status >= 400 && reply.status < 500).toBe(true);
    },
  );

  it.each(['\u0000', 'a\u0000b', '\u0007', '\u202egnp.exe', '\ud800', '\n'])(
    '%j cannot be read by anybody, and that is said',
    async (text) => {
      const reply = await server.call(meApi.correct, { name: `罗${text}山` }, { token: await sample('resident') });
      expect([reply.status, reply.code]).toEqual([400, 'unreadable_character']);
    },
  );

  it.each(['👨‍👩‍👧‍👦', '𠮷野', "O'Neill", '罗 大山', '阿依古丽·买买提'])('%j is a name', async (name) => {
    const reply = await server.call(meApi.correct, { name }, { token: await sample('resident') });
    expect(reply.code).toBe('consent_needed');
  });

  it('of ten megabytes is too large', async () => {
    const reply = await server.call(
      meApi.correct,
      { name: 'a'.repeat(10_000_000) },
      { token: await sample('resident') },
    );
    expect([reply.status, reply.code]).toEqual([413, 'too_large']);
  });

  it.each([
    ['{"name":"a","__proto__":{"x":1}}', 'malformed_request'],
    ['{"name":"a","constructor":{"prototype":{}}}', 'malformed_request'],
    ['{', 'malformed_request'],
    ['[]', 'malformed_request'],
    ['"a"', 'malformed_request'],
    ['{"name":["a"]}', 'invalid_field'],
    ['{"name":{"a":1}}', 'invalid_field'],
    ['{"name":1e309}', 'invalid_field'],
    ['{"name":null}', 'invalid_field'],
    ['{"name":"a","more":1}', 'unknown_field'],
  ])('the body %s is %s', async (body, code) => {
    const token = await sample('resident');
    const response = await fetch(`${server.url}/api/me`, {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'k' },
    });
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({ code });
  });

  it('in the name of a field comes back short', async () => {
    const reply = await server.call(meApi.correct, { name: 'a', ['x'.repeat(50_000)]: 1 } as never, {
      token: await sample('resident'),
    });
    expect([reply.code, reply.text.length < 400]).toEqual(['unknown_field', true]);
  });

  it('where nothing is asked for is refused', async () => {
    const token = await sample('resident');
    expect((await server.call(meApi.me, { a: '1' } as never, { token })).code).toBe('unknown_field');
    expect((await server.call(sessionsApi.end, { id: 'current', more: 1 } as never, { token })).code).toBe(
      'unknown_field',
    );
  });
});

describe('the log', () => {
  it('quotes nothing that was said', async () => {
    const token = await sample('resident');
    await server.call(householdsApi.remove, { id: '罗大山 19900000077' }, { token });
    await server.call(meApi.correct, { name: 'a', 罗大山: '19900000077' } as never, { token });
    await fetch(`${server.url}/api/sessions/19900000077?q=${encodeURIComponent('罗大山')}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(server.log.length).toBeGreaterThan(2);
    const text = server.log.join('\n');
    for (const secret of ['罗大山', '19900000077', encodeURIComponent('罗大山'), token])
      expect(text).not.toContain(secret);
  });

  it('withholds what somebody logs without thinking', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => lines.push(line) });
    const error = Object.assign(new Error("Duplicate entry '19900000077' for key"), {
      driverError: { errno: 1062, sql: 'INSERT 19900000077' },
      parameters: ['19900000077'],
    });
    logger.error({ err: error }, 'failed');
    logger.info(
      { phone: '19900000077', person: { phone: '19900000077', token: 'T' }, body: { name: '罗大山' } },
      'seen',
    );
    logger.error({ err: new Error('no such number +86 199-0000-0077', { cause: new Error('19900000077') }) }, 'failed');
    expect(lines).toHaveLength(3);
    for (const secret of ['19900000077', '0077', '罗大山', '"T"']) expect(lines.join('')).not.toContain(secret);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'Error', errno: 1062, stack: expect.stringContaining('at ') },
    });
    expect(errorForLog('19900000077')).toBe('[number]');
  });
});

describe('other web pages', () => {
  const ask = async (origin: string): Promise<string | null> =>
    (await fetch(`${server.url}/api/sessions/samples`, { headers: { origin } })).headers.get(
      'access-control-allow-origin',
    );

  it('may read answers if they are on the list, and no others', async () => {
    expect([await ask('https://county.example'), await ask('https://evil.example'), await ask('null')]).toEqual([
      'https://county.example',
      null,
      null,
    ]);
    const preflight = await fetch(`${server.url}/api/me`, {
      method: 'OPTIONS',
      headers: { origin: 'https://county.example', 'access-control-request-method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  });

  it('are told by the headers of every answer what they may not do', async () => {
    const { headers } = await fetch(`${server.url}/api/sessions/samples`);
    expect([
      headers.get('x-content-type-options'),
      headers.get('x-frame-options'),
      headers.get('content-security-policy'),
    ]).toEqual(['nosniff', 'SAMEORIGIN', expect.stringContaining("script-src 'self'")]);
  });
});

describe('too many requests', () => {
  it('of one account are refused, wherever they come from; others are not touched', async () => {
    const busy = await RunningApp.start({ env: { ACCOUNT_REQUESTS_PER_MINUTE: '5' } });
    try {
      const token = (await busy.call(sessionsApi.bySample, { role: 'resident' })).answer.token;
      const codes = await Promise.all(
        Array.from({ length: 8 }, async () => (await busy.call(meApi.me, {}, { token })).status),
      );
      expect(codes.filter((status) => status === 429)).toHaveLength(3);
      expect((await busy.call(sessionsApi.samples, {})).status).toBe(200);
    } finally {
      await busy.close();
    }
  });
});
