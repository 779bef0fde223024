// How do we ask 快递100 what waits for a phone number at other stations, and tell it of what comes to ours?
import { CARRIER_CODE, maskCourierText, normalWaybill } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { codeOf, Kuaidi100Failure, OURS_TO_MEND, postForm } from './kuaidi100-call.js';
import type { Kuaidi100Json, Kuaidi100Operation } from './kuaidi100-call.js';
import type { Kuaidi100Settings } from './kuaidi100-settings.js';
import { md5Signature } from './kuaidi100-signature.js';
import { kuaidi100Instant } from './kuaidi100-time.js';

/** A parcel that waits somewhere, with what one says there. */
export interface StationCode {
  readonly waybill: string;
  /** Code of 快递100; empty where it does not say whose it is. */
  readonly carrier: string;
  readonly station: string;
  readonly address: string | undefined;
  readonly code: string;
  /** Since when; undefined where it does not say. */
  readonly since: Date | undefined;
}

/** One of ours, as it is told. */
export interface OwnStationCode {
  readonly waybill: string;
  readonly carrier: string;
  readonly station: string;
  /** What one says at the counter. */
  readonly code: string;
}

/** More is no household’s. */
const MOST_CODES = 50;
const MOST_LETTERS = 60;
const NOTHING_YET = new Set(['500']);
const TAKEN = new Set(['200', '0']);

/**
 * Its service of pickup codes (取件码): forms signed over `param`, `t`, key and secret. Asking by number is a matter of
 * the contract: the published interface (api.kuaidi100.com/document/qujianmaapi) asks parcel by parcel, by
 * `kuaidicom`, `kuaidinum` and `receiverPhone`, after each was registered with a `callbackUrl`.
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

  /** What waits for a number at stations, as far as it knows; what makes no sense is left out. */
  async query(phone: string): Promise<readonly StationCode[]> {
    const answer = await this.call('pickup codes', 'query', { phone });
    const code = codeOf(answer);
    if (NOTHING_YET.has(code)) return [];
    if (!TAKEN.has(code)) throw refusal('pickup codes', code);
    const { data } = answer;
    return (Array.isArray(data) ? data : []).slice(0, MOST_CODES).flatMap(stationCodeOf);
  }

  /** Tells of one of ours, anew when its code has changed. No number and no name goes there. */
  async register({ waybill, carrier, station, code }: OwnStationCode): Promise<void> {
    const said = { com: carrier, num: waybill, stationName: station, pickupCode: code };
    const returned = codeOf(await this.call('register pickup code', 'register', said));
    if (!TAKEN.has(returned)) throw refusal('register pickup code', returned);
  }

  private async call(operation: Kuaidi100Operation, method: string, said: object): Promise<Kuaidi100Json> {
    const { settings } = this;
    if (settings?.pickup === undefined) throw new Kuaidi100Failure(operation, 'off');
    const { key, timeoutMs, pickup } = settings;
    const [param, t] = [JSON.stringify(said), String(this.clock.now().getTime())];
    const form = { method, key, t, param, sign: md5Signature(param, t, key, pickup.secret) };
    return postForm(operation, { url: pickup.url, timeoutMs, form });
  }
}

function refusal(operation: Kuaidi100Operation, code: string): Kuaidi100Failure {
  return new Kuaidi100Failure(operation, OURS_TO_MEND.has(code) ? 'misconfigured' : 'refused', code);
}

function stationCodeOf(line: unknown): StationCode[] {
  if (typeof line !== 'object' || line === null) return [];
  const { com, num, stationName, stationAddress, pickupCode, arriveTime } = line as Kuaidi100Json;
  const waybill = typeof num === 'string' ? normalWaybill(num) : undefined;
  const [station, code, address] = [wordsOf(stationName), wordsOf(pickupCode), wordsOf(stationAddress)];
  if (waybill === undefined || station === '' || code === '' || code.length > 20) return [];
  return [
    {
      waybill,
      carrier: typeof com === 'string' && CARRIER_CODE.test(com) ? com : '',
      station: maskCourierText(station),
      address: address === '' ? undefined : maskCourierText(address),
      code,
      since: kuaidi100Instant(wordsOf(arriveTime)),
    },
  ];
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, MOST_LETTERS) : '';
}
