// How does a message reach somebody's WeChat?
import type { AccessToken } from './access-token.js';
import { WechatFailure } from './wechat-failure.js';
import type { WechatSettings } from './wechat-settings.js';

/** A subscribe message: one is allowed for each time that the person said yes. */
export interface SubscribeMessage {
  readonly openId: string;
  /** Our own name for the template, such as `trip`. */
  readonly template: string;
  /** By part of the message, such as `what`; parts that the template has no field for are left out. */
  readonly parts: Readonly<Record<string, string>>;
  /** The page that it opens, such as `notices/inbox/index?id=…`. */
  readonly page?: string;
}

/** Most characters of a field by its kind, as WeChat's page on sendMessage lists them. */
const longest: Readonly<Record<string, number>> = {
  thing: 20,
  phrase: 5,
  name: 10,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
};

/** Sends subscribe messages. */
export class WechatMessages {
  constructor(
    private readonly token: AccessToken,
    private readonly settings: Pick<WechatSettings, 'templates'>,
  ) {}

  /** WeChat's id of a template, which the app needs to ask for acceptance; undefined when none is set up. */
  templateId(template: string): string | undefined {
    return Object.hasOwn(this.settings.templates, template) ? this.settings.templates[template]?.id : undefined;
  }

  /** Sends it. Fails with `not_accepted` when there is no acceptance left, as WeChat counts them. */
  async sendSubscribeMessage(message: SubscribeMessage): Promise<void> {
    const operation = 'subscribeMessage.send';
    const template = this.settings.templates[message.template];
    if (!template) throw new WechatFailure(operation, 'misconfigured');
    const data = Object.fromEntries(
      Object.entries(template.fields).map(([part, field]) => [
        field,
        { value: fitted(message.parts[part] ?? '', field) },
      ]),
    );
    await this.token.call({
      operation,
      path: '/cgi-bin/message/subscribe/send',
      body: {
        touser: message.openId,
        template_id: template.id,
        ...(message.page === undefined ? {} : { page: message.page }),
        data,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
    });
  }
}

/** `text` cut to what the field may hold; WeChat refuses empty fields and long ones alike. */
function fitted(text: string, field: string): string {
  const most = longest[field.replace(/\d+$/, '')];
  const value = text.trim() === '' ? '无' : text.trim();
  const characters = [...value];
  return most === undefined || characters.length <= most ? value : `${characters.slice(0, most - 1).join('')}…`;
}
