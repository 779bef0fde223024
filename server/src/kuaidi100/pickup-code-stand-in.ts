// How does the server run without 快递100's pickup codes? They are kept here, behind the same forms and signatures.
import type { Clock } from '@kehuoyou/shared';
import type { Kuaidi100Json } from './kuaidi100-call.js';
import { md5Signature } from './kuaidi100-signature.js';

/** Signs with the key; this protects nothing. */
const SECRET = 'stand-in-secret';
/** A question signed longer ago is none. */
const FRESH_MS = 5 * 60_000;

/** Its service of pickup codes, as far as we use it. */
export class PickupCodeStandIn {
  readonly secret = SECRET;
  /** What waits for a number. */
  private readonly waiting = new Map<string, readonly Kuaidi100Json[]>();
  /** What it was told, by waybill. */
  readonly registered = new Map<string, Kuaidi100Json>();
  /** The code with which it refuses everything, such as one that says that the money is used up. */
  refusesWith: string | undefined;
  /** How often each number was asked for. */
  readonly asked = new Map<string, number>();

  constructor(
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  /** What waits for a number from now on. */
  tell(phone: string, waiting: readonly Kuaidi100Json[]): void {
    this.waiting.set(phone, waiting);
  }

  /** The same over HTTP, for tests whose server is another process: a form of `phone` and `waits`. */
  toldOver(form: URLSearchParams): Kuaidi100Json {
    this.tell(form.get('phone') ?? '', JSON.parse(form.get('waits') ?? '[]') as readonly Kuaidi100Json[]);
    return { result: true, code: '200' };
  }

  /** Answers a form of `method`, `key`, `t`, `param` and `sign`. */
  answer(form: URLSearchParams): Kuaidi100Json {
    const [param, t] = [form.get('param') ?? '', form.get('t') ?? ''];
    const isFresh = Math.abs(this.clock.now().getTime() - Number(t)) <= FRESH_MS;
    const signed = form.get('sign') === md5Signature(param, t, this.key, SECRET);
    if (form.get('key') !== this.key || !signed || !isFresh) return { result: false, code: '503' };
    if (this.refusesWith !== undefined) return { result: false, code: this.refusesWith };
    const said = JSON.parse(param) as Kuaidi100Json;
    return form.get('method') === 'register' ? this.register(said) : this.query(said);
  }

  private query({ phone }: Kuaidi100Json): Kuaidi100Json {
    if (typeof phone !== 'string' || !/^\d{11}$/.test(phone)) return { result: false, code: '700' };
    this.asked.set(phone, (this.asked.get(phone) ?? 0) + 1);
    const data = this.waiting.get(phone);
    return data ? { result: true, code: '200', data } : { result: false, code: '500' };
  }

  private register(said: Kuaidi100Json): Kuaidi100Json {
    const { num } = said;
    if (typeof num !== 'string') return { result: false, code: '700' };
    this.registered.set(num, said);
    return { result: true, code: '200' };
  }
}
