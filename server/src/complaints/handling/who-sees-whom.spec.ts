// What does each see who said something, by how they wanted to be known? Asked of every desk, of neighbours and of everybody.
import {
  complaintDeskApi,
  complaintFilingApi,
  noticesApi,
  prepareCall,
  publishingApi,
  receiptsApi,
} from '@kehuoyou/shared';
import type { Endpoint, IdentityMode } from '@kehuoyou/shared';
import {
  added,
  complaintsForEachTest,
  given,
  givenByReceipt,
  handedToPost,
  handled,
  passedOn,
  POINT,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

complaintsForEachTest();

const NAME = '罗大山';
const PHONE = '19900004321';
const JSON_WRITE = { 'content-type': 'application/json' };
const everybody = ['office', 'township', 'elsewhere', 'post', 'bus', 'keeper', 'both', 'neighbour', undefined] as const;
/** Who may ring back, by how somebody wanted to be known. The keeper is whom it is about. */
const mayKnow: Readonly<Record<IdentityMode, readonly (string | undefined)[]>> = {
  named: ['office', 'post'],
  hidden: ['office'],
  anonymous: [],
};

it.each(Object.keys(mayKnow) as IdentityMode[])(
  'is known of a %s one to those alone who are meant to know',
  async (identity) => {
    const filed = await said(shut({ category: 'point_manner', identity, name: NAME, phone: PHONE }), 'villager');
    const id = await handedToPost(filed.number);
    const { accountId } = await town.dataSource.manager.findOneByOrFail(ComplaintEntity, { number: filed.number });
    expect(accountId === null).toBe(identity === 'anonymous');
    const telling = [NAME, PHONE, filed.receipt, ...(accountId === null ? [] : [accountId])];
    await passedOn();
    const knows: (string | undefined)[] = [];
    for (const token of everybody) {
      const whole = async <Ask extends object>(endpoint: Endpoint<Ask, unknown>, ask: Ask): Promise<string> => {
        const { method, url, body } = prepareCall(endpoint, ask);
        const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...JSON_WRITE };
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        return (await fetch(`${town.url}${url}`, { method, headers, ...sent })).text();
      };
      const seen = [
        await whole(complaintDeskApi.list, {}),
        await whole(complaintDeskApi.list, { q: PHONE.slice(-4) }),
        await whole(complaintDeskApi.read, { id }),
        await whole(complaintFilingApi.same, { category: 'point_manner', pointId: POINT }),
        await whole(publishingApi.read, { id }),
        await whole(publishingApi.list, {}),
        await whole(noticesApi.inbox, {}),
        await (await fetch(`${town.url}/open311/v2/requests/${filed.number}.xml`)).text(),
      ].join('\n');
      expect(telling.filter((word) => seen.includes(word))).toEqual([]);
      const contact = await town.call(complaintDeskApi.contact, { id }, { token });
      if (contact.status >= 400) continue;
      expect(contact.answer).toEqual({ name: NAME, phone: PHONE });
      knows.push(token);
    }
    expect(knows).toEqual(mayKnow[identity]);
  },
);

const handlers = ['office', 'township', 'post'];
/** Who hears a voice, by how somebody wanted to be known: in a village it says who speaks. */
const mayHear: Readonly<Record<IdentityMode, readonly (string | undefined)[]>> = {
  named: handlers,
  hidden: ['office'],
  anonymous: ['office'],
};

it.each(Object.keys(mayHear) as IdentityMode[])('is heard by those alone who may know a %s one', async (identity) => {
  const filed = await said(shut({ category: 'point_manner', identity, name: NAME, phone: PHONE }), 'villager');
  const [picture, recording] = [await added('picture', filed.receipt), await added('recording', filed.receipt)];
  const id = await handedToPost(filed.number);
  const heard: (string | undefined)[] = [];
  const seen: (string | undefined)[] = [];
  for (const token of everybody) {
    if ((await given('recording', recording, token)) === 200) heard.push(token);
    if ((await given('picture', picture, token)) === 200) seen.push(token);
  }
  expect({ heard, seen }).toEqual({ heard: mayHear[identity], seen: handlers });
  // The desk offers nobody what they cannot have, and says that there is something.
  for (const token of handlers) {
    const { recordings, unheard } = await handled(id, token);
    const hears = mayHear[identity].includes(token);
    expect([token, recordings, unheard]).toEqual([token, hears ? [recording] : [], hears ? undefined : true]);
  }
  const other = await said(shut());
  for (const [kind, one] of [
    ['picture', picture],
    ['recording', recording],
  ] as const) {
    expect(await givenByReceipt(kind, one, filed.receipt)).toBe(200);
    expect(await givenByReceipt(kind, one, other.receipt)).toBe(404);
  }
});

it('is no longer heard by whoever handles it from the moment on at which it is hidden', async () => {
  const { receipt, number } = await said(shut({ identity: 'named', name: NAME, phone: PHONE }));
  const recording = await added('recording', receipt);
  await handedToPost(number);
  expect(await given('recording', recording, 'post')).toBe(200);
  await town.call(receiptsApi.hide, { receipt, identity: 'hidden' });
  expect([await given('recording', recording, 'post'), await given('recording', recording, 'office')]).toEqual([
    404, 200,
  ]);
});
