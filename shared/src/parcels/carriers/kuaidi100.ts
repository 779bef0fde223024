// At which addresses do 快递100 and we tell each other of parcels, in its protocol?
import { endpoint, FORM_TYPE } from '../../endpoint.js';

/** What it hears when it has told us something, or asks to be told. */
export interface Kuaidi100Receipt {
  readonly result: boolean;
  /** `200` when it was saved or taken; otherwise it may come again. */
  readonly returnCode: string;
  readonly message: string;
}

/** One line of a parcel's story, as its protocol has it. */
export interface Kuaidi100Line {
  readonly context: string;
  readonly location: string;
  /** Beijing's time, as `2026-11-29 08:30:00`. */
  readonly time: string;
  /** The finer number of the state, as in its `resultv2=4`. */
  readonly statusCode: string;
}

/** What it hears of a parcel that is or was with us; the newest line first. */
export interface Kuaidi100Answer {
  readonly result: boolean;
  readonly message: string;
  /** Empty where nothing is known. */
  readonly state: string;
  readonly data: readonly Kuaidi100Line[];
}

/** What it is answered, in its own words. */
export const kuaidi100Words = {
  taken: '成功',
  unsigned: '签名不对',
  unreadable: '内容看不懂',
  unknown: '没有查到这个单号',
} as const;

const FORM = [FORM_TYPE];
type Nothing = Record<string, never>;

/** The address of one push: of which parcel, and our signature, by which we know it again. */
export interface PickupPushAsk {
  readonly id: string;
  readonly sign: string;
}

/** Foreign protocols: their bodies are forms, checked by their signatures, and their answers have their own shape. */
export const kuaidi100Api = {
  push: endpoint<Nothing, Kuaidi100Receipt>('POST', '/callback/kuaidi100', {
    access: ['public'],
    summary: '快递100 tells how a parcel goes that we asked it to watch: a form of `param` and `sign`',
    takes: FORM,
    keyless: '快递100 sends none; a push holds the whole story, and the same line twice is one',
  }),
  pickupPush: endpoint<PickupPushAsk, Kuaidi100Receipt>('POST', '/callback/kuaidi100/pickup-codes/:id/:sign', {
    access: ['public'],
    summary: '快递100 tells that a parcel that we registered has a pickup code now; what it says is asked for anew',
    takes: FORM,
    keyless: '快递100 sends none; the same push twice leads to one question',
  }),
  query: endpoint<Nothing, Kuaidi100Answer>('POST', '/carrier/kuaidi100/query', {
    access: ['public'],
    summary: '快递100 asks us, as a carrier, for the village leg: a form of `key`, `num` and `sign`',
    takes: FORM,
    keyless: 'it is a question in 快递100’s protocol: nothing is kept, however often it is asked',
  }),
  subscribe: endpoint<Nothing, Kuaidi100Receipt>('POST', '/carrier/kuaidi100/subscribe', {
    access: ['public'],
    summary: '快递100 asks us, as a carrier, to be told from now on: a form of `key`, `param`, `t` and `sign`',
    takes: FORM,
    keyless: '快递100 sends none; asked twice for the same parcel, it is told once',
  }),
};
