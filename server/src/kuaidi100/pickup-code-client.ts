// How do we ask 快递100 under which code a parcel waits at a station that is not ours?
import { maskCourierText } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { codeOf, Kuaidi100Failure, OURS_TO_MEND, postForm } from './kuaidi100-call.js';
import type { Kuaidi100Json, Kuaidi100Operation } from './kuaidi100-call.js';
import type { Kuaidi100Settings } from './kuaidi100-settings.js';
import { md5Signature } from './kuaidi100-signature.js';

/** A parcel as its code is asked for. */
export interface AskedForCode {
  readonly waybill: string;
  /** Code of 快递100. */
  readonly carrier: string;
  /** Of whom it is for, in full: without it nothing is told. */
  readonly phone: string;
}

/** Where a parcel waits, and what one says there. */
export interface StationCode {
  readonly station: string;
  readonly address: string | undefined;
  readonly code: string;
  /** How it stands there in the station's words, such as 待提货; undefined where nothing is said. */
  readonly status: string | undefined;
}

const MOST_LETTERS = 60;
const MOST_OF_A_CODE = 20;
const MOST_OF_A_STATUS = 20;
const TAKEN = '200';

/**
 * Its service of pickup codes (取件码API), parcel by parcel: registered before the parcel reaches the station, told by
 * a push to `callbackUrl` that there is a code, asked for it then; a code that was had is paid for.
 *
 * Sure, by its paper (api.kuaidi100.com/document/qujianmaapi) and its own Java program: addresses, `method`, the form,
 * its signature over param, t, key and secret, the fields of both questions, `code` 200, and the answer's fields.
 * Not known: what stands in a push and how it is signed, and the codes of what goes wrong. So a push is known by the
 * address that it was given, which we sign ourselves, and nothing of it is believed: it leads to the question.
 */
export class PickupCodeClient {
  /** Without `pickup` in the settings every call fails before it leaves. */
  constructor(
    private readonly settings: Kuaidi100Settings | undefined,
    private readonly clock: Clock,
  ) {}

  /** True when there is somebody to ask. */
  get isOn(): boolean {
    return this.settings?.pickup !== undefined;
  }

  /** Asks to be told at `callbackUrl` once the parcel has a code. */
  async register({ carrier, waybill, phone }: AskedForCode, callbackUrl: string): Promise<void> {
    const asked = { kuaidicom: carrier, kuaidinum: waybill, receiverPhone: phone, callbackUrl };
    const code = codeOf(await this.call('register pickup code', asked));
    if (code !== TAKEN) throw refusal('register pickup code', code);
  }

  /** The code of a parcel that was registered; undefined while it has none. */
  async query({ carrier, waybill, phone }: AskedForCode): Promise<StationCode | undefined> {
    const asked = { kuaidicom: carrier, kuaidinum: waybill, receiverPhone: phone };
    const answer = await this.call('query pickup code', asked);
    const code = codeOf(answer);
    if (code !== TAKEN) throw refusal('query pickup code', code);
    return stationCodeOf(answer['data']);
  }

  private async call(operation: keyof typeof METHODS, asked: object): Promise<Kuaidi100Json> {
    const { settings } = this;
    if (settings?.pickup === undefined) throw new Kuaidi100Failure(operation, 'off');
    const { key, timeoutMs, pickup } = settings;
    const { path, method } = METHODS[operation];
    const [param, t] = [JSON.stringify(asked), String(this.clock.now().getTime())];
    const form = { method, key, t, param, sign: md5Signature(param, t, key, pickup.secret) };
    return postForm(operation, { url: `${pickup.url}${path}`, timeoutMs, form });
  }
}

const METHODS = {
  'register pickup code': { path: '/register', method: 'pickupCodeRegister' },
  'query pickup code': { path: '/query', method: 'pickupCodeQuery' },
} as const satisfies Partial<Record<Kuaidi100Operation, { readonly path: string; readonly method: string }>>;

function refusal(operation: Kuaidi100Operation, code: string): Kuaidi100Failure {
  return new Kuaidi100Failure(operation, OURS_TO_MEND.has(code) ? 'misconfigured' : 'refused', code);
}

function stationCodeOf(data: unknown): StationCode | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { pickUpCode, pickUpStation, pickUpAddress, statusDesc } = data as Kuaidi100Json;
  const [station, code] = [wordsOf(pickUpStation), wordsOf(pickUpCode)];
  if (station === '' || code === '' || code.length > MOST_OF_A_CODE) return undefined;
  const [address, status] = [wordsOf(pickUpAddress), wordsOf(statusDesc)];
  return {
    station: maskCourierText(station),
    address: address === '' ? undefined : maskCourierText(address),
    code,
    status: status === '' ? undefined : maskCourierText(status).slice(0, MOST_OF_A_STATUS),
  };
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, MOST_LETTERS) : '';
}
