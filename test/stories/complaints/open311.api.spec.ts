// Somebody else's civic program finds our endpoint, reports by its form, and reads in both formats what was published.
import { randomBytes } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi, publishingApi, receiptOf, receiptsApi } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { carryOut } from '../../harness/run/commands.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';
import { partsOf, questions, wrongForms } from './open311-requests.js';

/** A Tuesday. */
const CLOCK = '2026-12-01T09:20:00+08:00';
const COUNTY = '350423';
const POST = { kind: 'post', id: 'YZ' } as const;
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';
/** As XML has it: every value is text. */
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['service', 'request', 'error'].includes(name),
});

interface Row {
  readonly [name: string]: unknown;
}

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let key = '';
  let endpoint = '';

  const send = (path: string, body?: string) =>
    townspeople.server.client.send({
      path,
      ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': FORM }, body }),
    });
  /** What stands at an address of the endpoint, in JSON. */
  const json = async (path: string, body?: string) => {
    const reply = await send(`${endpoint}${path}`, body);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    return { status: reply.status, rows: jsonIn(reply) as Row[] };
  };
  /** The same in XML, which somebody else's parser takes. */
  const xml = async (path: string, body?: string) => {
    const reply = await send(`${endpoint}${path}`, body);
    const text = reply.bytes.toString();
    expect(reply.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
    expect(XMLValidator.validate(text)).toBe(true);
    return { status: reply.status, text, read: parser.parse(text) as Record<string, Record<string, Row[]>> };
  };
  const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
  const report = (fields: Readonly<Record<string, string>>) =>
    json('/requests.json', form({ api_key: key, service_code: 'point_closed', address_id: XIAXIE_POINT, ...fields }));
  const deskId = async (number: unknown) => {
    const { complaints } = await office.client.call(complaintDeskApi.list, { q: String(number) });
    return complaints[0]?.id ?? '';
  };

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: COUNTY });
    const { code, out } = await carryOut('open311-key', ['随手拍'], { database, clock: CLOCK });
    expect(code).toBe(0);
    key = /api_key: ([\w-]{32})/.exec(out)?.[1] ?? '';
  }, 120_000);
  afterAll(() => townspeople.stop());

  it('is discovered in both formats, and the endpoint that they name is the one that answers', async () => {
    const told = jsonIn(await send('/open311/discovery.json')) as { endpoints: { url: string; formats: string[] }[] };
    const [{ url, formats } = { url: '', formats: [] }] = told.endpoints;
    expect(told).toMatchObject({
      changeset: expect.any(String),
      contact: expect.any(String),
      key_service: expect.any(String),
    });
    expect(told.endpoints).toEqual([
      expect.objectContaining({ specification: 'http://wiki.open311.org/GeoReport_v2', type: 'production' }),
    ]);
    expect(formats).toEqual(['text/xml', 'application/json']);
    endpoint = new URL(url).pathname;
    const inXml = parser.parse((await send('/open311/discovery.xml')).bytes.toString()) as {
      discovery: { endpoints: { endpoint: { url: string; formats: { format: string[] } } } };
    };
    expect(inXml.discovery.endpoints.endpoint).toMatchObject({ url, formats: { format: formats } });
    expect((await send(`${endpoint}/discovery.json`)).status).toBe(200);
  });

  it('tells every service and what may be said besides, alike in both formats', async () => {
    const { rows } = await json('/services.json');
    const { read } = await xml(`/services.xml?jurisdiction_id=${COUNTY}`);
    expect(rows.length).toBeGreaterThan(15);
    expect(read['services']?.['service']).toEqual(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]))),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({
        service_code: 'bus_late',
        service_name: '车晚得太多',
        metadata: true,
        type: 'realtime',
        group: '班车',
      }),
    );
    const reply = await send(`${endpoint}/services/bus_late.json`);
    const definition = jsonIn(reply) as { service_code: string; attributes: (Row & { values?: Row[] })[] };
    expect(definition.service_code).toBe('bus_late');
    const line = definition.attributes.find(({ code }) => code === 'line');
    expect(line).toMatchObject({ variable: true, datatype: 'singlevaluelist', required: false, order: 1 });
    expect(line?.values?.length).toBeGreaterThan(10);
    const inXml = await xml('/services/bus_late.xml');
    const told = inXml.read['service_definition'] as unknown as {
      attributes: { attribute: { code: string; values?: { value: Row[] } }[] };
    };
    expect(told.attributes.attribute.map(({ code }) => code)).toEqual(definition.attributes.map(({ code }) => code));
    expect(told.attributes.attribute[0]?.values?.value).toEqual(line?.values);
  });

  it('takes the example of the specification, with only what is ours put in', async () => {
    const body =
      `api_key=${key}&jurisdiction_id=${COUNTY}&service_code=stop_damaged&lat=26.1781&long=116.8167` +
      '&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456&first_name=john' +
      '&last_name=smith&phone=111111111&description=A+large+sinkhole+is+destroying+the+street' +
      '&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg' +
      '&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL00&attribute[WHISMANY][]=a&attribute[WHISMANY][]=b';
    const { status, read } = await xml('/requests.xml', body);
    expect(status).toBe(200);
    const [made] = read['service_requests']?.['request'] ?? [];
    expect(made).toEqual({
      service_request_id: expect.stringMatching(/^[0-9A-Z]{6}$/),
      service_notice: expect.stringContaining('收到了'),
      account_id: '',
    });
    const handled = await office.client.call(complaintDeskApi.read, { id: await deskId(made?.['service_request_id']) });
    expect(handled).toMatchObject({ category: 'stop_damaged', identity: 'named', hasContact: true });
    expect(handled.place.township).toBeDefined();
    for (const kept of ['sinkhole', '1234 5th street', 'flickr', '123456', 'COISL00', '：a', '：b'])
      expect(handled.text).toContain(kept);
    expect(JSON.stringify(handled)).not.toMatch(/smith|111111111|smit333|tt222111/);
    expect(await office.client.call(complaintDeskApi.contact, { id: handled.id })).toEqual({
      ...{ name: 'smith john', phone: '111111111' },
    });
  });

  it('takes a form with a place for a file, and says in both of its formats what it does not take', async () => {
    const post = async (path: string, type: string, body: Buffer) =>
      townspeople.server.client.send({
        path: `${endpoint}${path}`,
        ...{ method: 'POST', headers: { 'content-type': type }, body },
      });
    const postParts = async (path: string, made: Response) =>
      post(path, made.headers.get('content-type') ?? '', Buffer.from(await made.arrayBuffer()));
    const fields = {
      api_key: key,
      service_code: 'point_closed',
      address_id: XIAXIE_POINT,
      description: '门锁着，没贴条',
    };
    const taken = await postParts('/requests.json', partsOf(fields, new Blob([])));
    expect(taken.status).toBe(200);
    const [made] = jsonIn(taken) as Row[];
    const handled = await office.client.call(complaintDeskApi.read, { id: await deskId(made?.['service_request_id']) });
    expect(handled.text).toContain('门锁着，没贴条');
    const withFile = await postParts('/requests.json', partsOf(fields, new Blob(['x'])));
    expect([withFile.status, jsonIn(withFile)]).toEqual([415, [{ code: 415, description: expect.any(String) }]]);
    const asText = await post('/requests.xml', 'text/plain', Buffer.from('door'));
    expect([asText.status, asText.headers['content-type']]).toEqual([415, 'text/xml; charset=utf-8']);
    expect(parser.parse(asText.bytes.toString())).toMatchObject({ errors: { error: [{ code: '415' }] } });
    const torn = await post('/requests.json', 'multipart/form-data; boundary=x', Buffer.from('--x\r\nno end'));
    expect([torn.status, jsonIn(torn)]).toEqual([400, [{ code: 400, description: expect.any(String) }]]);
  });

  it('makes one of what is sent several times at once or again, and its receipt leads to it', async () => {
    const sent = await Promise.all(Array.from({ length: 6 }, () => report({ description: '药在里面，门锁着' })));
    sent.push(await report({ description: '药在里面，门锁着' }));
    const made = sent.map(({ rows: [row] }) => row);
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(made.map((row) => JSON.stringify(row))).size).toBe(1);
    const [row] = made;
    const receipt = /凭证 ([0-9A-Z-]{14})/.exec(String(row?.['service_notice']))?.[1] ?? '';
    const { rows } = await json(`/tokens/${receipt}.json`);
    expect(rows).toEqual([{ service_request_id: row?.['service_request_id'], token: receipt }]);
    const own = await townspeople.server.client.call(receiptsApi.read, { receipt: receipt.replaceAll('-', '') });
    expect(own).toMatchObject({ number: row?.['service_request_id'], identity: 'anonymous', text: '药在里面，门锁着' });
    // Other words are another report.
    const other = await report({ description: '今天又没开' });
    expect(other.rows[0]?.['service_request_id']).not.toBe(row?.['service_request_id']);
  });

  it('tells how one stands that is not published, and nothing else of it', async () => {
    const {
      rows: [made],
    } = await report({ description: '别人不该看到', lat: '', long: '', phone: '13950812345', first_name: '大山' });
    const id = String(made?.['service_request_id']);
    const { rows } = await json(`/requests/${id}.json`);
    const known = Object.fromEntries(Object.entries(rows[0] ?? {}).filter(([, value]) => value !== null));
    expect(known).toEqual({
      ...{ service_request_id: id, status: 'open', status_notes: '县里收到了' },
      requested_datetime: expect.stringMatching(/^2026-12-01T09:2\d:\d\d\+08:00$/),
      updated_datetime: expect.stringMatching(/\+08:00$/),
      expected_datetime: expect.stringMatching(/^2026-12-03T09:2\d:\d\d\+08:00$/),
    });
    const list = await json('/requests.json');
    expect(JSON.stringify(list.rows)).not.toContain(id);
    expect((await xml(`/requests.xml?service_request_id=${id}`)).read['service_requests']).toBe('');
  });

  it('lists what was published, in the words that were made public and with its picture covered', async () => {
    const receipt = receiptOf(randomBytes);
    const said: FileComplaint = {
      ...{ receipt, kind: 'complaint', category: 'point_closed', pointId: XIAXIE_POINT, identity: 'named' },
      ...{ text: '罗大山 13950812345 说门没开 <b>&"', name: '罗大山', phone: '13950812345' },
    };
    const { number } = await townspeople.server.client.call(complaintFilingApi.file, said);
    const id = await deskId(number);
    const desk = await office.client.call(publishingApi.read, { id });
    expect(desk).toMatchObject({ text: '罗大山 ██ 说门没开 <b>&"', pictures: [], screening: 'manual' });
    const uncleared = await office.client.ask(publishingApi.publish, { id, text: '打 13950812345' });
    expect(refusalIn(uncleared)).toMatchObject({ code: 'words_not_cleared', field: 'text' });
    await office.client.call(complaintDeskApi.assign, { id, body: POST });
    await office.client.call(publishingApi.publish, { id, text: '门没开 <b>&"', answer: '已请人代班' });
    const { rows } = await json('/requests.json?status=open&service_code=point_closed,bus_late');
    expect(rows).toEqual([
      expect.objectContaining({
        ...{
          service_request_id: number,
          status: 'open',
          status_notes: '已转办：已请人代班',
          service_code: 'point_closed',
        },
        ...{
          service_name: '没开门',
          description: '门没开 <b>&"',
          address_id: XIAXIE_POINT,
          zipcode: null,
          media_url: null,
        },
        ...{ lat: expect.any(Number), long: expect.any(Number), agency_responsible: expect.stringContaining('邮') },
      }),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/罗大山|1395/);
    const inXml = await xml(`/requests.xml?service_request_id=${number.toLowerCase()},NOSUCH`);
    expect(inXml.read['service_requests']?.['request']?.[0]).toMatchObject({
      description: '门没开 <b>&"',
      media_url: '',
    });
    expect((await json('/requests.json?status=closed')).rows).toEqual([]);
    expect((await json(`/requests.json?start_date=2026-12-01T09:30:00%2B08:00`)).rows).toEqual([]);
    await office.client.call(publishingApi.withdraw, { id, text: '当事人要求' });
    expect((await json('/requests.json')).rows).toEqual([]);
  });

  it.each(wrongForms)('says what is wrong with %s, in both formats', async (_what, path, fields, status, field) => {
    const body = form({ ...fields, ...(fields['api_key'] === 'KEY' ? { api_key: key } : {}) });
    const refused = await json(path, body);
    expect(refused).toEqual({ status, rows: [{ code: status, description: expect.stringContaining(field) }] });
    const inXml = await xml(path.replace('.json', '.xml'), body);
    expect([inXml.status, inXml.read['errors']?.['error']]).toEqual([
      status,
      [{ code: String(status), description: refused.rows[0]?.['description'] }],
    ]);
  });

  it.each(questions)('answers %s with %i', async (path, status) => {
    const { status: given, rows } = await json(path);
    expect(given).toBe(status);
    if (status >= 400) expect(rows).toEqual([{ code: status, description: expect.any(String) }]);
  });

  it('speaks no third format, and keeps signs that XML has no way to say out of it', async () => {
    expect((await send(`${endpoint}/services.html`)).status).toBe(404);
    const {
      rows: [made],
    } = await report({ description: '坏\u0000了\u0008\uFFFE，\u{1F68C}' });
    const id = await deskId(made?.['service_request_id']);
    await office.client.call(publishingApi.publish, { id, text: '坏了，\u{1F68C}' });
    const { read } = await xml(`/requests/${String(made?.['service_request_id'])}.xml`);
    expect(read['service_requests']?.['request']?.[0]).toMatchObject({ description: '坏了，\u{1F68C}' });
  });

  it('takes nothing from a program whose key was taken away, and gives a new one for the old', async () => {
    const options = { database, clock: CLOCK };
    expect((await carryOut('open311-key', ['--withdraw', '随手拍'], options)).code).toBe(0);
    expect((await report({ description: '还有一次' })).status).toBe(403);
    expect((await carryOut('open311-key', ['--withdraw', '随手拍'], options)).code).toBe(1);
    expect((await carryOut('open311-key', [], options)).code).toBe(2);
    const { out } = await carryOut('open311-key', ['随手拍'], options);
    const old = key;
    key = /api_key: ([\w-]{32})/.exec(out)?.[1] ?? '';
    expect(key).not.toBe(old);
    expect((await report({ description: '还有一次' })).status).toBe(200);
  });
});
