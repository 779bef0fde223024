// What does 快递100 hear from us, when it asks for our leg of a parcel's way as it asks any carrier?
import { Inject, Injectable } from '@nestjs/common';
import {
  dateAt,
  isoOf,
  kuaidi100Words,
  normalWaybill,
  outwardState,
  secondsAt,
  stepName,
  toKuaidi100State,
} from '@kehuoyou/shared';
import type { Clock, Kuaidi100Answer, Kuaidi100Line, Kuaidi100Receipt, ParcelStep } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { FormFields } from '../../http/files/form-fields.js';
import { NetworkService } from '../../network/network.service.js';
import { factsOf } from '../custody/custody-store.js';
import { progressOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { PartnerEvents } from '../partners/partner-events.service.js';
import { PartnerKeys } from '../partners/partner-keys.service.js';
import { isSignedBy } from '../../kuaidi100/kuaidi100-signature.js';

/** A question to be told may be so old, or so far ahead. */
const FRESH_MS = 5 * 60_000;

/** Answers 快递100 as a carrier does. Tells states and places; no names, numbers or shelves. */
@Injectable()
export class CarrierLeg {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly keys: PartnerKeys,
    private readonly events: PartnerEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The story of a number, the newest line first; `sign` is the MD5 of key, number and secret. */
  async query(form: FormFields): Promise<Kuaidi100Answer> {
    const num = form.get('num') ?? '';
    const holder = await this.keys.holderOf(form.get('key') ?? '');
    const signed = isSignedBy(form.get('sign'), form.get('key') ?? '', num, holder?.secret ?? '');
    if (!holder || !signed) return nothing(kuaidi100Words.unsigned);
    const parcel = await this.parcelOf(num);
    if (!parcel) return nothing(kuaidi100Words.unknown);
    const facts = (await factsOf(this.dataSource.manager, [parcel.id])).get(parcel.id) ?? [];
    const { steps, state, exceptions } = progressOf(parcel.id, facts);
    const { state: told } = toKuaidi100State(outwardState(state, exceptions));
    return { result: true, message: 'ok', state: told, data: this.linesOf(steps) };
  }

  /** Asks to be told from now on: `param` names the number; `sign` is the MD5 of param, time and secret. */
  async subscribe(form: FormFields): Promise<Kuaidi100Receipt> {
    const [param, t] = [form.get('param') ?? '', form.get('t') ?? ''];
    const holder = await this.keys.holderOf(form.get('key') ?? '');
    const signed = isSignedBy(form.get('sign'), param, t, holder?.secret ?? '');
    if (!holder || !signed || !this.isFresh(t))
      return { result: false, returnCode: '503', message: kuaidi100Words.unsigned };
    const parcel = await this.parcelOf(numberIn(param));
    if (!parcel) return { result: false, returnCode: '500', message: kuaidi100Words.unknown };
    await this.transactions.run((tx) => this.events.follow(tx, holder.id, [{ parcelId: parcel.id, isNew: false }]));
    return { result: true, returnCode: '200', message: kuaidi100Words.taken };
  }

  /** Of two carriers that use one number the one whose parcel moved last. */
  private async parcelOf(num: string): Promise<ParcelEntity | undefined> {
    const waybill = normalWaybill(num);
    if (waybill === undefined) return undefined;
    const found = await this.dataSource.manager.find(ParcelEntity, { where: { waybill }, order: { since: 'DESC' } });
    return found.find(({ since }) => since !== null);
  }

  /** Milliseconds or seconds since the epoch. */
  private isFresh(t: string): boolean {
    if (!/^\d{10}(?:\d{3})?$/.test(t)) return false;
    const at = Number(t) * (t.length === 10 ? 1_000 : 1);
    return Math.abs(this.clock.now().getTime() - at) <= FRESH_MS;
  }

  private linesOf(steps: readonly ParcelStep[]): Kuaidi100Line[] {
    let last: Kuaidi100Line['statusCode'] = toKuaidi100State(outwardState('expected')).fine;
    const lines = steps.map((step) => {
      if (step.state !== undefined) last = toKuaidi100State(outwardState(step.state)).fine;
      const location = this.network.findPoint(step.pointId ?? '')?.name ?? '';
      return { context: stepName(step), location, time: beijing(new Date(step.at)), statusCode: last };
    });
    return lines.reverse();
  }
}

function nothing(message: string): Kuaidi100Answer {
  return { result: false, message, state: '', data: [] };
}

/** Beijing's time, as `2026-11-29 08:30:00`. */
function beijing(at: Date): string {
  return isoOf(dateAt(at), secondsAt(at)).slice(0, 19).replace('T', ' ');
}

function numberIn(param: string): string {
  try {
    const { number, num } = JSON.parse(param) as { readonly number?: unknown; readonly num?: unknown };
    const given = number ?? num;
    return typeof given === 'string' ? given : '';
  } catch {
    return '';
  }
}
