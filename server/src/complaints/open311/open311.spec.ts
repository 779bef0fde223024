// Does Open311 tell how a complaint stands as the specification has it, no more than may be told, and only so much?
import { areaIn, complaintDeskApi, OPEN311_MOST_ROWS, publishingApi } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import {
  complaintsForEachTest,
  handedToPost,
  idOf,
  moving,
  POINT,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';
import { insertRows } from '../../database/insert-rows.js';
import { ComplaintLapses } from '../handling/lapses.service.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ComplaintPublicationEntity } from '../publishing/publication.entity.js';
import { Open311Keys } from './open311-keys.service.js';

complaintsForEachTest();

type Row = Readonly<Record<string, unknown>>;
const office = { token: 'office' };
const FOUND = '到现场看了，今天照常开门。';

async function ask(path: string): Promise<Row[]> {
  return (await fetch(`${town.url}/open311/v2/${path}`)).json() as Promise<Row[]>;
}

async function standing(number: string): Promise<Row> {
  const [row = {}] = await ask(`requests/${number}.json`);
  return row;
}

/** Said, handed to the post and answered. */
async function answered(): Promise<{ number: string; receipt: string; id: string }> {
  const { number, receipt } = await said(shut());
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.answer, { id, outcome: 'fixed', text: FOUND }, { token: 'post' });
  return { number, receipt, id };
}

it('is open until whoever said it calls it solved, and open again when they do not', async () => {
  const { number, receipt } = await answered();
  expect(await standing(number)).toMatchObject({ status: 'open', status_notes: '已答复，等居民说好没好' });
  await moving(receipt, 'not_solved');
  expect(await standing(number)).toMatchObject({ status: 'open', status_notes: '居民说没办好，重新在办' });
  const other = await answered();
  await moving(other.receipt, 'solved');
  expect(await standing(other.number)).toMatchObject({ status: 'closed', status_notes: '居民说办好了' });
});

it('is closed with that note where nobody said anything, at the time at which it ended', async () => {
  const { number } = await answered();
  town.clock.pass(8 * 86_400_000);
  await town.app.get(ComplaintLapses).sweep();
  expect(await standing(number)).toMatchObject({ status: 'closed', status_notes: '已答复，居民没有说好没好' });
  const { updated_datetime: changed } = await standing(number);
  expect(String(changed)).toMatch(/^2026-12-0[89]T/);
});

it('keeps the standing of one that was joined to another', async () => {
  const [one, other] = [await said(shut()), await said(shut())];
  const [id, into] = [await idOf(one.number), await idOf(other.number)];
  await town.call(complaintDeskApi.merge, { id, into }, office);
  await handedToPost(other.number);
  await town.call(complaintDeskApi.answer, { id: into, outcome: 'fixed', text: FOUND }, { token: 'post' });
  await moving(one.receipt, 'solved');
  expect([await standing(one.number), await standing(other.number)]).toMatchObject([
    { status: 'closed', status_notes: '居民说办好了' },
    { status: 'open', status_notes: '已答复，等居民说好没好' },
  ]);
});

it('tells of a published one the village and not the door, and nothing of one that was taken back', async () => {
  const { number, receipt } = await said(shut());
  await town.call(publishingApi.publish, { id: await idOf(number), text: '门没开' }, office);
  const network = town.app.get(NetworkService);
  const village = areaIn(network.county(), network.findPoint(POINT)?.villageCode ?? '');
  const { lat, long } = await standing(number);
  expect([lat, long]).toEqual([village?.position.lat, village?.position.lng]);
  expect(await ask('requests.json?status=open,closed')).toHaveLength(1);
  // Ids override all else.
  expect(await ask(`requests.json?service_request_id=${number}&status=closed&service_code=bus_late`)).toHaveLength(1);
  await moving(receipt, 'withdraw');
  expect(await ask('requests.json')).toEqual([]);
  expect(await standing(number)).toMatchObject({ status: 'closed', description: null, lat: null, address: null });
});

it('lists a thousand at most, the newest, and the others on the next page', async () => {
  const { number } = await said(shut());
  const row = await town.dataSource.manager.findOneByOrFail(ComplaintEntity, { number });
  const rows = Array.from({ length: OPEN311_MOST_ROWS + 5 }, (_each, at) => ({
    ...row,
    id: `${String(at).padStart(8, '0')}-0000-7000-8000-000000000000`,
    number: `A${String(at).padStart(5, '0')}`,
    receiptHash: String(at).padStart(64, '0'),
    receivedAt: new Date(town.clock.now().getTime() - (at + 1) * 1_000),
  }));
  await town.dataSource.transaction(async (tx) => {
    await insertRows(tx, ComplaintEntity, rows);
    const publishedAt = town.clock.now();
    const publications = rows.map(({ id }) => ({ complaintId: id, text: '门没开', answer: null, publishedAt }));
    await insertRows(tx, ComplaintPublicationEntity, publications);
  });
  const first = await ask('requests.json');
  expect([first.length, first[0]?.['service_request_id']]).toEqual([OPEN311_MOST_ROWS, 'A00000']);
  const next = await ask('requests.json?page=2');
  expect(next.map((each) => each['service_request_id'])).toEqual(['A01000', 'A01001', 'A01002', 'A01003', 'A01004']);
  expect(await ask('requests.json?page_size=3&page=2')).toMatchObject([{ service_request_id: 'A00003' }, {}, {}]);
}, 60_000);

it('takes so many reports of a program in an hour, and of danger as many as there are', async () => {
  const key = await town.app.get(Open311Keys).give('随手拍');
  const report = async (service: string, description: string): Promise<Response> =>
    fetch(`${town.url}/open311/v2/requests.json`, {
      method: 'POST',
      body: new URLSearchParams({ api_key: key, service_code: service, address_id: POINT, description }),
    });
  const taken = new Set<number>();
  for (let count = 0; count < 600; count += 1) taken.add((await report('point_closed', `第 ${count} 次`)).status);
  expect([...taken]).toEqual([200]);
  const refused = await report('point_closed', '再一次');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await refused.json()).toEqual([{ code: 429, description: expect.any(String) }]);
  // What was said before is still the same, and what may hurt somebody is never too much.
  expect((await report('point_closed', '第 0 次')).status).toBe(200);
  expect((await report('danger', '路边有鞭炮')).status).toBe(200);
  const other = await town.app.get(Open311Keys).give('别的程序');
  expect(other).not.toBe(key);
}, 120_000);

it('says in the format that was asked for what of a body it cannot read', async () => {
  const sent = async (format: string, type: string, body: string) => {
    const answer = await fetch(`${town.url}/open311/v2/requests.${format}`, {
      ...{ method: 'POST', headers: { 'content-type': type }, body },
    });
    return [answer.status, answer.headers.get('content-type')?.split(';')[0], await answer.text()];
  };
  for (const body of ['{"service_code":', '', '"door"', '\u0000']) {
    const [status, type, text] = await sent('json', 'application/json', body);
    expect([status, type, JSON.parse(String(text))]).toEqual([
      ...[400, 'application/json'],
      [{ code: 400, description: expect.stringMatching(/[\u4e00-\u9fff]/) }],
    ]);
    expect(await sent('xml', 'application/json; charset=utf-8', body)).toEqual([
      ...[400, 'text/xml', expect.stringContaining('<code>400</code>')],
    ]);
  }
  // Fields with the names of what every object has are fields like others that we do not know.
  for (const [type, body] of [
    ['application/json', '{"__proto__":{"service_code":"point_closed"}}'],
    ['application/x-www-form-urlencoded', '__proto__=1'],
  ] as const)
    expect(await sent('xml', type, body)).toEqual([403, 'text/xml', expect.stringContaining('api_key')]);
});
