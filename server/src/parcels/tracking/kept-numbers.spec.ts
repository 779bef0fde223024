// Is whoever keeps a number called when it is there, and told no more than the number tells everybody?
import { keptNumbersApi, noticesApi } from '@kehuoyou/shared';
import type { KeptNumber, Notice, TrackingAsk } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { agreed, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
} from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const W = 'YT1234567890123';
const PERSONAL = '73100112233882';

const keep = async (token: string, ask: TrackingAsk, calls = true) =>
  server.call(keptNumbersApi.keep, { ...ask, calls }, { token });
const kept = async (token: string): Promise<readonly KeptNumber[]> =>
  (await server.call(keptNumbersApi.list, {}, { token })).answer.numbers;
const inbox = async (token: string): Promise<readonly Notice[]> => {
  await server.app.get(OutboxRelay).drain();
  return (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
};

async function shelve(waybill: string): Promise<void> {
  const [hub, keeper] = [await Scanner.withRole('hub_clerk'), await Scanner.withRole('keeper')];
  await hub.uploads(scan('HUB_RECEIVED', { waybill, pointId: HUB }));
  await keeper.uploads(scan('SHELVED', { waybill, pointId: POINT, rack: 2, layer: 3 }));
}

it('is kept once, with what is known of it, and is dropped', async () => {
  const token = await agreed('daughter');
  await keep(token, { waybill: ' yt-1234567890123' });
  expect(await kept(token)).toEqual([expect.objectContaining({ waybill: W, calls: true, carrier: '' })]);
  await announce(forGrandmother(W, { carrier: 'yuantong' }));
  await keep(token, { waybill: W }, false);
  const [one, ...others] = await kept(token);
  expect([one, others]).toMatchObject([{ calls: false, carrier: 'yuantong', parcel: { status: 'pending' } }, []]);
  await server.call(keptNumbersApi.drop, { id: one?.id ?? '' }, { token: await agreed('neighbour') });
  expect(await kept(token)).toHaveLength(1);
  await server.call(keptNumbersApi.drop, { id: one?.id ?? '' }, { token });
  expect(await kept(token)).toEqual([]);
});

it('calls whoever asked for it, once and without the shelf, and its household as ever', async () => {
  const [son, grandmother] = [await agreed('daughter'), await confirmedGrandmother()];
  for (const token of [son, grandmother]) await keep(token, { waybill: W });
  await announce(forGrandmother(W, { carrier: 'yuantong' }));
  await shelve(W);
  const ready = async (token: string) => (await inbox(token)).filter(({ kind }) => kind === 'parcel_ready');
  const [told, ...more] = await ready(son);
  expect(more).toEqual([]);
  expect(JSON.stringify(told)).not.toMatch(/2-3-0123|罗/);
  expect(told?.page).toBe(`/parcels/tracking/index?waybill=${W}&carrier=yuantong`);
  expect(await ready(grandmother)).toHaveLength(1);
  expect((await ready(grandmother))[0]?.text).toContain('2-3-0123');
});

it('calls nobody who did not know the end of the phone number, where its carrier wants that', async () => {
  const [right, wrong] = [await agreed('daughter'), await agreed('neighbour')];
  await keep(right, { waybill: PERSONAL, phoneTail: '0001' });
  await keep(wrong, { waybill: PERSONAL, phoneTail: '4711' });
  await announce(forGrandmother(PERSONAL));
  await shelve(PERSONAL);
  expect(await inbox(wrong)).toEqual([]);
  expect(await inbox(right)).toHaveLength(1);
  expect([(await kept(wrong))[0]?.parcel, (await kept(right))[0]?.parcel?.status]).toEqual([undefined, 'at_station']);
});

it('has room for thirty', async () => {
  const token = await agreed('daughter');
  const codes: string[] = [];
  for (let n = 100; n < 131; n += 1) {
    const reply = await keep(token, { waybill: `YT0000000000${n}` });
    codes.push(reply.status < 400 ? 'kept' : reply.code);
  }
  expect(codes.filter((code) => code === 'too_many_numbers')).toHaveLength(1);
  expect(codes[30]).toBe('too_many_numbers');
});
