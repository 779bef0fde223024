// How do we ask 快递100 for a parcel, once or from now on?
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

/**
 * Why there is no answer.
 * - `off`: this server was set up without it
 * - `unreachable`: no answer in time, or none of its own
 * - `misconfigured`: customer, key or balance; only the operator can help
 * - `refused`: it does not take this parcel or this firm, and will not later
 */
export type Kuaidi100FailureKind = 'off' | 'unreachable' | 'misconfigured' | 'refused';

/** It did not do what it was asked. Holds nothing of a parcel. */
export class Kuaidi100Failure extends Error {
  constructor(
    readonly operation: 'query' | 'subscribe',
    readonly kind: Kuaidi100FailureKind,
    readonly returnCode?: string,
  ) {
    super(`kuaidi100 ${operation}: ${kind}${returnCode === undefined ? '' : ` ${returnCode}`}`);
    this.name = 'Kuaidi100Failure';
  }
}

/** What a query came to: nothing is a calm state, and a phone's tail can be asked for. */
export type QueryAnswer =
  | { readonly kind: 'told'; readonly report: CarrierReport }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'phone_needed' };

/** Its return codes, by what they mean for us. */
const NOTHING_YET = new Set(['500']);
const PHONE_NEEDED = new Set(['408']);
const OURS_TO_MEND = new Set(['501', '502', '503', '504', '600', '601']);
/** On subscribing 501 has another meaning. */
const SUBSCRIBED_ALREADY = '501';

type Json = Readonly<Record<string, unknown>>;

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

  private on(operation: 'query' | 'subscribe'): Kuaidi100Settings {
    if (!this.settings) throw new Kuaidi100Failure(operation, 'off');
    return this.settings;
  }

  private async call(
    operation: 'query' | 'subscribe',
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<Json> {
    const { url, timeoutMs } = this.on(operation);
    try {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const json: unknown = response.ok ? await response.json() : undefined;
      if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Json;
    } catch {
      // The cause may quote what was sent, and with it a phone number.
    }
    throw new Kuaidi100Failure(operation, 'unreachable');
  }
}

function codeOf({ returnCode }: Json): string {
  return typeof returnCode === 'string' || typeof returnCode === 'number' ? String(returnCode) : '';
}
