// Which subscribe messages may the stand-in deliver, and which has it?
import type { TemplateSetting } from '../wechat-settings.js';

/** A delivered message. */
export interface DeliveredMessage {
  readonly openId: string;
  readonly templateId: string;
  readonly page: string | undefined;
  /** By the template's fields, such as `thing1`. */
  readonly data: Readonly<Record<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;

/** What a field may hold, by its kind, as WeChat's page on sendMessage lists them. */
const rules: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  phrase: /^.{1,5}$/su,
  name: /^.{1,10}$/su,
  character_string: /^[\x20-\x7e]{1,32}$/,
  number: /^-?\d{1,32}(\.\d+)?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/,
};

/** Acceptances and deliveries: one acceptance is one message. */
export class StandInMessages {
  readonly delivered: DeliveredMessage[] = [];
  private readonly accepted = new Map<string, number>();

  constructor(private readonly templates: Readonly<Record<string, TemplateSetting>>) {}

  /** The person has said yes to this template so many times. */
  accept(openId: string, templateId: string, times = 1): void {
    const key = `${openId} ${templateId}`;
    this.accepted.set(key, (this.accepted.get(key) ?? 0) + times);
  }

  /** The person has turned the template off. */
  refuse(openId: string, templateId: string): void {
    this.accepted.delete(`${openId} ${templateId}`);
  }

  /** Delivers a message; WeChat's number for why not, or 0. */
  send(body: Json, knowsPerson: (openId: string) => boolean): 0 | 40003 | 40037 | 43101 | 47003 {
    const { touser: openId, template_id: templateId, data, page } = body;
    if (typeof openId !== 'string' || !knowsPerson(openId)) return 40003;
    const template = Object.values(this.templates).find(({ id }) => id === templateId);
    if (!template) return 40037;
    const values = valuesOf(data, template);
    if (!values) return 47003;
    const key = `${openId} ${template.id}`;
    const left = this.accepted.get(key) ?? 0;
    if (left < 1) return 43101;
    this.accepted.set(key, left - 1);
    this.delivered.push({
      openId,
      templateId: template.id,
      page: typeof page === 'string' ? page : undefined,
      data: values,
    });
    return 0;
  }
}

function valuesOf(data: unknown, template: TemplateSetting): Record<string, string> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const values: Record<string, string> = {};
  for (const field of Object.values(template.fields)) {
    const value = (data as Record<string, { value?: unknown } | undefined>)[field]?.value;
    const rule = rules[field.replace(/\d+$/, '')] ?? /^.+$/s;
    if (typeof value !== 'string' || !rule.test(value)) return undefined;
    values[field] = value;
  }
  return values;
}
