// Who are the people of a story, how do they come in, and who gives them their work?
import { consentsApi, currentWording, grantsApi, invitationsApi, meApi, sessionsApi } from '@kehuoyou/shared';
import type { ConsentKind, InvitationAsk, Role, ScopeKind } from '@kehuoyou/shared';
import type { ApiClient } from './api-client.js';
import { carryOut } from './run/commands.js';
import { startServer } from './running-server.js';
import type { RunningServer } from './running-server.js';
import { Wechat } from './wechat.js';

/** Whoever has signed in. */
export interface Townsperson {
  /** Id of WeChat's sample person; empty for somebody who came in by a code alone. */
  readonly person: string;
  readonly client: ApiClient;
  readonly token: string;
  readonly accountId: string;
}

/** A role in a scope. */
export interface Work {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
}

/** What the townspeople is made of. */
export interface TownspeopleOptions {
  readonly database: { readonly env: Readonly<Record<string, string>> };
  /** ISO 8601 instant at which all its clocks start. */
  readonly clock: string;
  readonly env?: Readonly<Record<string, string>>;
  /** True where thousands of questions are asked; see the server's options. */
  readonly talkative?: boolean;
}

/** A server, WeChat, and people who use both as on any day. There are no sample people to become. */
export class Townspeople {
  private constructor(
    readonly server: RunningServer,
    readonly wechat: Wechat,
    private readonly options: TownspeopleOptions,
  ) {}

  static async start(options: TownspeopleOptions): Promise<Townspeople> {
    const wechat = await Wechat.start(options.clock);
    const env = { SAMPLE_PEOPLE: '0', ACCOUNT_REQUESTS_PER_MINUTE: '1000000', ...wechat.env, ...options.env };
    const server = await startServer({ ...options, env });
    const townspeople = new Townspeople(server, wechat, options);
    await wechat.pushTo(`${server.url}/api/wechat/push`);
    return townspeople;
  }

  /** Signs a sample person of WeChat in: the first time makes an account. */
  async signIn(person: string): Promise<Townsperson> {
    const { token } = await this.server.client.call(sessionsApi.byWechat, {
      code: await this.wechat.loginCode(person),
    });
    return this.holderOf(token, person);
  }

  /** An administrator whom nobody has invited, let in by the command. */
  async administrator(by: typeof carryOut = carryOut): Promise<Townsperson> {
    const { code, out, err } = await by('administrator-code', ['--another'], this.options);
    if (code !== 0) throw new Error(err);
    const { token } = await this.server.client.call(sessionsApi.byCode, { code: out.split(' ')[0] ?? '' });
    return this.holderOf(token, '');
  }

  /** Lets `giver` invite somebody to work, who accepts; gives the grant's id. */
  async hire(
    giver: Townsperson,
    somebody: Townsperson,
    work: Work,
    more: Partial<InvitationAsk> = {},
  ): Promise<string> {
    const { code } = await giver.client.call(invitationsApi.invite, { ...work, ...more });
    return (await somebody.client.call(invitationsApi.accept, { code })).id;
  }

  /** Takes a role back. */
  async dismiss(giver: Townsperson, grantId: string): Promise<void> {
    await giver.client.call(grantsApi.revoke, { id: grantId, reason: '换岗' });
  }

  /** Somebody agrees, in the words of today. */
  async agree(somebody: Townsperson, kind: ConsentKind = 'privacy_notice', subject?: string): Promise<void> {
    const { version } = currentWording(kind);
    await somebody.client.call(consentsApi.give, { kind, version, ...(subject === undefined ? {} : { subject }) });
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private async holderOf(token: string, person: string): Promise<Townsperson> {
    const client = this.server.client.as(token);
    return { person, client, token, accountId: (await client.call(meApi.me, {})).accountId };
  }
}
