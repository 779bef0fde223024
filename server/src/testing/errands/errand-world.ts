// How does a spec let somebody ask for things from town, and shops buy them, on a server of its own?
import { consentsApi, consentWordings, errandsApi, errandShopsApi, householdsApi, noticesApi } from '@kehuoyou/shared';
import type { AskedLine, AskErrand, Errand, ErrandSummary, Grant } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { RunningApp } from '../running-app.js';

/** 嵩溪镇立新村's point. */
export const POINT = 'P102212';
export const COOP = 'COOP';
export const HARDWARE = 'WUJIN';

const people: Record<string, readonly Grant[]> = {
  villager: [],
  neighbour: [],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: POINT } }],
  elsewhere: [{ role: 'keeper', scope: { kind: 'point', id: 'P104204' } }],
  coop: [{ role: 'buyer', scope: { kind: 'company', id: COOP } }],
  coopToo: [{ role: 'buyer', scope: { kind: 'company', id: COOP } }],
  hardware: [{ role: 'buyer', scope: { kind: 'company', id: HARDWARE } }],
  clerk: [{ role: 'hub_clerk', scope: { kind: 'point', id: 'HUB' } }],
};

export let town: RunningApp;

/** A server for each test of the file, with two shops, on a Tuesday morning unless told otherwise. */
export function errandsForEachTest(at = '2026-12-01T09:20:00+08:00'): void {
  beforeEach(async () => {
    town = await RunningApp.start({ at, people });
    const shop = { sells: '种子、日用', open: true };
    await town.call(errandShopsApi.keep, { ...shop, id: COOP, name: '供销社' }, { token: 'office' });
    await town.call(errandShopsApi.keep, { ...shop, id: HARDWARE, name: '五金店' }, { token: 'office' });
  });
  afterEach(() => town.close());
}

/** Two bags of seed, and salt that may be another if they are asked. */
export const lines: readonly AskedLine[] = [
  { what: '水稻种子', amount: 2, unit: '袋', maxFen: 9_000, substitute: 'no' },
  { what: '加碘盐', amount: 3, unit: '包', maxFen: 600, substitute: 'ask' },
];

/** Something to ask for. */
export function wish(more: Partial<AskErrand> = {}): AskErrand {
  return { lines, pointId: POINT, name: '罗大山', phone: '19900000077', ...more };
}

/** Asks, at a moment of its own. */
export async function asked(token = 'villager', more: Partial<AskErrand> = {}): Promise<Errand> {
  pass();
  return (await town.call(errandsApi.ask, wish(more), { token })).answer;
}

export async function accepted(token = 'coop', more: Partial<AskErrand> = {}): Promise<Errand> {
  const { id } = await asked('villager', more);
  pass();
  return (await town.call(errandsApi.accept, { id }, { token })).answer;
}

/** All of it as it was wanted. */
export const bought = [
  { line: 1, fen: 8_600 },
  { line: 2, fen: 550 },
];

export async function boughtOne(token = 'coop', more: Partial<AskErrand> = {}): Promise<Errand> {
  const { id } = await accepted(token, more);
  pass();
  return (await town.call(errandsApi.buy, { id, lines: bought }, { token })).answer;
}

export async function read(id: string, token = 'villager'): Promise<Errand> {
  return (await town.call(errandsApi.read, { id }, { token })).answer;
}

export async function mine(token = 'villager'): Promise<readonly ErrandSummary[]> {
  return (await town.call(errandsApi.mine, {}, { token })).answer.errands;
}

/** The keeper has seen that the number of the wish is of the account. */
export async function numberConfirmed(token: string): Promise<void> {
  const { version } = consentWordings.privacy_notice[0];
  await town.call(consentsApi.give, { kind: 'privacy_notice', version }, { token });
  const person = (await town.call(householdsApi.add, { name: '罗大山', phone: '19900000077' }, { token })).answer;
  const { code } = (await town.call(householdsApi.confirmationCode, { id: person.id }, { token })).answer;
  await town.call(householdsApi.confirm, { code, pointId: POINT }, { token: 'keeper' });
}

/** Titles of the notices of somebody, the latest first. */
export async function heard(token = 'villager'): Promise<string[]> {
  await passedOn();
  return (await town.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
}

/** Everything that was written to the outbox is heard. */
export async function passedOn(): Promise<void> {
  await town.app.get(OutboxRelay).drain();
}

/** A minute later: what is said in one moment has no order. */
export function pass(): void {
  town.clock.pass(60_000);
}
