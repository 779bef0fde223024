// Does a company see who waits for its full bus, and send a vehicle, to the field if it likes, or say why not?
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text, type } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { PoolsPart } from './pools-part';

const NOW = new Date('2026-12-01T19:00:00+08:00');
const DATE = '2026-12-02';
const pool = (more = {}) => ({
  ...{ companyId: 'MT', tripId: 'K01-I01', serviceDate: DATE, routeName: 'K01', headsign: '县城' },
  ...{ departure: '2026-12-02T07:34:00+08:00', households: 3, boxes: 42, grams: 105_000, isWorth: true },
  short: { grams: 80_000, litres: 900, pieces: 0 },
  points: [
    { pointId: 'P1', pointName: '立新村客货邮服务点', households: 2, boxes: 30, grams: 75_000, atField: true },
    { pointId: 'P2', pointName: '下谢村客货邮服务点', households: 1, boxes: 12, grams: 30_000, atField: false },
  ],
  ...more,
});
const vehicle = (vehicleId: string, plate: string, more = {}) => ({
  ...{ vehicleId, companyId: 'MT', plate, seats: 10, postalMark: false, papers: [] },
  compartments: [{ kind: 'hold', most: { grams: 300_000, litres: 3_000, pieces: 99 }, approved: false }],
  ...more,
});
const manager = { role: 'company_manager', scope: { kind: 'company', id: 'MT' } };

let county: County;
let server: FakeServer;

beforeEach(() => {
  emptyPhone(NOW);
  session.keep(signedIn('T'));
  county = new County();
  county.answers.set('/api/me', { accountId: 'A', grants: [manager] });
  county.answers.set('/api/companies/MT/fleet', {
    vehicles: [vehicle('V1', '闽G00001示'), vehicle('V2', '闽G00002示', { postalMark: true })],
    drivers: [],
  });
  server = new FakeServer().will({ status: 201, body: { date: DATE, pools: [] } });
  server.install();
});

const shown = async (...pools: object[]): Promise<void> => {
  county.answers.set(`/api/shipment-pools/${DATE}`, { date: DATE, pools });
  await openPage(<PoolsPart date={DATE} onChanged={() => undefined} />, county);
};
const sent = (): unknown => JSON.parse(server.requests[0]?.body ?? '');

it('shows what waits where, and sends a vehicle to the field', async () => {
  await shown(pool());
  expect(text()).toMatch(/07:34 K01 去县城[^]*3 家 42 箱（105 公斤）在等，车上还差 80 公斤/);
  expect(text()).toMatch(/立新村 30 箱2 家可到地头收[^]*下谢村 12 箱1 家/);
  await press('加一辆车');
  expect(text()).toContain('闽G00001示能装 200 公斤');
  expect(text()).not.toContain('闽G00002示');
  await press(/^闽G00001示/, 'radio');
  await press('到立新村地头收', 'radio');
  await type('车停在哪里', '村口晒谷坪');
  await press('就派这辆');
  expect(server.requests[0]?.url).toContain(`/api/shipment-pools/${DATE}/K01-I01/answer`);
  expect(sent()).toEqual({
    ...{ decision: 'vehicle', vehicleId: 'V1' },
    collect: { pointId: 'P1', where: '村口晒谷坪', at: '07:34' },
  });
});

it('says why none goes', async () => {
  await shown(pool());
  await press('加不了');
  await type('为什么', '车都派出去了');
  await press('告诉等车的人');
  expect(sent()).toEqual({ decision: 'none', reason: '车都派出去了' });
});

it('shows what was said, and lets whoever does not run buses look only', async () => {
  county.answers.set('/api/me', {
    accountId: 'A',
    grants: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
  });
  await shown(
    pool({ answer: { decision: 'vehicle', plate: '闽G00009示', at: NOW.toISOString() } }),
    pool({ tripId: 'K02', answer: { decision: 'none', reason: '没有司机', at: NOW.toISOString() } }),
  );
  expect(text()).toContain('已加一辆车：闽G00009示。');
  expect(text()).toContain('已答复：加不了车，没有司机。');
  expect(text()).not.toContain('车不去了');
});

it('asks nothing for a keeper', async () => {
  county.answers.set('/api/me', { accountId: 'A', grants: [{ role: 'keeper', scope: { kind: 'point', id: 'P1' } }] });
  await shown(pool());
  expect(text()).not.toContain('在等');
});
