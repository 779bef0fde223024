// Is everything shut that nobody opened, and open only to those whom it names?
import 'reflect-metadata';
import { Controller, Get } from '@nestjs/common';
import { endpoint } from '@kehuoyou/shared';
import type { Access, Grant, Role } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HandClock } from '../testing/hand-clock.js';
import { smallApp } from '../testing/small-app.js';
import { CallerAddress, CurrentCaller, OptionalCaller } from './caller.js';
import type { Caller, Callers } from './caller.js';
import { Endpoint } from './endpoint.decorator.js';

type NothingAsked = Record<string, never>;
const summary = 'For the test';

function open(path: `/${string}`, access: readonly Access[]) {
  return endpoint<NothingAsked, unknown>('GET', path, { access, summary });
}

@Controller()
class DoorController {
  @Get('/bare')
  bare(): string {
    return 'nobody bound this route to an endpoint';
  }

  @Endpoint(open('/nobody', []))
  nobody(): string {
    return 'opened to nobody';
  }

  @Endpoint(open('/public', ['public']))
  everybody(@OptionalCaller() caller: Caller | undefined): object {
    return { caller: caller?.accountId ?? null };
  }

  @Endpoint(open('/resident', ['resident']))
  resident(@CurrentCaller() caller: Caller): object {
    return { caller: caller.accountId };
  }

  @Endpoint(open('/keeper', ['keeper', 'driver']))
  keeper(@CurrentCaller() caller: Caller): object {
    return { caller: caller.accountId };
  }

  @Endpoint(endpoint<NothingAsked, unknown>('POST', '/public', { access: ['public'], summary }))
  told(@OptionalCaller() caller: Caller | undefined): object {
    return { caller: caller?.accountId ?? null };
  }

  @Endpoint(endpoint<NothingAsked, unknown>('GET', '/alive', { access: ['public'], summary, unlimited: true }))
  alive(@OptionalCaller() caller: Caller | undefined): object {
    return { caller: caller?.accountId ?? null };
  }

  @Endpoint(open('/address', ['public']))
  address(@CallerAddress() address: string): object {
    return { caller: address };
  }

  @Endpoint(open('/careless', ['public']))
  careless(@CurrentCaller() caller: Caller): object {
    return { caller: caller.accountId };
  }
}

function grant(role: Role): Grant {
  return { role, scope: { kind: 'point', id: 'P104204' } };
}

const callers: Readonly<Record<string, Caller>> = {
  resident: { accountId: 'a-resident', sessionId: 's', grants: [] },
  keeper: { accountId: 'a-keeper', sessionId: 's', grants: [grant('keeper')] },
  driver: { accountId: 'a-driver', sessionId: 's', grants: [grant('driver')] },
  office: { accountId: 'a-office', sessionId: 's', grants: [grant('county_office'), grant('administrator')] },
};

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await smallApp([DoorController], {
    clock: new HandClock(),
    callers: { find: async (token) => (Object.hasOwn(callers, token) ? callers[token] : undefined) },
  });
});
afterAll(() => app.close());

async function ask(
  path: string,
  authorization?: string,
  of = app,
  method: 'GET' | 'POST' = 'GET',
): Promise<[number, unknown]> {
  const response = await of.inject({
    method,
    url: path,
    headers: authorization === undefined ? {} : { authorization },
  });
  const body = response.json<{ code?: string; caller?: string }>();
  return [response.statusCode, body.code ?? body.caller];
}

describe('where there are no accounts', () => {
  it('nobody is anybody, and the public is let in', async () => {
    const lonely = await smallApp([DoorController], { clock: new HandClock() });
    try {
      expect(await ask('/public', 'Bearer keeper', lonely)).toEqual([200, null]);
      expect(await ask('/resident', 'Bearer keeper', lonely)).toEqual([401, 'sign_in_needed']);
    } finally {
      await lonely.close();
    }
  });
});

describe('the access guard', () => {
  it.each([undefined, 'Bearer resident', 'Bearer office'])(
    'is shut where no endpoint is bound, for %s too',
    async (authorization) => {
      expect(await ask('/bare', authorization)).toEqual([403, 'not_allowed']);
    },
  );

  it('is shut where an endpoint names nobody', async () => {
    expect(await ask('/nobody')).toEqual([401, 'sign_in_needed']);
    expect(await ask('/nobody', 'Bearer office')).toEqual([403, 'not_allowed']);
  });

  it('is open to everybody where it says so, and knows who has signed in', async () => {
    expect(await ask('/public')).toEqual([200, null]);
    expect(await ask('/public', 'Bearer resident')).toEqual([200, 'a-resident']);
  });

  it('is open to whoever has an account where residents are named', async () => {
    expect(await ask('/resident')).toEqual([401, 'sign_in_needed']);
    expect(await ask('/resident', 'Bearer resident')).toEqual([200, 'a-resident']);
    expect(await ask('/resident', 'Bearer keeper')).toEqual([200, 'a-keeper']);
  });

  it('is open to those of a role where that is named, and to no higher one', async () => {
    expect(await ask('/keeper', 'Bearer keeper')).toEqual([200, 'a-keeper']);
    expect(await ask('/keeper', 'Bearer driver')).toEqual([200, 'a-driver']);
    expect(await ask('/keeper', 'Bearer resident')).toEqual([403, 'not_allowed']);
    expect(await ask('/keeper', 'Bearer office')).toEqual([403, 'not_allowed']);
    expect(await ask('/keeper')).toEqual([401, 'sign_in_needed']);
  });

  it.each([
    'Bearer unknown',
    'Bearer ',
    'Bearer',
    'bearer keeper',
    'Basic keeper',
    'Basic Bearer keeper',
    'keeper',
    'Bearer keeper resident',
    `Bearer ${'k'.repeat(513)}`,
    'Bearer constructor',
    'Bearer __proto__',
  ])('does not know "%s"', async (authorization) => {
    expect(await ask('/resident', authorization)).toEqual([401, 'sign_in_needed']);
    expect(await ask('/public', authorization)).toEqual([200, null]);
  });

  it('gives no handler a caller who is not there', async () => {
    expect(await ask('/careless')).toEqual([401, 'sign_in_needed']);
  });

  it('answers nothing about a route that does not exist', async () => {
    expect(await ask('/elsewhere')).toEqual([404, 'not_found']);
  });
});

describe('an address that asks too much', () => {
  it('is told to wait, whoever it is', async () => {
    const busy = await smallApp([DoorController], { clock: new HandClock(), requestsPerMinute: 2 });
    try {
      const statuses: number[] = [];
      for (let each = 0; each < 3; each += 1) statuses.push((await busy.inject('/public')).statusCode);
      expect(statuses).toEqual([200, 200, 429]);
      const refused = await busy.inject('/public');
      expect(refused.json()).toMatchObject({ code: 'rate_limited' });
      expect(refused.headers['retry-after']).toBe('60');
    } finally {
      await busy.close();
    }
  });
});

it('an address is told as it is, and cut off where it is longer than any', async () => {
  const told = async (remoteAddress: string): Promise<unknown> =>
    (await app.inject({ method: 'GET', url: '/address', remoteAddress })).json<{ caller: string }>().caller;
  expect(await told('198.51.100.7')).toBe('198.51.100.7');
  expect(await told('a'.repeat(65))).toBe('a'.repeat(64));
});

describe('an account that asks too much', () => {
  it('is told to wait, wherever it asks but where nothing is counted, and no other account with it', async () => {
    const busy = await smallApp([DoorController], {
      clock: new HandClock(),
      callers: { find: async (token) => callers[token] },
      accountRequestsPerMinute: 2,
    });
    const resident = (path: string) => ask(path, 'Bearer resident', busy);
    try {
      for (let each = 0; each < 3; each += 1) expect(await resident('/alive')).toEqual([200, 'a-resident']);
      expect(await resident('/resident')).toEqual([200, 'a-resident']);
      expect(await resident('/public')).toEqual([200, 'a-resident']);
      expect(await resident('/resident')).toEqual([429, 'rate_limited']);
      expect(await resident('/public')).toEqual([429, 'rate_limited']);
      expect(await ask('/public', undefined, busy)).toEqual([200, null]);
      expect(await ask('/resident', 'Bearer keeper', busy)).toEqual([200, 'a-keeper']);
    } finally {
      await busy.close();
    }
  });
});

describe('while it cannot be found out who is asking', () => {
  const asked = async (find: Callers['find'], work: (of: NestFastifyApplication) => Promise<void>): Promise<void> => {
    const away = await smallApp([DoorController], { clock: new HandClock(), callers: { find } });
    try {
      await work(away);
    } finally {
      await away.close();
    }
  };
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error('no answer'), { code }));

  it('what is for all is shown to whoever asks, and nothing else is answered or done', async () => {
    await asked(failing('ECONNREFUSED'), async (away) => {
      expect(await ask('/public', 'Bearer keeper', away)).toEqual([200, null]);
      expect((await ask('/resident', 'Bearer keeper', away))[0]).toBe(503);
      expect((await ask('/public', 'Bearer keeper', away, 'POST'))[0]).toBe(503);
      expect(await ask('/public', undefined, away, 'POST')).toEqual([201, null]);
    });
  });

  it('for a fault of ours, nobody is told that all is well', async () => {
    await asked(failing('ERR_ASSERTION'), async (away) => {
      expect(await ask('/public', 'Bearer keeper', away)).toEqual([500, 'internal']);
    });
  });

  it('what is for all waits a second for the answer, and nobody who has it waits any longer', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const find = (token: string): Promise<Caller | undefined> =>
      token === 'driver' ? Promise.resolve(callers['driver']) : new Promise(() => undefined);
    await asked(find, async (away) => {
      expect(await ask('/public', 'Bearer keeper', away)).toEqual([200, null]);
      // What timers there are of the app itself has run out meanwhile.
      const before = timers();
      expect(await ask('/public', 'Bearer driver', away)).toEqual([200, 'a-driver']);
      expect(timers()).toBeLessThanOrEqual(before);
    });
  });
});
