// 在哪里交电费? The nearest points that do it; what a keeper may say of it, what the office switches off, and what hangs on the wall.
import { randomUUID } from 'node:crypto';
import { everydayApi, everydayServices, licencesApi, networkApi, timetableApi } from '@kehuoyou/shared';
import { onEachDatabase } from '../../harness/database.js';
import { CHANGXIAO, LIUKENG, XIAXIE, XIAXIE_POINT } from '../../harness/places.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday. */
const CLOCK = '2026-12-08T09:00:00+08:00';
const COUNTY = '350423';
const FAR_POINT = 'P103201';

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let keeper: Townsperson;
  let office: Townsperson;
  let township: Townsperson;
  const anybody = () => townspeople.server.client;
  const at = { id: XIAXIE_POINT, service: 'print', offered: true };
  const point = () => anybody().call(networkApi.point, { id: XIAXIE_POINT });
  const saidOf = async (service: string) => (await point()).everyday?.find((each) => each.service === service);
  const found = (q: string, more: object = {}) => anybody().call(everydayApi.find, { q, village: XIAXIE, ...more });

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: COUNTY });
    township = await townspeople.signIn('township_office');
    await townspeople.hire(office, township, { role: 'township_office', scopeKind: 'area', scopeId: CHANGXIAO });
    keeper = await townspeople.signIn('keeper');
    await townspeople.hire(office, keeper, { role: 'keeper', scopeKind: 'point', scopeId: XIAXIE_POINT });
  }, 120_000);
  afterAll(() => townspeople.stop());

  describe('a villager asks where', () => {
    it.each([
      ['在哪里交电费', 'electricity'],
      ['哪里可以充值？', 'phone'],
      ['阿婆要取钱', 'cash'],
    ])('“%s” and is told the nearest points that do %s', async (q, service) => {
      const { services, points } = await found(q);
      expect(services[0]).toBe(service);
      expect(points.length).toBeGreaterThan(0);
      for (const { everyday } of points) expect(everyday).toEqual([expect.objectContaining({ service })]);
      // As a villager ranks them, as the list of points does.
      const { points: near } = await anybody().call(networkApi.nearest, { village: XIAXIE, limit: 50 });
      const order = near.map(({ id }) => id).filter((id) => points.some((each) => each.id === id));
      expect(points.map(({ id }) => id)).toEqual(order);
    });

    it('and nothing is guessed where nothing is known', async () => {
      for (const q of ['今天天气', '', '%', "' OR 1=1", '😀', '__proto__'])
        expect([q, await found(q)]).toEqual([q, { services: [], points: [] }]);
      expect((await anybody().refuses(everydayApi.find, { q: '电费', village: '350423999999' })).code).toBe(
        'village_not_found',
      );
      expect((await anybody().refuses(everydayApi.find, { q: '电费', lat: 'x', lng: '1' })).code).toBe('invalid_field');
      expect((await anybody().refuses(everydayApi.find, { q: '电'.repeat(65) })).code).toBe('invalid_field');
    });

    it('from a position the nearest by distance', async () => {
      const { position } = await point();
      const { points } = await anybody().call(everydayApi.find, {
        q: '电费',
        lat: position.lat,
        lng: position.lng,
        limit: 3,
      });
      const metres = points.map(({ distanceMetres }) => distanceMetres);
      expect(metres).toEqual([...metres].sort((a, b) => a - b));
    });
  });

  describe('a keeper says what it is like here', () => {
    it('within what the post allows, and everybody reads it at once, in the pack of the village too', async () => {
      const said = { note: '双面算两张', when: '上午 8:30 到 11:30', costFen: 100, helper: '站长' };
      expect(await keeper.client.call(everydayApi.edit, { ...at, ...said })).toMatchObject({ ...said, allowed: true });
      expect(await saidOf('print')).toEqual({ service: 'print', ...said });
      const pack = await anybody().call(timetableApi.pack, { code: XIAXIE });
      const own = pack.points.find(({ id }) => id === XIAXIE_POINT);
      expect(own?.everyday).toContainEqual({ service: 'print', ...said });
      expect((await found('复印')).points[0]?.everyday).toEqual([{ service: 'print', ...said }]);
    });

    it('and what is left out is no longer said', async () => {
      await keeper.client.call(everydayApi.edit, at);
      expect(await saidOf('print')).toEqual({ service: 'print' });
    });

    it.each([
      [{ costFen: 201 }, 'cost_not_allowed'],
      [{ service: 'electricity', costFen: 1 }, 'cost_not_allowed'],
      [{ costFen: -1 }, 'invalid_field'],
      [{ costFen: 0.5 }, 'invalid_field'],
      [{ service: 'tobacco' }, 'everyday_not_found'],
      [{ service: '__proto__' }, 'everyday_not_found'],
      [{ note: '密码 123456' }, 'private_words'],
      [{ note: '王小明 350423198001011234' }, 'private_words'],
      [{ when: '打 13812345678' }, 'private_words'],
      [{ helper: '站长'.repeat(11) }, 'invalid_field'],
      [{ note: '字'.repeat(101) }, 'invalid_field'],
      [{ note: '看‮不见' }, 'unreadable_character'],
      [{ password: 'x' }, 'unknown_field'],
      [{ id: FAR_POINT }, 'point_not_found'],
    ])('but not %j', async (changes, code) => {
      expect((await keeper.client.refuses(everydayApi.edit, { ...at, ...changes })).code).toBe(code);
    });

    it('sees the whole catalogue, as an office of the place does, and nobody elsewhere', async () => {
      const { services } = await keeper.client.call(everydayApi.desk, { id: XIAXIE_POINT });
      expect(services.map(({ service }) => service)).toEqual(everydayServices.map(({ id }) => id));
      expect((await township.client.call(everydayApi.desk, { id: XIAXIE_POINT })).services).toEqual(services);
      expect((await keeper.client.refuses(everydayApi.desk, { id: FAR_POINT })).code).toBe('point_not_found');
      expect((await township.client.refuses(everydayApi.edit, at)).code).toBe('not_allowed');
    });
  });

  describe('the office switches', () => {
    it('off what a point may not give, whatever its keeper says, and keeps their words for when it may again', async () => {
      await keeper.client.call(everydayApi.edit, { ...at, note: '双面算两张' });
      const which = { id: XIAXIE_POINT, service: 'print' };
      expect((await keeper.client.refuses(everydayApi.allow, { ...which, allowed: true })).code).toBe('not_allowed');
      await office.client.call(everydayApi.allow, { ...which, allowed: false });
      expect(await saidOf('print')).toBeUndefined();
      expect((await found('复印')).points.map(({ id }) => id)).not.toContain(XIAXIE_POINT);
      expect((await keeper.client.refuses(everydayApi.edit, at)).code).toBe('everyday_not_allowed');
      // To say that one does not do it is never refused.
      await keeper.client.call(everydayApi.edit, { ...at, offered: false, note: '双面算两张' });
      await office.client.call(everydayApi.allow, { ...which, allowed: true });
      expect(await saidOf('print')).toBeUndefined();
      await keeper.client.call(everydayApi.edit, { ...at, note: '双面算两张' });
      expect(await saidOf('print')).toEqual({ service: 'print', note: '双面算两张' });
    });

    it('also while the keeper says it at the same moment: whoever comes last, it is not given where it is not allowed', async () => {
      const which = { id: XIAXIE_POINT, service: 'photo' };
      await Promise.all([
        office.client.ask(everydayApi.allow, { ...which, allowed: false }),
        keeper.client.ask(everydayApi.edit, { ...which, offered: true }),
      ]);
      expect(await saidOf('photo')).toBeUndefined();
      const { services } = await office.client.call(everydayApi.desk, { id: XIAXIE_POINT });
      expect(services.find(({ service }) => service === 'photo')).toMatchObject({ allowed: false });
    });
  });

  describe('licences', () => {
    const tobacco = { id: XIAXIE_POINT, kind: 'tobacco', number: '350423000099', until: '2026-12-31' } as const;

    it('are written down by the county office alone, and everybody reads them', async () => {
      for (const somebody of [keeper, township])
        expect((await somebody.client.refuses(licencesApi.keep, tobacco)).code).toBe('not_allowed');
      expect(await office.client.call(licencesApi.keep, { ...tobacco, number: ' ３50423000099 ' })).toEqual({
        ...{ kind: 'tobacco', number: '350423000099', until: '2026-12-31' },
      });
      const { id: _id, ...licence } = tobacco;
      expect((await point()).licences).toContainEqual(licence);
      await office.client.call(licencesApi.keep, { ...tobacco, until: '2027-12-31' });
      expect((await point()).licences?.filter(({ kind }) => kind === 'tobacco')).toEqual([
        { ...licence, until: '2027-12-31' },
      ]);
    });

    it.each([
      [{ number: '1' }, 'licence_number_not_valid'],
      [{ number: '烟草证' }, 'licence_number_not_valid'],
      [{ number: `<script>${'1'.repeat(10)}` }, 'licence_number_not_valid'],
      [{ until: '2027-02-30' }, 'malformed_date'],
      [{ kind: 'driving' }, 'invalid_field'],
      [{ id: 'P999999' }, 'point_not_found'],
    ])('are not taken with %j', async (changes, code) => {
      expect((await office.client.refuses(licencesApi.keep, { ...tobacco, ...changes })).code).toBe(code);
    });

    it('stand in one list for the offices, what ends first before the others, a township’s for a township alone', async () => {
      await office.client.call(licencesApi.keep, { ...tobacco, kind: 'pesticide', until: '2026-12-07' });
      const { licences } = await township.client.call(licencesApi.list, {});
      expect(licences[0]).toMatchObject({ pointId: XIAXIE_POINT, kind: 'pesticide', until: '2026-12-07' });
      expect(licences.map(({ until }) => until)).toEqual(licences.map(({ until }) => until).sort());
      expect(new Set(licences.map(({ townshipCode }) => townshipCode))).toEqual(new Set([CHANGXIAO]));
      const first = await office.client.call(licencesApi.list, { limit: 2 });
      const last = first.licences[1];
      const after = `${last?.pointId}-${last?.kind}`;
      const { licences: behind } = await office.client.call(licencesApi.list, { limit: 50, after });
      expect(behind.map(({ pointId, kind }) => `${pointId}-${kind}`)).not.toContain(after);
      expect((await keeper.client.refuses(licencesApi.list, {})).code).toBe('not_allowed');
      expect((await office.client.refuses(licencesApi.list, { after: randomUUID() })).code).toBe('licence_not_found');
    });

    it('go when the point no longer holds them', async () => {
      const which = { id: XIAXIE_POINT, kind: 'pesticide' } as const;
      await office.client.call(licencesApi.remove, which);
      expect((await point()).licences?.map(({ kind }) => kind)).not.toContain('pesticide');
      expect((await office.client.refuses(licencesApi.remove, which)).code).toBe('licence_not_found');
    });
  });

  it('leaves points of other villages as they were', async () => {
    const { points } = await anybody().call(networkApi.points, { village: LIUKENG });
    const [first] = points;
    expect((await anybody().call(networkApi.point, { id: first?.id ?? '' })).everyday?.length).toBeGreaterThan(0);
  });
});
