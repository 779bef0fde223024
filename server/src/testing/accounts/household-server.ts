// How does a spec let people of the stand-in keep households on a server of their own?
import { consentsApi, consentWordings, householdsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import type { Person, PersonAsk, Role } from '@kehuoyou/shared';
import { RunningApp } from '../running-app.js';
import type { AppOptions } from '../running-app.js';
import { RecipientsService } from '../../accounts/household/recipients.service.js';

/** Nobody's numbers: this block of 199 is the stand-in's own. */
export const GRANDMOTHER = { name: '罗阿婆', phone: '19900000001' };
export const FATHER = { name: '罗大山', phone: '19900000077' };
export let server: RunningApp;
export let recipients: RecipientsService;

export async function sample(role: Role): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

/** Somebody of the stand-in who has agreed to the privacy notice. */
export async function agreed(person: string): Promise<string> {
  const token = await server.signIn(person);
  await server.call(
    consentsApi.give,
    { kind: 'privacy_notice', version: consentWordings.privacy_notice[0].version },
    { token },
  );
  return token;
}

export async function add(token: string, ask: PersonAsk): Promise<Person> {
  return (await server.call(householdsApi.add, ask, { token })).answer;
}

export async function people(token: string): Promise<Person[]> {
  return (await server.call(householdsApi.people, {}, { token })).answer.people;
}

export async function codeFor(token: string, id: string): Promise<string> {
  return (await server.call(householdsApi.confirmationCode, { id }, { token })).answer.code;
}

export const confirm = (token: string, code: string, more: { takeOver?: boolean; pointId?: string } = {}) =>
  server.call(householdsApi.confirm, { code, pointId: 'P104204', ...more }, { token });

export async function accountOf(token: string): Promise<string> {
  return (await server.call(meApi.me, {}, { token })).answer.accountId;
}

/** Who hears of parcels for a number. */
export const audience = (phone: string) => recipients.audienceOf(recipients.phoneHash(phone));

/** A server for each test of the file. */
export function serverForEachTest(options: AppOptions = {}): void {
  beforeEach(async () => {
    server = await RunningApp.start(options);
    recipients = server.app.get(RecipientsService);
  });
  afterEach(() => server.close());
}
