// Does a household decide who fetches its parcels, and does what it said stand in the hand-out?
import { agentsApi, noticesApi } from '@kehuoyou/shared';
import type { AgentQuestion, OurAgents } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { agreed, sample, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  POINT,
  scan,
  Scanner,
  walletOf,
} from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const [W, OTHER] = ['73100112233882', '73100112230417'];
const agent = '李大爷';
let keeper: Scanner;

beforeEach(async () => {
  keeper = await Scanner.withRole('keeper');
  await announce(forGrandmother(W), forGrandmother(OTHER));
  await keeper.uploads(...[W, OTHER].map((waybill) => scan('SHELVED', { waybill, pointId: POINT, rack: 2, layer: 3 })));
});

const ask = (name = agent, waybill = W, token = keeper.token) =>
  server.call(agentsApi.ask, { id: POINT, waybill, agent: name }, { token });
const answerOf = async (id: string | undefined): Promise<AgentQuestion> =>
  (await server.call(agentsApi.answerOf, { id: id ?? '' }, { token: keeper.token })).answer;
const ours = async (token: string): Promise<OurAgents> => (await server.call(agentsApi.ours, {}, { token })).answer;
const answer = (token: string, id: string | undefined, yes: boolean, always = false) =>
  server.call(agentsApi.answer, { id: id ?? '', yes, always }, { token });

it('is asked at once, answers with one touch, and reads later that it did', async () => {
  const grandmother = await confirmedGrandmother();
  const { answer: question } = await ask();
  expect(question).toMatchObject({ answer: 'open', standing: false });
  await server.app.get(OutboxRelay).drain();
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: grandmother })).answer;
  expect(notices).toContainEqual(expect.objectContaining({ title: `${agent}要代取您家的快递，同意吗` }));
  expect((await ours(grandmother)).asked).toMatchObject([{ id: question.id, agent, pieces: 2, point: { id: POINT } }]);
  await answer(grandmother, question.id, true);
  expect(await answerOf(question.id)).toMatchObject({ answer: 'yes', answeredAt: server.clock.now().toISOString() });
  expect((await ours(grandmother)).asked).toEqual([]);
  const said = { pointId: POINT, method: 'agent', taker: 'agent', agent } as const;
  await keeper.uploads(scan('COLLECTED', { ...said, waybill: W, agentQuestion: question.id ?? '' }));
  await keeper.uploads(scan('COLLECTED', { ...said, waybill: OTHER }));
  const taken = (await walletOf(grandmother)).parcels.map(({ waybill, collected }) => [waybill, collected?.agreedAt]);
  expect(new Map(taken as [string, string][])).toEqual(
    new Map([
      [W, expect.any(String) as string],
      [OTHER, undefined],
    ]),
  );
});

it('says no, and the first answer stands', async () => {
  const grandmother = await confirmedGrandmother();
  const { id } = (await ask()).answer;
  await answer(grandmother, id, false);
  await answer(grandmother, id, true);
  expect(await answerOf(id)).toMatchObject({ answer: 'no' });
});

it('is not asked for whom it has said yes to for good, until it takes that back', async () => {
  const grandmother = await confirmedGrandmother();
  await answer(grandmother, (await ask()).answer.id, true, true);
  expect((await ask()).answer).toMatchObject({ answer: 'yes', standing: true });
  expect((await ask('王二')).answer).toMatchObject({ answer: 'open', standing: false });
  const [standing] = (await ours(grandmother)).standing;
  expect(standing).toMatchObject({ name: agent });
  await server.call(agentsApi.disallow, { id: standing?.id ?? '' }, { token: await agreed('neighbour') });
  expect((await ask()).answer.standing).toBe(true);
  await server.call(agentsApi.disallow, { id: standing?.id ?? '' }, { token: grandmother });
  expect((await ask()).answer.standing).toBe(false);
});

it('is nobody whom one could ask, where nobody has confirmed the number', async () => {
  expect((await ask()).answer).toEqual({ answer: 'unreachable', standing: false });
});

it('is decided by nobody else, and asked by nobody who does not hand it out', async () => {
  await confirmedGrandmother();
  const { id } = (await ask()).answer;
  const stranger = await agreed('neighbour');
  expect((await ours(stranger)).asked).toEqual([]);
  expect((await answer(stranger, id, true)).code).toBe('question_not_found');
  expect(await answerOf(id)).toMatchObject({ answer: 'open' });
  expect((await ask(agent, 'YT0000000000001')).code).toBe('parcel_not_found');
  expect((await ask(agent, W, await sample('driver'))).status).toBe(403);
});
