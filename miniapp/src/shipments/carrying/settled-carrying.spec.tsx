// Do pages show what was done to boxes on this phone once the server has heard of it, and not a minute later?
import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { carryingApi } from '@kehuoyou/shared';
import type { CarriedEvent } from '@kehuoyou/shared';
import { addFact } from '../../core/device-facts/fact-queue';
import { outbox } from '../../core/outbox/app-outbox';
import { storage } from '../../core/platform/storage';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import CounterPage from '../counter/index';
import LoadsPage from '../loads/index';
import ShipmentPage from '../shipment/index';
import { carriedFacts } from './carried-queue';

const DATE = '2026-12-02';
const now = new Date(`${DATE}T07:00:00+08:00`);
const pages: readonly (readonly [string, ReactElement, string])[] = [
  ['of an order', <ShipmentPage key="order" />, '/api/shipments/S1'],
  ['of the counter', <CounterPage key="counter" />, `/api/points/P1/shipments?date=${DATE}`],
  ['of what is booked on buses', <LoadsPage key="loads" />, '/api/shipment-loads/2026-12-03'],
];

it.each(pages)('the page %s asks anew', async (_which, page, url) => {
  emptyPhone(now);
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T', 'wechat', 'keeper'));
  phone.params = { id: 'S1', point: 'P1' };
  const county = new County();
  county.answers.set('/api/me', working('keeper', 'point', 'P1'));
  const desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${carryingApi.submit.path}`, {
    get outcomes() {
      const events = desk.writes.flatMap(({ body }) => (body as { events: readonly CarriedEvent[] }).events);
      return events.map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
  await openPage(page, county);
  const before = county.asked.filter((each) => each === url).length;
  expect(before).toBeGreaterThan(0);
  const loaded = { type: 'LOADED' as const, shipmentId: 'S1', boxes: [1], tripId: 'K01-I01', serviceDate: DATE };
  act(() => void addFact(carriedFacts, loaded, { label: '装车 1 箱', now, outbox, storage }));
  await act(() => outbox.replay());
  await pass(0);
  expect(county.asked.filter((each) => each === url)).toHaveLength(before + 1);
});
