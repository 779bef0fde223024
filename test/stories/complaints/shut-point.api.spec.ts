// 服务点又没开门: said without an account and sent through a broken network, joined by a neighbour, handed to the post,
// asked back, answered, found not solved, and brought to an end by those above.
import { randomBytes, randomUUID } from 'node:crypto';
import { complaintDeskApi, complaintFilingApi, noticesApi, receiptOf, receiptsApi } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import { jsonIn, refusalIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { XIAXIE_POINT } from '../../harness/places.js';
import { Townspeople } from '../../harness/townspeople.js';
import type { Townsperson } from '../../harness/townspeople.js';

/** A Tuesday. */
const CLOCK = '2026-12-01T09:20:00+08:00';
const COUNTY = '350423';
const POST = { kind: 'post', id: 'YZ' } as const;

onEachDatabase((database) => {
  let townspeople: Townspeople;
  let office: Townsperson;
  let post: Townsperson;
  let neighbour: Townsperson;
  let number = '';
  let id = '';
  const receipt = receiptOf(randomBytes);
  const joined = receiptOf(randomBytes);
  const about: Omit<FileComplaint, 'receipt' | 'identity'> = {
    ...{ kind: 'complaint', category: 'point_closed', pointId: XIAXIE_POINT },
    text: '七点半来的，门没开，药在里面。',
  };
  const anybody = () => townspeople.server.client;
  const read = (code: string) => anybody().call(receiptsApi.read, { receipt: code });

  beforeAll(async () => {
    townspeople = await Townspeople.start({ database, clock: CLOCK });
    const root = await townspeople.administrator();
    office = await townspeople.signIn('county_office');
    await townspeople.hire(root, office, { role: 'county_office', scopeKind: 'area', scopeId: COUNTY });
    post = await townspeople.signIn('company_manager');
    await townspeople.hire(office, post, { role: 'company_manager', scopeKind: 'company', scopeId: 'YZ' });
    neighbour = await townspeople.signIn('neighbour');
  }, 120_000);
  afterAll(() => townspeople.stop());

  it('is said once, though it is sent five times at once and once more by another key', async () => {
    const ask = { ...about, receipt, identity: 'anonymous' } as const;
    const key = randomUUID();
    const sent = await Promise.all(
      [key, key, key, randomUUID(), randomUUID()].map((each) =>
        anybody().with({ 'idempotency-key': each }).ask(complaintFilingApi.file, ask),
      ),
    );
    // Who came while it was being done may be told to send it again.
    const told = sent.filter(({ status }) => status < 400).map((reply) => (jsonIn(reply) as { number: string }).number);
    const refused = sent.filter(({ status }) => status >= 400).map((reply) => refusalIn(reply).code);
    expect(refused.filter((code) => code !== 'idempotency_in_flight')).toEqual([]);
    ({ number } = await anybody().call(complaintFilingApi.file, ask));
    expect(new Set([...told, number])).toEqual(new Set([number]));
    const { complaints, counts } = await office.client.call(complaintDeskApi.list, {});
    expect([complaints.map((each) => each.number), counts.open]).toEqual([[number], 1]);
    id = complaints[0]?.id ?? '';
  });

  it('is joined by a neighbour, whose name the post may know, and that of the first nobody', async () => {
    const same = await anybody().call(complaintFilingApi.same, { category: 'point_closed', pointId: XIAXIE_POINT });
    expect(same).toMatchObject({ count: 1, number });
    await neighbour.client.call(complaintFilingApi.file, {
      ...{ ...about, receipt: joined, identity: 'named', joins: number },
      ...{ name: '罗大山', phone: '19900000001' },
    });
    await office.client.call(complaintDeskApi.assign, { id, body: POST });
    const handled = await post.client.call(complaintDeskApi.read, { id });
    expect(handled).toMatchObject({ together: 2, hasContact: false, joined: [{ state: 'assigned' }] });
    const [voice] = handled.joined;
    expect(await post.client.call(complaintDeskApi.contact, { id: voice?.id ?? '' })).toEqual({
      ...{ name: '罗大山', phone: '19900000001' },
    });
    expect(refusalIn(await post.client.ask(complaintDeskApi.contact, { id })).code).toBe('complaint_not_found');
  });

  it('is moved by one of those who would move it at once, and by nobody twice', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_each, place) =>
        post.client.ask(complaintDeskApi.ask, { id, text: `请拍一张门口的照片 ${place}` }),
      ),
    );
    expect(answers.filter(({ status }) => status < 400)).toHaveLength(1);
    const { steps } = await read(receipt);
    expect(steps.filter(({ step }) => step === 'ask')).toHaveLength(1);
    await anybody().call(receiptsApi.move, { receipt, move: 'inform', text: '就是这扇门' });
  });

  it('is answered; the neighbour hears it, and each says for themselves whether it is solved', async () => {
    const text = '到现场看了，站长住院，已请人代班。';
    await post.client.call(complaintDeskApi.answer, { id, outcome: 'fixed', text });
    expect([(await read(receipt)).state, (await read(joined)).state]).toEqual(['answered', 'answered']);
    await eventually(async () =>
      expect((await neighbour.client.call(noticesApi.inbox, {})).notices.map(({ kind }) => kind)).toContain(
        'complaint_answered',
      ),
    );
    await anybody().call(receiptsApi.move, { receipt: joined, move: 'solved' });
    const again = await anybody().call(receiptsApi.move, { receipt, move: 'not_solved', text: '还是关着' });
    // Three working days more, with those above.
    expect(again).toMatchObject({ state: 'reopened', body: { kind: 'county' }, lawfulBy: '2026-12-08T16:00:00.000Z' });
    expect((await post.client.call(complaintDeskApi.list, {})).complaints).toEqual([]);
    const { complaints } = await office.client.call(complaintDeskApi.list, { part: 'reopened' });
    expect(complaints.map((each) => each.number)).toEqual([number]);
    expect((await read(joined)).state).toBe('resolved');
  });

  it('is over only when whoever said it says so, and nothing is answered after', async () => {
    const text = '县里去看了，换了站长，每天七点半开门。';
    await office.client.call(complaintDeskApi.answer, { id, outcome: 'fixed', text });
    await anybody().call(receiptsApi.move, { receipt, move: 'solved' });
    const { state, steps } = await read(receipt);
    expect(state).toBe('resolved');
    expect(steps.map(({ step }) => step)).toEqual([
      ...['filed', 'assign', 'ask', 'inform', 'answer', 'not_solved', 'answer', 'solved'],
    ]);
    const late = await office.client.ask(complaintDeskApi.answer, { id, outcome: 'fixed', text });
    expect(refusalIn(late).code).toBe('complaint_closed');
  });
});
