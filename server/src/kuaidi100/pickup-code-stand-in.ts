// How does the server run without 快递100's pickup codes? They are kept here, behind the same forms and signatures.
import type { Clock } from '@kehuoyou/shared';
import type { Kuaidi100Json } from './kuaidi100-call.js';
import { md5Signature } from './kuaidi100-signature.js';

/** Signs with the key; this protects nothing. */
const SECRET = 'stand-in-secret';
/** A question signed longer ago is none. */
const FRESH_MS = 5 * 60_000;

/** A parcel that it was asked to watch. */
interface Registered {
  readonly com: string;
  readonly phone: string;
  readonly callback: string;
}

/** Its service of pickup codes, as far as we use it. */
export class PickupCodeStandIn {
  readonly secret = SECRET;
  /** Parcels that it watches, by number. */
  readonly registered = new Map<string, Registered>();
  /** What waits at stations, by number. */
  private readonly waiting = new Map<string, Kuaidi100Json>();
  /** How often each number was registered or asked for. */
  readonly calls = new Map<string, number>();
  /** The code with which it refuses everything, such as one that says that the money is used up. */
  refusesWith: string | undefined;

  constructor(
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  /** What waits under a number from now on: `pickUpCode`, `pickUpStation`, `pickUpAddress`, `statusDesc`. */
  tell(waybill: string, waits: Kuaidi100Json): void {
    this.waiting.set(waybill, waits);
  }

  /** The same, and tells whoever registered the number, as it does once there is a code. Gives their answer. */
  async arrive(waybill: string, waits: Kuaidi100Json): Promise<Kuaidi100Json> {
    const watched = this.registered.get(waybill);
    if (!watched) throw new RangeError(`nobody registered ${waybill}`);
    this.tell(waybill, waits);
    const { com, callback } = watched;
    const body = new URLSearchParams({ param: JSON.stringify({ kuaidicom: com, kuaidinum: waybill, ...waits }) });
    return (await (await fetch(callback, { method: 'POST', body })).json()) as Kuaidi100Json;
  }

  /** The same over HTTP, for tests whose server is another process: a form of `waybill` and `waits`. */
  async arriveOver(form: URLSearchParams): Promise<Kuaidi100Json> {
    const waybill = form.get('waybill') ?? '';
    if (!this.registered.has(waybill)) return refuse('404');
    return this.arrive(waybill, JSON.parse(form.get('waits') ?? '{}') as Kuaidi100Json);
  }

  /** Answers a form of `method`, `key`, `t`, `param` and `sign`. */
  answer(form: URLSearchParams): Kuaidi100Json {
    const [param, t] = [form.get('param') ?? '', form.get('t') ?? ''];
    const isFresh = Math.abs(this.clock.now().getTime() - Number(t)) <= FRESH_MS;
    const signed = form.get('sign') === md5Signature(param, t, this.key, SECRET);
    if (form.get('key') !== this.key || !signed || !isFresh) return refuse('503');
    if (this.refusesWith !== undefined) return refuse(this.refusesWith);
    const { kuaidicom, kuaidinum, receiverPhone, callbackUrl } = JSON.parse(param) as Kuaidi100Json;
    if (typeof kuaidicom !== 'string' || typeof kuaidinum !== 'string' || !/^\d{11}$/.test(String(receiverPhone)))
      return refuse('400');
    this.calls.set(kuaidinum, (this.calls.get(kuaidinum) ?? 0) + 1);
    const phone = String(receiverPhone);
    if (form.get('method') === 'pickupCodeRegister') {
      if (typeof callbackUrl !== 'string' || !URL.canParse(callbackUrl)) return refuse('400');
      this.registered.set(kuaidinum, { com: kuaidicom, phone, callback: callbackUrl });
      return taken({ taskId: md5Signature(kuaidinum) });
    }
    const watched = this.registered.get(kuaidinum);
    if (watched?.com !== kuaidicom || watched.phone !== phone) return refuse('10003');
    const waits = this.waiting.get(kuaidinum);
    return taken(waits === undefined ? null : { kuaidicom, kuaidinum, ...waits });
  }
}

function taken(data: Kuaidi100Json | null): Kuaidi100Json {
  return { success: true, code: 200, message: 'ok', time: 0, data };
}

function refuse(code: string): Kuaidi100Json {
  return { success: false, code: Number(code), message: 'refused', time: 0 };
}
