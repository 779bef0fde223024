// Does every limit, and every "at least one stays", hold for those who all come at the same moment?
import {
  accountsApi,
  fleetApi,
  followingsApi,
  grantsApi,
  householdsApi,
  keptNumbersApi,
  meApi,
} from '@kehuoyou/shared';
import { MOST_KEPT_NUMBERS, MOST_PEOPLE, MOST_REMINDERS, tripRemindersApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../harness/database.js';
import { Townspeople } from '../harness/townspeople.js';
import { refusalIn } from '../harness/api-client.js';
import type { Reply } from '../harness/exchange.js';

const CLOCK = '2026-11-24T09:00:00+08:00';
/** How many places one account may follow. */
const MOST_FOLLOWINGS = 50;

/** How often each outcome came: `done`, or the code of a refusal. */
function outcomes(replies: readonly Reply[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const reply of replies) {
    const outcome = reply.status < 400 ? 'done' : refusalIn(reply).code;
    counted[outcome] = (counted[outcome] ?? 0) + 1;
  }
  return counted;
}

onEachDatabase((database) => {
  let townspeople: Townspeople;

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
  });
  afterAll(() => townspeople.stop());

  it('lets nobody follow more places than they may, however many they ask for at once', async () => {
    const { client } = await townspeople.signIn('grandmother');
    const ids = Array.from({ length: 70 }, (_each, index) => `V${100_000 + index}`);
    const replies = await Promise.all(ids.map((id) => client.ask(followingsApi.follow, { kind: 'stop', id })));
    expect(outcomes(replies)).toEqual({ done: MOST_FOLLOWINGS, too_many_followings: 20 });
    expect((await client.call(followingsApi.list, {})).followings).toHaveLength(MOST_FOLLOWINGS);
  });

  it('lets nobody have more people, reminders or kept numbers than they may, however many they ask for at once', async () => {
    const mother = await townspeople.signIn('daughter');
    await townspeople.agree(mother);
    const { client } = mother;
    const ten = (done: number, code: string, refused: number) => ({ done, [code]: refused });
    const all = <What>(count: number, ask: (each: number) => Promise<What>): Promise<What[]> =>
      Promise.all(Array.from({ length: count }, (_each, index) => ask(index)));

    const people = await all(24, (each) =>
      client.ask(householdsApi.add, { name: `家人${each}`, phone: '19900000077' }),
    );
    expect(outcomes(people)).toEqual(ten(MOST_PEOPLE, 'too_many_people', 24 - MOST_PEOPLE));

    const reminders = await all(24, (each) =>
      client.ask(tripRemindersApi.set, {
        kind: 'before',
        tripId: 'K01-O01',
        serviceDate: `2026-11-${25 + Math.floor(each / 4)}`,
        stopId: ['V102212', 'V100205', 'V100210', 'V101201'][each % 4] ?? '',
      }),
    );
    expect(outcomes(reminders)).toEqual(ten(MOST_REMINDERS, 'too_many_reminders', 24 - MOST_REMINDERS));

    const numbers = await all(34, (each) =>
      client.ask(keptNumbersApi.keep, { waybill: `7312345678${1_000 + each}`, calls: false }),
    );
    expect(outcomes(numbers)).toEqual(ten(MOST_KEPT_NUMBERS, 'too_many_numbers', 34 - MOST_KEPT_NUMBERS));
  });

  const COUNTY = { role: 'administrator', scopeKind: 'area', scopeId: '350423' } as const;

  it('keeps one administrator when the last two leave at the same moment', async () => {
    const root = await townspeople.administrator();
    const [one, other] = [await townspeople.signIn('farmer'), await townspeople.signIn('neighbour')];
    const [first, second] = [await townspeople.hire(root, one, COUNTY), await townspeople.hire(root, other, COUNTY)];
    const [own] = (await root.client.call(meApi.me, {})).grants;
    await townspeople.dismiss(root, own?.id ?? '');
    const replies = await Promise.all([
      one.client.ask(grantsApi.revoke, { id: first, reason: '退休' }),
      other.client.ask(grantsApi.revoke, { id: second, reason: '退休' }),
    ]);
    expect(outcomes(replies)).toEqual({ done: 1, last_administrator: 1 });
  });

  it('keeps one of two who shut each other out at the same moment', async () => {
    const [one, other] = [await townspeople.administrator(), await townspeople.administrator()];
    const replies = await Promise.all([
      one.client.ask(accountsApi.disable, { id: other.accountId, reason: '吵架' }),
      other.client.ask(accountsApi.disable, { id: one.accountId, reason: '吵架' }),
    ]);
    expect(replies.filter(({ status }) => status < 400)).toHaveLength(1);
    expect(outcomes(replies)).not.toHaveProperty('internal');
  });

  it('registers a plate, a number and a driver once, and says of which field it is that the others came too late', async () => {
    const [office, manager] = [await townspeople.signIn('county_office'), await townspeople.signIn('company_manager')];
    const [one, other] = [await townspeople.signIn('driver'), await townspeople.signIn('keeper')];
    const root = await townspeople.administrator();
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: '350423' });
    const MT = { scopeKind: 'company', scopeId: 'MT' } as const;
    await townspeople.hire(office, manager, { role: 'company_manager', ...MT });
    for (const driver of [one, other]) await townspeople.hire(manager, driver, { role: 'driver', ...MT });
    const tenOf = <What>(ask: (each: number) => Promise<What>): Promise<What[]> =>
      Promise.all(Array.from({ length: 10 }, (_each, index) => ask(index)));
    const fields = (replies: readonly Reply[]) => [
      ...new Set(replies.filter(({ status }) => status >= 400).map((reply) => refusalIn(reply).field)),
    ];
    const vehicle = { companyId: 'MT', plate: '闽G77777', seats: 19, postalMark: false };
    const plates = await tenOf(() => manager.client.ask(fleetApi.addVehicle, vehicle));
    expect([outcomes(plates), fields(plates)]).toEqual([{ done: 1, already_registered: 9 }, ['plate']]);
    const driver = { companyId: 'MT', staffNumber: 'MT-71' };
    const numbers = await tenOf(() => manager.client.ask(fleetApi.addDriver, driver));
    expect([outcomes(numbers), fields(numbers)]).toEqual([{ done: 1, already_registered: 9 }, ['staffNumber']]);
    const accounts = await tenOf((index) =>
      manager.client.ask(fleetApi.addDriver, {
        companyId: 'MT',
        staffNumber: `MT-8${index}`,
        accountId: one.accountId,
      }),
    );
    expect([outcomes(accounts), fields(accounts)]).toEqual([{ done: 1, already_registered: 9 }, ['accountId']]);
  });
});
