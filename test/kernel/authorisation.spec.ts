// Is every endpoint shut to everybody but those for whom it was opened, whatever they ask for behind it?
import { accountsApi, grantsApi, meApi, roles, scopeKindOf, sessionsApi } from '@kehuoyou/shared';
import { declaredEndpoints, routesOf, unmatched } from '../architecture/endpoint-rules.js';
import type { AnyEndpoint } from '../architecture/endpoint-rules.js';
import { areaRows, relations, strangersTo } from './authorisation/areas.js';
import type { Relation, Stranger } from './authorisation/areas.js';
import { Cast, works } from './authorisation/cast.js';
import type { Member } from './authorisation/cast.js';
import { complaintQuestions } from './authorisation/complaint-questions.js';
import { errandQuestions } from './authorisation/errand-questions.js';
import { driverQuestions } from './authorisation/driver-questions.js';
import { lineQuestions } from './authorisation/line-questions.js';
import { mediaQuestions } from './authorisation/media-questions.js';
import { officeQuestions } from './authorisation/office-questions.js';
import { ownQuestions, publicQuestions } from './authorisation/public-questions.js';
import { parcelQuestions } from './authorisation/parcel-questions.js';
import type { Ask, Question } from './authorisation/question.js';
import { sellingQuestions } from './authorisation/selling-questions.js';
import { shipmentQuestions } from './authorisation/shipment-questions.js';
import { noticeQuestions, staffQuestions } from './authorisation/staff-questions.js';
import { openTimetableQuestions, timetableStaffQuestions } from './authorisation/timetable-questions.js';
import { jsonIn, refusalIn } from '../harness/api-client.js';
import type { ApiClient } from '../harness/api-client.js';
import { onEachDatabase } from '../harness/database.js';
import { randomFor, shuffled } from '../harness/random.js';
import { sampleOn } from '../harness/sample.js';
import type { Reply } from '../harness/exchange.js';

const questions: Readonly<Record<string, Question>> = {
  ...publicQuestions,
  ...complaintQuestions,
  ...errandQuestions,
  ...ownQuestions,
  ...staffQuestions,
  ...noticeQuestions,
  ...mediaQuestions,
  ...openTimetableQuestions,
  ...timetableStaffQuestions,
  ...lineQuestions,
  ...officeQuestions,
  ...driverQuestions,
  ...parcelQuestions,
  ...shipmentQuestions,
  ...sellingQuestions,
};
const endpoints = declaredEndpoints();

/** Headers that differ between any two answers. */
const OF_THE_MOMENT = ['date', 'x-request-id', 'retry-after'];

/** Everything that a caller can see of a refusal, but for its number. */
function visible(reply: Reply): string {
  const { requestId: _its, ...body } = refusalIn(reply);
  const headers = Object.entries(reply.headers)
    .filter(([name]) => !OF_THE_MOMENT.includes(name))
    .sort();
  return JSON.stringify([reply.status, headers, body]);
}

function isNamed({ access }: AnyEndpoint, role: Member['role']): boolean {
  return access.includes('public') || access.includes('resident') || access.includes(role);
}

describe('the matrix', () => {
  it('knows every endpoint, and no other', () => {
    expect(Object.keys(questions).sort()).toEqual([...endpoints.keys()].sort());
  });

  it('knows of every endpoint of the staff what it answers those who work elsewhere', () => {
    const ofStaff = [...endpoints].filter(
      ([, { access }]) => !access.includes('public') && !access.includes('resident'),
    );
    expect(Object.keys(areaRows).sort()).toEqual(ofStaff.map(([name]) => name).sort());
  });

  it('has somebody of every role', () => {
    expect(['resident', ...Object.keys(works)].sort()).toEqual([...roles].sort());
  });
});

onEachDatabase((database) => {
  const random = randomFor(`authorisation ${database.engine}`);
  let cast: Cast;
  let strangers: Readonly<Record<Relation, Stranger>>;
  let asked = 0;
  /** Who is named for an endpoint is the guard's to say, before any database; some are tried on the second as well. */
  const isTried = sampleOn(database, random, 3);

  beforeAll(async () => {
    cast = await Cast.gather(database);
    strangers = await strangersTo(database, cast);
  }, 180_000);
  afterAll(() => cast.townspeople.stop());

  const send = async (client: ApiClient, endpoint: AnyEndpoint, ask: Ask): Promise<Reply> => {
    asked += 1;
    const reply = await client.ask(endpoint as never, ask);
    if (reply.status >= 500)
      throw new Error(`${endpoint.method} ${endpoint.path} gave ${reply.status}: ${reply.bytes.toString()}`);
    return reply;
  };

  it('routes what shared declares, and nothing else', async () => {
    const document = jsonIn(await cast.townspeople.server.client.send({ path: '/openapi.json' })) as Parameters<
      typeof routesOf
    >[0];
    expect(unmatched(routesOf(document), endpoints.values())).toEqual([]);
  });

  /** All that can be asked of an endpoint, about what `holder` may touch and may not. */
  const allOf = async (question: Question, holder: Member): Promise<Ask[]> => {
    const made: Ask[] = [];
    for (const asking of [question.own, question.foreign, question.missing]) {
      const ask = await asking?.(holder, cast);
      if (ask) made.push(ask);
    }
    return made;
  };

  describe(`in a random order (${random.seed})`, () => {
    it.each(shuffled([...endpoints.keys()], random))(
      '%s',
      async (name) => {
        const endpoint = endpoints.get(name);
        const question = questions[name];
        if (!endpoint || !question) throw new Error(`the matrix does not know ${name}`);
        const named = shuffled(
          cast.members.filter(({ role }) => isNamed(endpoint, role)),
          random,
        );
        if (isTried()) await keepsOut(endpoint, question, named);
        for (const [index, member] of named.entries())
          if (index === 0 || isTried()) await letsIn(endpoint, question, member);
      },
      120_000,
    );
  });

  /** Whoever is not named learns nothing, not even whether there is something. */
  async function keepsOut(endpoint: AnyEndpoint, question: Question, [holder]: readonly Member[]): Promise<void> {
    if (!holder || endpoint.access.includes('public')) return;
    const asks = await allOf(question, holder);
    expect(asks.length).toBeGreaterThan(0);
    const refusedTo = async (
      who: string,
      client: ApiClient,
      status: number,
      code: string,
      of = asks,
    ): Promise<void> => {
      const seen = [];
      for (const ask of of) {
        const reply = await send(client, endpoint, ask);
        expect([who, reply.status, refusalIn(reply).code]).toEqual([who, status, code]);
        seen.push(visible(reply));
      }
      expect(new Set(seen).size).toBe(1);
    };
    // The guard looks at who asks and at the endpoint alone: of those whom it keeps out for the same reason one asks for
    // everything, the others for one thing each.
    const some = (index: number): Ask[] => (index === 0 ? asks : shuffled(asks, random).slice(0, 1));
    for (const [index, { name, client }] of shuffled(cast.outsiders, random).filter(isTried).entries())
      await refusedTo(name, client, 401, 'sign_in_needed', some(index));
    const others = cast.members.filter(({ role }) => !isNamed(endpoint, role)).filter(isTried);
    for (const [index, { role, client }] of shuffled(others, random).entries())
      await refusedTo(role, client, 403, 'not_allowed', some(index));
    await question.after?.(holder, cast, {}).catch(() => undefined);
  }

  /** Whoever is named gets at what is theirs, and at nothing else. */
  async function letsIn(endpoint: AnyEndpoint, question: Question, member: Member): Promise<void> {
    const { client, role } = member;
    const refusals: string[] = [];
    for (const asking of [question.foreign, question.missing]) {
      const ask = await asking?.(member, cast);
      if (!ask) continue;
      const reply = await send(client, endpoint, ask);
      expect([role, reply.status < 400 ? 'went well' : refusalIn(reply).code]).toEqual([role, question.refuses]);
      refusals.push(visible(reply));
    }
    expect(new Set(refusals).size).toBeLessThanOrEqual(1);
    const own = await question.own(member, cast);
    if (!own) return;
    const reply = await send(client, endpoint, own);
    if (question.gives !== undefined) expect([role, refusalIn(reply).code]).toEqual([role, question.gives]);
    else if (reply.status >= 400) throw new Error(`a ${role} was refused: ${reply.bytes.toString()}`);
    if (question.after) await question.after(member, cast, jsonIn(reply));
  }

  describe('by where the thing lies', () => {
    // Who may is decided without the database; what lists leave out is asked of both.
    const rows = Object.entries(areaRows).filter(([, row]) => !('own' in row) && ('lists' in row || isTried()));
    it.each(shuffled(rows, random))(
      '%s',
      async (name, row) => {
        const [endpoint, question] = [endpoints.get(name), questions[name]];
        if (!endpoint || !question) throw new Error(`the matrix does not know ${name}`);
        const named = shuffled(cast.members, random).filter(({ role }) => endpoint.access.includes(role));
        const holder = named.find(({ role }) => role !== 'resident' && scopeKindOf[role] === 'area') ?? named[0];
        if (!holder) throw new Error(`${name} is for nobody`);
        for (const relation of shuffled(relations, random)) {
          const own = await question.own(holder, cast);
          const ask = own ?? (await question.missing?.(holder, cast)) ?? {};
          const asOwn = 'sending' in row ? undefined : own ? question.gives : question.refuses;
          const thing = 'thing' in row ? await row.thing(holder, cast, ask) : undefined;
          const reachesTo = async ({ client }: Pick<Member, 'client'>): Promise<string> => {
            const reply = await ('sending' in row && row.sending ? row.sending(client) : send(client, endpoint, ask));
            if (reply.status >= 400) return refusalIn(reply).code;
            if (!('lists' in row)) return 'went well';
            return row.lists(jsonIn(reply) as never).includes(thing ?? '') ? 'went well' : 'left out';
          };
          const { roles: held, client } = strangers[relation];
          const isNamedThere = endpoint.access.some((role) => held.includes(role as Member['role']));
          const foreign = 'refuses' in row ? row.refuses : 'left out';
          const done = relation === 'below' ? (asOwn ?? 'went well') : foreign;
          expect([relation, await reachesTo({ client })]).toEqual([relation, isNamedThere ? done : 'not_allowed']);
          if ('lists' in row && relation !== 'below')
            expect([holder.role, await reachesTo(holder)]).toEqual([holder.role, 'went well']);
          await question.after?.(holder, cast, {}).catch(() => undefined);
        }
      },
      60_000,
    );
  });

  it('lets everybody in where the endpoint is public, with any token and with none', async () => {
    const [holder] = cast.members;
    if (!holder) throw new Error('there is nobody');
    for (const [name, endpoint] of endpoints) {
      const question = questions[name];
      if (!question || !endpoint.access.includes('public')) continue;
      for (const { name: who, client } of shuffled(cast.outsiders, random).filter(isTried)) {
        const ask = await question.own(holder, cast);
        if (!ask) continue;
        const reply = await send(client, endpoint, ask);
        expect([name, who, reply.status < 400 ? undefined : refusalIn(reply).code]).toEqual([
          name,
          who,
          question.gives,
        ]);
      }
    }
  });

  it('shuts with the next request: when a role is revoked, an account shut out, a session ended elsewhere', async () => {
    const { client: office, accountId } = cast.member('township_office');
    await office.call(grantsApi.list, {});
    await cast.townspeople.dismiss(cast.county, cast.member('township_office').grantId);
    expect((await office.refuses(grantsApi.list, {})).code).toBe('not_allowed');
    // What else a question to them has given them, is another matter.
    expect((await office.call(meApi.me, {})).grants.map(({ role }) => role)).not.toContain('township_office');
    await cast.root.client.call(accountsApi.disable, { id: accountId, reason: '离职' });
    expect((await office.refuses(meApi.me, {})).status).toBe(401);
    await cast.root.client.call(accountsApi.enable, { id: accountId, reason: '弄错了' });
    expect((await office.call(meApi.me, {})).grants.map(({ role }) => role)).not.toContain('township_office');
    const there = await cast.townspeople.signIn('grandmother');
    const { sessions } = await there.client.call(sessionsApi.list, {});
    await cast
      .member('resident')
      .client.call(sessionsApi.end, { id: sessions.find(({ current }) => current)?.id ?? '' });
    expect((await there.client.refuses(meApi.me, {})).code).toBe('sign_in_needed');
  });

  it('has asked thousands of questions, and failed at none', () => {
    expect(asked).toBeGreaterThan(database.engine === 'sqlite' ? 2_000 : 800);
    expect(
      cast.townspeople.server.log.filter((line) => line.includes('"level":50') || line.includes('"level":60')),
    ).toEqual([]);
  });
});
