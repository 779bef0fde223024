// Is a photo of a parcel kept once, and seen by those alone whose business it is?
import { createHash, randomUUID } from 'node:crypto';
import { PARCEL_PHOTO, picturesApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { agreed, sample, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import { photo } from '../../testing/media/sample-pictures.js';
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
const W = '73100112233882';
let jpeg: Buffer;
let sha256: string;
let keeper: Scanner;
let torn: ScanEvent;

beforeEach(async () => {
  jpeg = await photo(800, 600);
  sha256 = createHash('sha256').update(jpeg).digest('hex');
  keeper = await Scanner.withRole('keeper');
  torn = scan('DAMAGED', { waybill: W, pointId: POINT, photoSha256: sha256 });
  await announce(forGrandmother(W));
});

const send = (token: string, eventId: string | undefined, bytes = jpeg) =>
  server.call(
    picturesApi.upload,
    {
      purpose: PARCEL_PHOTO,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(eventId === undefined ? {} : { eventId }),
    },
    { token, file: { bytes, type: 'image/jpeg' } },
  );
const look = async (id: string, token?: string): Promise<number> =>
  (
    await fetch(`${server.url}/api/pictures/${id}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
  ).status;

it.each(['before', 'after'])('is shown to point, hub and recipient when it comes %s its event', async (when) => {
  const grandmother = await confirmedGrandmother();
  if (when === 'after') await keeper.uploads(torn);
  const { id } = (await send(keeper.token, torn.eventId)).answer;
  if (when === 'before') {
    expect(await look(id, keeper.token)).toBe(404);
    await keeper.uploads(torn);
  }
  const others = [undefined, await agreed('neighbour'), await sample('driver')];
  expect(await Promise.all(others.map((token) => look(id, token)))).toEqual([404, 404, 404]);
  const theirs = [keeper.token, await sample('hub_clerk'), grandmother];
  expect(await Promise.all(theirs.map((token) => look(id, token)))).toEqual([200, 200, 200]);
  expect((await walletOf(grandmother)).parcels).toMatchObject([{ waybill: W, exceptions: ['damaged'], photos: [id] }]);
});

it('stands with the parcel at the point, once, however often it is sent', async () => {
  await keeper.uploads(torn, scan('SHELVED', { waybill: W, pointId: POINT, rack: 1, layer: 1 }));
  const ids = [await send(keeper.token, torn.eventId), await send(keeper.token, torn.eventId)].map(
    ({ answer }) => answer.id,
  );
  expect((await keeper.sees()).waiting).toMatchObject([{ waybill: W, photos: [ids[0]] }]);
  expect(ids[0]).toBe(ids[1]);
});

it('that is not the one of which the event speaks is seen by nobody', async () => {
  await keeper.uploads(torn);
  const { id } = (await send(keeper.token, torn.eventId, await photo(400, 300))).answer;
  expect(await look(id, keeper.token)).toBe(404);
  expect(JSON.stringify(await keeper.sees())).not.toContain('photos');
});

it('is taken from those alone who have parcels in their hands, and of their own event', async () => {
  await keeper.uploads(torn);
  const hub = await sample('hub_clerk');
  const refused = [
    await send(await agreed('neighbour'), randomUUID()),
    await send(hub, torn.eventId),
    await send(keeper.token, undefined),
  ];
  expect(refused.map(({ code }) => code)).toEqual(['not_allowed', 'not_allowed', 'not_allowed']);
  const seen = scan('DAMAGED', { waybill: W, pointId: HUB, photoSha256: sha256 });
  expect((await send(hub, seen.eventId)).status).toBe(201);
});

it('goes after a year, with all that one might ask of the parcel', async () => {
  await keeper.uploads(torn);
  const { id } = (await send(keeper.token, torn.eventId)).answer;
  server.clock.pass(366 * 86_400_000);
  await server.app.get(RetentionService).apply();
  expect(await look(id, await sample('keeper'))).toBe(404);
});
