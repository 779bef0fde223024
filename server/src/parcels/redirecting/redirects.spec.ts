// Does what is for a closed point go elsewhere only where its household agrees, and back where that was a mistake?
import { consentsApi, currentWording, hubApi, noticesApi, redirectApi, walletApi } from '@kehuoyou/shared';
import type { Redirects, RedirectAnswer } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { NetworkService } from '../../network/network.service.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { sample, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
  walletOf,
} from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const [OPEN, AGAIN, STRANGER] = ['73100112233882', '73100112233883', '73100112233884'];
let clerk: string;
let granny: string;
const drain = () => server.app.get(OutboxRelay).drain();
const list = async (): Promise<Redirects> =>
  (await server.call(redirectApi.list, { pointId: HUB }, { token: clerk })).answer;
const say = (token: string, id: string, answer: RedirectAnswer) =>
  server.call(walletApi.redirect, { id, answer }, { token });
const inbox = async (token: string) => (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
const parcel = async (waybill: string) => (await walletOf(granny)).parcels.find((each) => each.waybill === waybill);
const idOf = async (waybill: string) => (await parcel(waybill))?.id ?? '';

/** The point is paused for five days; what is for it lies at the hub. Gives the point where it may go instead. */
async function closed(): Promise<string> {
  const now = server.clock.now();
  await server.app.get(PointPauses).announce({
    pointId: POINT,
    from: now,
    until: new Date(now.getTime() + 5 * 86_400_000),
    reason: '站长住院',
    substitutePointId: undefined,
  });
  await server.app.get(NetworkService).load();
  const [point] = (await list()).closed;
  return point?.choices[0]?.pointId ?? '';
}

beforeEach(async () => {
  granny = await confirmedGrandmother();
  clerk = await sample('hub_clerk');
  await announce(forGrandmother(OPEN), forGrandmother(STRANGER, { recipient: { name: '李四', phone: '19900000099' } }));
  const hub = await Scanner.withRole('hub_clerk');
  await hub.uploads(scan('HUB_RECEIVED', { waybill: OPEN, pointId: HUB }));
});

const begin = (toPointId: string) =>
  server.call(redirectApi.begin, { pointId: HUB, fromPointId: POINT, toPointId }, { token: clerk });

it('says before it is done how many go at once, are asked, or are rung up', async () => {
  await closed();
  const { closed: points, running } = await list();
  expect(running).toEqual([]);
  expect(points).toMatchObject([
    { pointId: POINT, reason: '站长住院', pieces: 2, choices: [{ agreed: 0, ask: 1, call: 1 }, {}, {}] },
  ]);
});

it('asks the household once, and goes where it says', async () => {
  const to = await closed();
  await begin(to);
  expect((await begin(to)).code).toBe('already_redirected');
  expect((await list()).running).toMatchObject([
    { counts: { moved: 0, open: 2, waiting: 0, returning: 0 }, calls: [{ waybill: STRANGER }] },
  ]);
  expect((await inbox(granny)).map(({ kind }) => kind)).toEqual(['parcel_redirect_asked']);
  expect(await parcel(OPEN)).toMatchObject({ point: { id: POINT }, redirect: { to: { id: to }, reason: '站长住院' } });
  await say(granny, await idOf(OPEN), 'wait');
  expect(await parcel(OPEN)).toMatchObject({ redirect: { answer: 'wait' } });
  await say(granny, await idOf(OPEN), 'yes');
  const now = await parcel(OPEN);
  expect(now).toMatchObject({ point: { id: to }, leaving: 'point' });
  expect(now).not.toHaveProperty('redirect');
  expect((await inbox(granny))[0]).toMatchObject({ kind: 'parcel_redirected' });
  expect((await say(granny, await idOf(OPEN), 'return')).code).toBe('question_not_found');
  expect((await list()).running).toMatchObject([{ counts: { moved: 1, open: 1 } }]);
});

it('takes along at once what had been agreed to, also what comes in later', async () => {
  const to = await closed();
  await server.call(
    consentsApi.give,
    { kind: 'leave_at_point', subject: to, version: currentWording('leave_at_point').version },
    { token: granny },
  );
  await begin(to);
  expect(await parcel(OPEN)).toMatchObject({ point: { id: to } });
  await announce(forGrandmother(AGAIN));
  await drain();
  expect(await parcel(AGAIN)).toMatchObject({ point: { id: to } });
  expect((await inbox(granny)).map(({ kind }) => kind)).not.toContain('parcel_redirect_asked');
  expect((await list()).running).toMatchObject([{ counts: { moved: 2, open: 1 } }]);
});

it('sends back what is refused, keeps what waits, and hears what was said on the telephone', async () => {
  const to = await closed();
  await begin(to);
  const [running] = (await list()).running;
  const { id = '', calls = [] } = running ?? {};
  const called = (answer: RedirectAnswer) =>
    server.call(
      redirectApi.called,
      { pointId: HUB, id, questionId: calls[0]?.questionId ?? '', answer },
      { token: clerk },
    );
  await called('wait');
  expect((await list()).running).toMatchObject([{ counts: { waiting: 1 }, calls: [{ answer: 'wait' }] }]);
  await called('yes');
  await say(granny, await idOf(OPEN), 'return');
  expect((await list()).running).toMatchObject([{ counts: { moved: 1, open: 0, returning: 1 }, calls: [] }]);
  expect(await parcel(OPEN)).toMatchObject({ point: { id: POINT }, leaving: 'refused', exceptions: ['no_consent'] });
});

it('is taken back: what lies at the hub goes to its own point, and whoever heard otherwise hears it', async () => {
  const to = await closed();
  await begin(to);
  await say(granny, await idOf(OPEN), 'yes');
  const [running] = (await list()).running;
  const end = { pointId: HUB, id: running?.id ?? '', undo: true };
  await server.call(redirectApi.end, end, { token: clerk });
  expect(await parcel(OPEN)).toMatchObject({ point: { id: POINT }, leaving: 'open' });
  expect((await inbox(granny))[0]).toMatchObject({
    kind: 'parcel_redirected',
    title: expect.stringContaining('还是送'),
  });
  expect(await list()).toMatchObject({ closed: [{ pieces: 2 }], running: [] });
  expect((await server.call(redirectApi.end, end, { token: clerk })).code).toBe('question_not_found');
});

describe('what lies in a bag for the closed point', () => {
  const BAG = 'YD0731';
  let hub: Scanner;
  let to: string;
  const find = async (code: string) =>
    (await server.call(hubApi.find, { pointId: HUB, code }, { token: clerk })).answer;
  const BUS = { tripId: 'Y104A-02', serviceDate: '2026-11-24' };

  beforeEach(async () => {
    hub = await Scanner.withRole('hub_clerk');
    await hub.uploads(
      scan('SORTED', { waybill: OPEN, pointId: HUB, toPointId: POINT, seal: BAG, ...BUS }),
      scan('BAG_SEALED', { seal: BAG, pointId: HUB, toPointId: POINT, grams: 3_000, ...BUS }),
    );
    to = await closed();
  });

  it('is redirected too, is told at the desk and at the scan, and goes into another bag', async () => {
    expect((await list()).closed).toMatchObject([{ pieces: 2, inBags: 1, onShelf: 0 }]);
    await begin(to);
    await say(granny, await idOf(OPEN), 'yes');
    expect((await list()).running).toMatchObject([{ inBags: [{ seal: BAG, waybills: [OPEN] }], onShelf: 0 }]);
    expect(await find(BAG)).toMatchObject({ kind: 'bag', bag: { strays: [OPEN], pieces: 1 } });
    expect(await find(OPEN)).toMatchObject({ kind: 'parcel', pointId: to, wrongBag: BAG });
    await hub.uploads(scan('SORTED', { waybill: OPEN, pointId: HUB, toPointId: to, seal: 'YD0732' }));
    expect((await list()).running).toMatchObject([{ inBags: [] }]);
    expect(await find(OPEN)).not.toHaveProperty('wrongBag');
    expect(await find(BAG)).toMatchObject({ bag: { pieces: 0 } });
    expect(await parcel(OPEN)).toMatchObject({ point: { id: to } });
  });

  it('comes back while it lies in its old bag, and no more once it lies in another', async () => {
    await begin(to);
    await say(granny, await idOf(OPEN), 'yes');
    const undo = async () => {
      const [running] = (await list()).running;
      await server.call(redirectApi.end, { pointId: HUB, id: running?.id ?? '', undo: true }, { token: clerk });
    };
    await undo();
    expect(await parcel(OPEN)).toMatchObject({ point: { id: POINT }, leaving: 'open' });
    expect(await find(BAG)).not.toHaveProperty('bag.strays');
    await begin(to);
    await say(granny, await idOf(OPEN), 'yes');
    await hub.uploads(scan('SORTED', { waybill: OPEN, pointId: HUB, toPointId: to, seal: 'YD0732' }));
    await undo();
    expect(await parcel(OPEN)).toMatchObject({ point: { id: to } });
  });

  it('is asked no more once its bus has left', async () => {
    await begin(to);
    await hub.uploads(scan('LOADED', { seal: BAG, pointId: HUB, ...BUS }), scan('DEPARTED', { pointId: HUB, ...BUS }));
    expect(await parcel(OPEN)).not.toHaveProperty('redirect');
    expect((await say(granny, await idOf(OPEN), 'yes')).code).toBe('question_not_found');
  });
});

describe('what stands on the shelf of the closed point', () => {
  let keeper: Scanner;
  let to: string;

  beforeEach(async () => {
    keeper = await Scanner.withRole('keeper');
    await keeper.uploads(scan('SHELVED', { waybill: OPEN, pointId: POINT, rack: 2, layer: 3 }));
    to = await closed();
  });

  it('is brought to the neighbour by a bus once its household agrees, and nobody is sent to the closed door', async () => {
    expect((await list()).closed).toMatchObject([{ pieces: 2, inBags: 0, onShelf: 1, choices: [{ ask: 1 }, {}, {}] }]);
    await begin(to);
    expect((await inbox(granny))[0]?.text).toContain('没说之前先放在');
    await say(granny, await idOf(OPEN), 'yes');
    expect(await parcel(OPEN)).toMatchObject({ state: 'ready', point: { id: POINT }, movingTo: { id: to } });
    expect((await list()).running).toMatchObject([{ onShelf: 1, counts: { moved: 1 } }]);
    const [told] = (await inbox(keeper.token)).filter(({ kind }) => kind === 'parcels_replanned');
    expect(told?.title).toMatch(/^架上 1 件改到.*取，请交给班车$/);
    const { waiting } = await keeper.sees();
    const bus = waiting[0]?.goesTo?.bus;
    expect(waiting).toMatchObject([{ waybill: OPEN, goesTo: { pointId: to, bus: { tripId: expect.any(String) } } }]);
    const { tripId = '', serviceDate = '' } = bus ?? {};
    const given = scan('LOADED', { waybill: OPEN, pointId: POINT, tripId, serviceDate });
    expect(await keeper.uploads(given)).toMatchObject([{ outcome: 'recorded' }]);
    const now = await parcel(OPEN);
    expect(now).toMatchObject({ state: 'loaded', point: { id: to }, exceptions: [] });
    expect(now).not.toHaveProperty('movingTo');
    expect(now).not.toHaveProperty('shelf');
    expect((await list()).running).toMatchObject([{ onShelf: 0 }]);
  });

  it('stays where it is after all once that is undone, and its keeper is told so, but nothing of who only waits', async () => {
    const shelfNotices = async () => (await inbox(keeper.token)).filter(({ kind }) => kind === 'parcels_replanned');
    await begin(to);
    await say(granny, await idOf(OPEN), 'wait');
    expect(await shelfNotices()).toEqual([]);
    await say(granny, await idOf(OPEN), 'yes');
    const [told, ...more] = await shelfNotices();
    expect([told?.superseded ?? false, more]).toEqual([false, []]);
    const [running] = (await list()).running;
    await server.call(redirectApi.end, { pointId: HUB, id: running?.id ?? '', undo: true }, { token: clerk });
    expect(await parcel(OPEN)).toMatchObject({ state: 'ready', point: { id: POINT } });
    expect(await shelfNotices()).toMatchObject([{ superseded: true }]);
  });

  it('stays where it is for whoever waits, and goes back for whoever does not want it', async () => {
    await begin(to);
    await say(granny, await idOf(OPEN), 'wait');
    expect(await parcel(OPEN)).toMatchObject({ state: 'ready', point: { id: POINT }, redirect: { answer: 'wait' } });
    expect(await parcel(OPEN)).not.toHaveProperty('movingTo');
    await say(granny, await idOf(OPEN), 'return');
    expect(await parcel(OPEN)).toMatchObject({ exceptions: ['no_consent'], leaving: 'refused' });
    expect((await list()).running).toMatchObject([{ onShelf: 0, counts: { returning: 1 } }]);
  });
});

it('is nobody else’s to decide', async () => {
  const to = await closed();
  await begin(to);
  const stranger = await server.signIn('neighbour');
  expect((await say(stranger, await idOf(OPEN), 'yes')).code).toBe('parcel_not_found');
  const keeper = await sample('keeper');
  const begun = await server.call(redirectApi.list, { pointId: HUB }, { token: keeper });
  expect(begun.status).toBeGreaterThanOrEqual(403);
});
