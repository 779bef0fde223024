// How does a spec say what is done to boxes after the counter, and see what follows?
import { randomUUID } from 'node:crypto';
import { carryingApi, handInApi, noticesApi, shipmentsApi, tripReportApi } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedOutcome, Shipment, TripReport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { TripLegLoadEntity } from '../../parcels/loading/trip-load.entity.js';
import { verifyLoads } from '../../parcels/loading/verify-loads.command.js';
import { beancurd, booked, orders, TOMORROW } from './order-world.js';

export const FIRST = { tripId: 'K01-I01', serviceDate: TOMORROW };
export const SECOND = { tripId: 'K01-I02', serviceDate: TOMORROW };
export const PHONE = randomUUID();
let made = 0;

export const upTo = (count: number, from = 1): number[] => Array.from({ length: count }, (_each, at) => from + at);
export const said = (type: CarriedEvent['type'], more: Partial<CarriedEvent>): CarriedEvent => ({
  eventId: randomUUID(),
  type,
  occurredAt: orders.clock.now().toISOString(),
  deviceSeq: (made += 1),
  ...more,
});
export const sends = async (token: string, ...events: readonly CarriedEvent[]): Promise<CarriedOutcome[]> => {
  const sentAt = orders.clock.now().toISOString();
  const { answer } = await orders.call(carryingApi.submit, { deviceId: PHONE, sentAt, events }, { token });
  orders.clock.pass(1_000);
  return answer.outcomes;
};
export const became = async (token: string, ...events: readonly CarriedEvent[]): Promise<string[]> =>
  (await sends(token, ...events)).map(({ outcome, reason }) => reason ?? outcome);
export const read = async ({ id }: Pick<Shipment, 'id'>, token = 'farmer'): Promise<Shipment> =>
  (await orders.call(shipmentsApi.read, { id }, { token })).answer;
export const states = async (order: Pick<Shipment, 'id'>): Promise<Record<string, number>> => {
  const { boxes } = await read(order);
  return Object.fromEntries(
    [...new Set(boxes.map(({ state }) => state))].map((state) => [
      state,
      boxes.filter((box) => box.state === state).length,
    ]),
  );
};
export const loads = async (): Promise<Record<string, number>> => {
  const rows = await orders.dataSource.manager.find(TripLegLoadEntity, { order: { tripId: 'ASC' } });
  return Object.fromEntries(rows.filter(({ pieces }) => pieces > 0).map(({ tripId, pieces }) => [tripId, pieces]));
};
export const heard = async (token: string): Promise<string[]> =>
  (await orders.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);

export async function allAddsUp(): Promise<string> {
  const lines: string[] = [];
  const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  await verifyLoads({ output, words: [], database: async () => orders.dataSource } as never);
  return lines.join('\n');
}

export async function reports(report: TripReport): Promise<void> {
  orders.clock.pass(60_000);
  const sentAt = orders.clock.now().toISOString();
  const { answer } = await orders.call(tripReportApi.submit, { sentAt, reports: [report] }, { token: 'driver' });
  expect(answer.outcomes.map(({ outcome }) => outcome)).toEqual(['recorded']);
  await orders.app.get(OutboxRelay).drain();
}

/** Booked, and every box taken over at the counter on the morning of the bus. */
export async function handedIn(count: number, more: Parameters<typeof beancurd>[1] = {}): Promise<Shipment> {
  const order = await booked(beancurd(count, more));
  orders.clock.set(`${TOMORROW}T07:30:00+08:00`);
  const received = upTo(count).map((no) => ({ no, grams: 2_500 }));
  const ask = { id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] } as const;
  return (await orders.call(handInApi.handIn, ask, { token: 'keeper' })).answer;
}
export const atHub = (order: Shipment, boxes: readonly number[]): Promise<CarriedOutcome[]> =>
  sends('clerk', said('AT_HUB', { shipmentId: order.id, boxes }));
