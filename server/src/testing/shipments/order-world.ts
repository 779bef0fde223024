// How does a spec let farmers book boxes onto buses, on a server of its own?
import { fleetApi, quotesApi, runSheetApi, shipmentsApi } from '@kehuoyou/shared';
import type { Compartment, Grant, Quote, QuoteAsk, RecipientAsk, Shipment, SplitPart } from '@kehuoyou/shared';
import { RunningApp } from '../running-app.js';

export const TODAY = '2026-12-01';
export const TOMORROW = '2026-12-02';
export const HUB = 'HUB';
/** The point of 立新村, on K01, of the company MT. */
export const POINT = 'P102212';
/** Bytes that must stand nowhere in the open. */
export const SENDER = {
  senderName: '罗大山',
  senderPhone: '19900000001',
  senderAddress: '福建省清流县嵩溪镇立新村12号',
};
export const BUYER = { name: '王小明', phone: '19900000002', address: '广东省广州市天河区体育西路1号' };

const company: Grant['scope'] = { kind: 'company', id: 'MT' };
const people: Record<string, readonly Grant[]> = {
  farmer: [],
  neighbour: [],
  manager: [{ role: 'company_manager', scope: company }],
  driver: [{ role: 'driver', scope: company }],
  clerk: [{ role: 'hub_clerk', scope: { kind: 'point', id: HUB } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: POINT } }],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  /** Of another company. */
  post: [{ role: 'company_manager', scope: { kind: 'company', id: 'YZ' } }],
  other_driver: [{ role: 'driver', scope: { kind: 'company', id: 'YZ' } }],
  stranger: [{ role: 'keeper', scope: { kind: 'point', id: 'P104204' } }],
};

export let orders: RunningApp;

/** A server for each test of the file, at six in the evening: what is asked for leaves tomorrow. */
export function ordersForEachTest(at = `${TODAY}T19:00:00+08:00`, env: Readonly<Record<string, string>> = {}): void {
  beforeEach(async () => {
    orders = await RunningApp.start({ at, people, env });
  });
  afterEach(() => orders.close());
}

/** Boxes of 豆腐皮: 2.5 kg, 30 litres. */
export function beancurd(count: number, more: Partial<QuoteAsk> = {}): QuoteAsk {
  return {
    ...{ pointId: POINT, goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
    lines: [{ count, to: 'county_pickup' }],
    ...more,
  };
}

export async function quoted(ask: QuoteAsk, as = 'farmer'): Promise<Quote> {
  return (await orders.call(quotesApi.ask, ask, { token: as })).answer;
}

/** The parts of the first offer. */
export function firstOffer({ offers }: Quote): readonly SplitPart[] {
  const [first] = offers;
  if (!first) throw new Error('there is no offer');
  return first.parts;
}

export function holding(quote: Quote, parts = firstOffer(quote), more: { token?: string; wait?: boolean } = {}) {
  const { token = 'farmer', wait } = more;
  return orders.call(
    shipmentsApi.hold,
    { quoteId: quote.id, parts, ...(wait === undefined ? {} : { wait }) },
    { token },
  );
}

export const recipientsOf = ({ lines }: Pick<Shipment, 'lines'>): RecipientAsk[] =>
  lines.map(({ no }) => ({ line: no, ...BUYER }));

export function booking(held: Shipment, more: { token?: string; key?: string } = {}) {
  const { token = 'farmer', key } = more;
  return orders.call(
    shipmentsApi.book,
    { id: held.id, ...SENDER, recipients: recipientsOf(held) },
    { token, ...(key === undefined ? {} : { key }) },
  );
}

/** An order booked as its first offer says. */
export async function booked(ask: QuoteAsk, as = 'farmer'): Promise<Shipment> {
  const quote = await quoted(ask, as);
  const held = (await holding(quote, firstOffer(quote), { token: as })).answer;
  return (await booking(held, { token: as })).answer;
}

/** Gives trips of a day a vehicle with these compartments. */
export async function vehicle(
  vehicleId: string,
  tripIds: readonly string[],
  compartments: readonly Compartment[],
  date = TOMORROW,
): Promise<void> {
  for (const compartment of compartments)
    await orders.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId, ...compartment }, { token: 'manager' });
  if (tripIds.length === 0) return;
  await orders.call(runSheetApi.assign, { date, driverId: 'MT-D01', vehicleId, tripIds }, { token: 'manager' });
}
