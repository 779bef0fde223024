// Does the real client get the code of a place by WeChat's protocol, and say what is wrong otherwise?
import { AccessToken } from './access-token.js';
import { WechatStandIn } from './stand-in/wechat-stand-in.js';
import { WechatCodes } from './wechat-codes.js';
import { WechatFailure } from './wechat-failure.js';
import { WechatHttp } from './wechat-http.js';

const clock = { now: () => new Date('2026-11-24T01:00:00Z') };

let standIn: WechatStandIn;
let codes: WechatCodes;

beforeEach(async () => {
  standIn = await WechatStandIn.start(clock);
  codes = new WechatCodes(new AccessToken(new WechatHttp(standIn.settings), standIn.settings, clock));
});
afterEach(() => standIn.stop());

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'well',
    (error: unknown) => (error instanceof WechatFailure ? error.kind : String(error)),
  );

describe('a mini-program code', () => {
  const asked = (picture: Uint8Array): unknown => JSON.parse(Buffer.from(picture.subarray(4)).toString());

  it('is a picture whose scene leads to the page of the place', async () => {
    expect(asked(await codes.picture({ kind: 'point', id: 'P104204' }))).toEqual({
      scene: 'p:P104204',
      page: 'network/point/index',
    });
    expect(asked(await codes.picture({ kind: 'stop', id: 'V104204' }))).toEqual({
      scene: 's:V104204',
      page: 'timetable/board/index',
    });
  });

  it('fails as everything else does: with what WeChat says, when nothing comes, and never twice with a dead token', async () => {
    expect(await kindOf(codes.picture({ kind: 'stop', id: 'X'.repeat(40) }))).toBe('unknown');
    standIn.failures.next('/wxa/getwxacodeunlimit', { kind: 'errcode', errcode: 42001 });
    expect(asked(await codes.picture({ kind: 'stop', id: 'A' }))).toMatchObject({ scene: 's:A' });
    standIn.failures.next('/wxa/getwxacodeunlimit', { kind: 'errcode', errcode: 45009 });
    expect(await kindOf(codes.picture({ kind: 'stop', id: 'A' }))).toBe('busy');
    standIn.failures.next('/wxa/getwxacodeunlimit', { kind: 'status', status: 502 });
    expect(await kindOf(codes.picture({ kind: 'stop', id: 'A' }))).toBe('unreachable');
  });
});
