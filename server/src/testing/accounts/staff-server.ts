// How does a spec let people of the stand-in come to work on a server of their own?
import { invitationsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import type { InvitationAsk, Role } from '@kehuoyou/shared';
import { RunningApp } from '../running-app.js';

export let server: RunningApp;

/** A server for each test of the block, because they change what others would find; or one for them all. */
export function serverFor(each: 'test' | 'block'): void {
  const [before, after] = each === 'test' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    server = await RunningApp.start();
  });
  after(() => server.close());
}

export async function sample(role: Role): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

export const keeperOf = (scopeId: string): InvitationAsk => ({ role: 'keeper', scopeKind: 'point', scopeId });

export async function invite(token: string, ask: InvitationAsk): Promise<string> {
  return (await server.call(invitationsApi.invite, ask, { token })).answer.code;
}

export async function accountOf(token: string): Promise<string> {
  return (await server.call(meApi.me, {}, { token })).answer.accountId;
}
