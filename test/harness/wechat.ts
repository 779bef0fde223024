// How does a test act as the people's phones, when WeChat is a process of its own that outlives the server?
import { jsonIn } from './api-client.js';
import { carryOut } from './run/commands.js';
import { exchange } from './exchange.js';

/** A subscribe message that WeChat delivered. */
export interface DeliveredMessage {
  readonly openId: string;
  readonly templateId: string;
  readonly page?: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What the stand-in for WeChat does instead of answering. */
export type WechatFailure =
  | { readonly kind: 'errcode'; readonly errcode: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'status'; readonly status: number };

/** WeChat's stand-in: the same protocol, for sample people. */
export class Wechat {
  /** What a server must find in its environment to use it. */
  readonly env: Record<string, string> = { WECHAT_MODE: 'real' };

  private constructor(said: string) {
    for (const line of said.split('\n')) {
      const [, name, value] = /^(WECHAT_\w+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) this.env[name] = value ?? '';
    }
  }

  /** Starts one whose clock begins at `clock`. It goes on until the last story has ended. */
  static async start(clock: string): Promise<Wechat> {
    const { code, out, err } = await carryOut('wechat-stand-in', [], { database: { env: {} }, clock });
    if (code !== 0) throw new Error(err);
    return new Wechat(out);
  }

  /** The code of `wx.login` on a person's phone. */
  async loginCode(person: string): Promise<string> {
    return (await this.control<{ loginCode: string }>('codes', { person })).loginCode;
  }

  /** The code of the button that gives a person's number. */
  async phoneCode(person: string): Promise<string> {
    return (await this.control<{ phoneCode: string }>('codes', { person })).phoneCode;
  }

  /** The person accepts messages of a template, so many times. */
  async accept(person: string, template: string, times = 1): Promise<void> {
    await this.control('accept', { person, templateId: this.templateId(template), times });
  }

  /** The person turns a template off. */
  async refuse(person: string, template: string): Promise<void> {
    await this.control('refuse', { person, templateId: this.templateId(template) });
  }

  /** Every message delivered so far. */
  async messages(): Promise<readonly DeliveredMessage[]> {
    return (await this.control<{ messages: DeliveredMessage[] }>('messages', {})).messages;
  }

  /** Says where WeChat pushes to, as its console is told. */
  async pushTo(url: string): Promise<void> {
    await this.control('push', { url });
  }

  /** Lets the next requests to a path of WeChat's fail. */
  async fail(path: string, failure: WechatFailure, times = 1): Promise<void> {
    await this.control('fail', { path, failure, times });
  }

  private templateId(template: string): string {
    const [id = ''] = (this.env[`WECHAT_TEMPLATE_${template.toUpperCase()}`] ?? '').split(' ');
    return id;
  }

  private async control<Answer>(name: string, body: object): Promise<Answer> {
    const reply = await exchange(this.env['WECHAT_API_BASE'] ?? '', {
      method: 'POST',
      path: `/stand-in/${name}`,
      body: JSON.stringify(body),
    });
    const answer = jsonIn(reply) as Answer & { errcode?: number; errmsg?: string };
    if (answer.errcode !== undefined) throw new Error(`${name}: ${answer.errmsg ?? ''}`);
    return answer;
  }
}
