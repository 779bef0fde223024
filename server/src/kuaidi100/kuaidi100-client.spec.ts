// Is 快递100 asked as it wants to be, understood as it speaks, and never asked too often?
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kuaidi100Failure } from './kuaidi100-call.js';
import { Kuaidi100Client } from './kuaidi100-client.js';
import { mayQuery, maySubscribe, monthOf } from './kuaidi100-pace.js';
import { readKuaidi100Push } from './kuaidi100-push.js';
import { readKuaidi100Report } from './kuaidi100-report.js';
import { readKuaidi100Mode } from './kuaidi100-settings.js';
import { isSignedBy, md5Signature } from './kuaidi100-signature.js';
import { Kuaidi100StandIn } from './kuaidi100-stand-in.js';

let now = new Date('2026-11-29T00:00:00.000Z');
const clock = { now: () => now };
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const story = {
  com: 'yuantong',
  state: '501',
  data: [
    {
      time: '2026-11-29 07:30:00',
      context: '已到清流县，快递员张三13812345678',
      statusCode: '501',
      status: '投柜或驿站',
    },
    {
      ftime: '2026-11-28 21:00:00',
      context: '【三明市】已发出',
      statusCode: '1002',
      status: '干线',
      areaName: '福建,三明',
    },
  ],
};

let standIn: Kuaidi100StandIn;
let client: Kuaidi100Client;
beforeAll(async () => {
  standIn = await Kuaidi100StandIn.start(clock);
  client = new Kuaidi100Client(standIn.settings);
});
afterAll(() => standIn.stop());

async function kindOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Kuaidi100Failure ? error.kind : error),
  );
}

describe('asking', () => {
  it('tells the story, newest first, without its courier', async () => {
    standIn.tell('YT1234567890123', story);
    const answer = await client.query({ carrier: 'yuantong', waybill: 'YT1234567890123' });
    expect(answer).toMatchObject({
      kind: 'told',
      report: {
        state: { status: 'at_station', raw: '501' },
        tracks: [
          {
            at: new Date('2026-11-28T23:30:00Z'),
            text: '已到清流县，快递员*************',
            state: { raw: '投柜或驿站' },
          },
          { at: new Date('2026-11-28T13:00:00Z'), place: '福建,三明' },
        ],
      },
    });
  });

  it('comes to nothing, or to the question for the phone, calmly', async () => {
    expect(await client.query({ carrier: 'yunda', waybill: '4312345678901' })).toEqual({ kind: 'nothing' });
    standIn.tell('SF1234567890123', { ...story, com: 'shunfeng', phone: '13812345678' });
    const asked = { carrier: 'shunfeng', waybill: 'SF1234567890123' };
    expect(await client.query(asked)).toEqual({ kind: 'phone_needed' });
    later(31);
    expect(await client.query({ ...asked, phone: '5678' })).toMatchObject({ kind: 'told' });
  });

  it('fails in words that hold nothing of the parcel', async () => {
    const wrong = new Kuaidi100Client({ ...standIn.settings, key: 'wrong' });
    expect(await kindOf(wrong.query({ carrier: 'yunda', waybill: '4312345678902' }))).toBe('misconfigured');
    expect(await kindOf(new Kuaidi100Client(undefined).query({ carrier: 'yunda', waybill: '1' }))).toBe('off');
    const broken = createServer((_request, response) => response.writeHead(502).end('<html>'));
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const asked = new Kuaidi100Client({ ...standIn.settings, url }).query({
      carrier: 'yunda',
      waybill: '1',
      phone: '5678',
    });
    expect(await kindOf(asked)).toBe('unreachable');
    await new Promise((resolve) => broken.close(resolve));
  });
});

describe('asking to be told', () => {
  const asked = { carrier: 'yuantong', waybill: 'YT9999999999999' };

  it('is done once; what is pushed then is signed, and read', async () => {
    let body = '';
    const ours = createServer((request, response) => {
      request
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => response.end('{"result":true}'));
    });
    await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve));
    const callback = `http://127.0.0.1:${(ours.address() as AddressInfo).port}/callback/kuaidi100`;
    expect(await client.subscribe(asked, callback)).toBe('subscribed');
    expect(await client.subscribe(asked, callback)).toBe('already');
    standIn.tell(asked.waybill, story);
    await standIn.push(asked.waybill, 'abort', { autoCheck: '1', comNew: 'yunda', more: 1 });
    await new Promise((resolve) => ours.close(resolve));
    const { param = '', sign = '' } = Object.fromEntries(new URLSearchParams(body));
    expect(readKuaidi100Push({ param, sign: sign.toLowerCase() }, standIn.settings.salt)).toMatchObject({
      watching: 'abort',
      rightCarrier: 'yunda',
      report: { waybill: asked.waybill, tracks: [{}, {}] },
    });
    expect(readKuaidi100Push({ param: `${param} `, sign }, standIn.settings.salt)).toBeUndefined();
    expect(readKuaidi100Push({ param, sign }, 'other')).toBeUndefined();
  });

  it('takes what is signed and no push for none, also without a salt', () => {
    for (const param of ['', '{', 'null', '[]', '{"lastResult":{"com":"yunda","nu":"1"}}', '{"lastResult":{"nu":{}}}'])
      expect(readKuaidi100Push({ param, sign: md5Signature(param, '') }, '')).toBeNull();
    expect(readKuaidi100Push({}, 'salt')).toBeUndefined();
    expect(isSignedBy('é'.repeat(16), 'a')).toBe(false);
  });
});

it('reads a story with foreign lines in it as far as it can', () => {
  const report = readKuaidi100Report({
    com: 'yunda',
    nu: '4312345678901',
    data: [
      null,
      7,
      { context: 'x' },
      { context: '到了', time: '2026-13-45 10:00' },
      { context: '到了', time: '2026-11-29 10:00' },
    ],
  });
  expect(report).toMatchObject({ state: { status: 'unknown' }, tracks: [{ text: '到了' }] });
  expect(readKuaidi100Report({ com: '../yunda', nu: '4312345678901' })).toBeUndefined();
  expect(readKuaidi100Report({ com: 'yunda', nu: '9'.repeat(33) })).toBeUndefined();
});

describe('its pace', () => {
  const at = new Date('2026-11-29T00:00:00Z');
  const after = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
  const before = { queriedAt: at, watching: 'none', watchedSince: null, month: monthOf(at), subscriptions: 0 } as const;

  it('lets ask every half hour', () => {
    expect([mayQuery({ queriedAt: null }, at), mayQuery(before, after(29)), mayQuery(before, after(30))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('lets subscribe four times a month, not while it watches, and half an hour after it stopped', () => {
    expect(maySubscribe(before, at)).toBe(true);
    expect(maySubscribe({ ...before, watching: 'polling' }, after(90))).toBe(false);
    expect(maySubscribe({ ...before, watching: 'abort', watchedSince: at }, after(29))).toBe(false);
    expect(maySubscribe({ ...before, watching: 'abort', watchedSince: at }, after(30))).toBe(true);
    expect(maySubscribe({ ...before, subscriptions: 4 }, at)).toBe(false);
    // The evening of the last day in UTC is the next month's morning in Beijing.
    expect(maySubscribe({ ...before, subscriptions: 4 }, new Date('2026-11-30T16:00:00Z'))).toBe(true);
  });
});

describe('its settings', () => {
  const real = { KUAIDI100_CUSTOMER: 'C', KUAIDI100_KEY: 'K', KUAIDI100_SALT: 'S' };

  it('are real, a stand-in, or none', () => {
    expect(readKuaidi100Mode({}, true)).toEqual({ mode: 'off', salt: undefined });
    expect(readKuaidi100Mode({}, false)).toEqual({ mode: 'off', salt: '' });
    expect(readKuaidi100Mode(real, true)).toMatchObject({ settings: { url: 'https://poll.kuaidi100.com', salt: 'S' } });
    expect(readKuaidi100Mode({ KUAIDI100_MODE: 'stand_in' }, false)).toEqual({ mode: 'stand_in', port: 0 });
  });

  it.each([
    [{ KUAIDI100_MODE: 'stand_in' }, 'stand-in'],
    [{ KUAIDI100_MODE: 'yes' }, 'KUAIDI100_MODE'],
    [{ ...real, KUAIDI100_KEY: ' ' }, 'KUAIDI100_KEY'],
    [{ ...real, KUAIDI100_SALT: '' }, 'KUAIDI100_SALT'],
    [{ ...real, KUAIDI100_URL: 'http://a.example' }, 'KUAIDI100_URL'],
  ])('refuse %j in production', (env, name) => {
    expect(() => readKuaidi100Mode(env, true)).toThrow(name);
  });
});
