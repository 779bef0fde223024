// How do we ask 快递100 for a parcel, once or from now on?
import { codeOf, Kuaidi100Failure, OURS_TO_MEND, postForm } from './kuaidi100-call.js';
import type { Kuaidi100Json, Kuaidi100Operation } from './kuaidi100-call.js';
import { readKuaidi100Report } from './kuaidi100-report.js';
import type { CarrierReport } from './kuaidi100-report.js';
import type { Kuaidi100Settings } from './kuaidi100-settings.js';
import { md5Signature } from './kuaidi100-signature.js';

/** A parcel as it is asked for. */
export interface AskedParcel {
  readonly carrier: string;
  readonly waybill: string;
  /** A phone number or its last four digits; some firms tell nothing without. */
  readonly phone?: string;
}

/** What a query came to: nothing is a calm state, and a phone's tail can be asked for. */
export type QueryAnswer =
  | { readonly kind: 'told'; readonly report: CarrierReport }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'phone_needed' };

/** Its return codes, by what they mean for us. */
const NOTHING_YET = new Set(['500']);
const PHONE_NEEDED = new Set(['408']);
/** On subscribing 501 has another meaning. */
const SUBSCRIBED_ALREADY = '501';

/** Speaks 快递100's protocol: forms out, JSON in. */
export class Kuaidi100Client {
  /** Undefined settings: every call fails before it leaves; `salt` signs pushes that somebody else asked for. */
  constructor(
    private readonly settings: Kuaidi100Settings | undefined,
    private readonly saltOfOthers?: string,
  ) {}

  /** True when there is somebody to ask. */
  get isOn(): boolean {
    return this.settings !== undefined;
  }

  /** What signs pushes; undefined where none are taken. */
  get salt(): string | undefined {
    return this.settings?.salt ?? this.saltOfOthers;
  }

  /** Asks once. Who asks sees to it that it is not asked too often (`kuaidi100Pace`). */
  async query({ carrier, waybill, phone }: AskedParcel): Promise<QueryAnswer> {
    const { customer, key } = this.on('query');
    const param = JSON.stringify({ com: carrier, num: waybill, phone: phone ?? '', resultv2: '4', order: 'desc' });
    const form = { customer, param, sign: md5Signature(param, key, customer) };
    const answer = await this.call('query', '/poll/query.do', form);
    const report = readKuaidi100Report(answer);
    if (report && answer['result'] !== false) return { kind: 'told', report };
    const code = codeOf(answer);
    if (NOTHING_YET.has(code)) return { kind: 'nothing' };
    if (PHONE_NEEDED.has(code)) return { kind: 'phone_needed' };
    throw new Kuaidi100Failure('query', OURS_TO_MEND.has(code) ? 'misconfigured' : 'refused', code);
  }

  /** Asks to be told from now on at `callback`. `already`: it was asked to before. */
  async subscribe({ carrier, waybill, phone }: AskedParcel, callback: string): Promise<'subscribed' | 'already'> {
    const { key, salt } = this.on('subscribe');
    const parameters = { callbackurl: callback, salt, resultv2: '4', phone: phone ?? '' };
    const param = JSON.stringify({ company: carrier, number: waybill, key, parameters });
    const answer = await this.call('subscribe', '/poll', { schema: 'json', param });
    if (answer['result'] === true) return 'subscribed';
    const code = codeOf(answer);
    if (code === SUBSCRIBED_ALREADY) return 'already';
    throw new Kuaidi100Failure('subscribe', OURS_TO_MEND.has(code) ? 'misconfigured' : 'refused', code);
  }

  private on(operation: Kuaidi100Operation): Kuaidi100Settings {
    if (!this.settings) throw new Kuaidi100Failure(operation, 'off');
    return this.settings;
  }

  private async call(
    operation: Kuaidi100Operation,
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<Kuaidi100Json> {
    const { url, timeoutMs } = this.on(operation);
    return postForm(operation, { url: `${url}${path}`, timeoutMs, form });
  }
}
