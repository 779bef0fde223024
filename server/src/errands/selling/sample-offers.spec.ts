// Is there something for sale whenever the app is tried out, put up once, and sold as it goes?
import { sellingApi } from '@kehuoyou/shared';
import type { Offers } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { sampleOfferActs } from './sample-offer.js';
import { SampleOffers } from './sample-offers.service.js';

const DAY_MS = 86_400_000;
let server: RunningApp;

afterEach(() => server.close());

const offers = async (): Promise<Offers> => (await server.call(sellingApi.list, { limit: 50 })).answer;

it.each([0, 1, 2])('lives on a fresh start, %s days later too, and twice adds nothing', async (later) => {
  const at = new Date(Date.parse('2026-11-25T21:00:00+08:00') + later * DAY_MS);
  server = await RunningApp.start({ at: at.toISOString() });
  expect((await server.app.get(SampleOffers).catchUp())?.acts).toBeGreaterThan(5);
  const { offers: there, townships } = await offers();
  expect(there.length).toBeGreaterThan(4);
  expect(townships.length).toBeGreaterThan(1);
  expect(there.some(({ number }) => number === undefined)).toBe(true);
  expect(there.some(({ where }) => where === 'point')).toBe(true);
  Reflect.set(server.app.get(SampleOffers), 'until', undefined);
  expect(await server.app.get(SampleOffers).catchUp()).toBeUndefined();
  expect((await offers()).offers).toHaveLength(there.length);
});

it('puts up before it sells, each day', async () => {
  server = await RunningApp.start({ at: '2026-11-25T21:00:00+08:00' });
  for (const day of ['2026-11-25', '2026-11-26', '2026-11-27']) {
    const acts = sampleOfferActs(day);
    expect(acts.length).toBeGreaterThan(1);
    for (const { deed, offer, at, until } of acts) {
      expect(until >= day).toBe(true);
      if (deed === 'sell')
        expect(acts.find((each) => each.offer === offer && each.deed === 'put_up')?.at.getTime()).toBeLessThan(
          at.getTime(),
        );
    }
  }
});
