// What does 快递100 tell of a parcel, without its couriers?
import { CARRIER_CODE, maskCourierText, normalWaybill, readKuaidi100State } from '@kehuoyou/shared';
import type { ReceivedState } from '@kehuoyou/shared';
import { kuaidi100Instant } from './kuaidi100-time.js';

/** One line of a carrier's story. */
export interface CarrierTrack {
  readonly at: Date;
  /** Masked. */
  readonly text: string;
  readonly place: string | undefined;
  readonly state: ReceivedState;
}

/** The whole story as it is now, newest first. */
export interface CarrierReport {
  readonly carrier: string;
  readonly waybill: string;
  readonly state: ReceivedState;
  readonly tracks: readonly CarrierTrack[];
}

type Json = Readonly<Record<string, unknown>>;

/** A story of years has fewer lines; longer ones are cut at the old end. */
const MOST_TRACKS = 300;
const MOST_LETTERS = 400;
const MOST_RAW = 60;

/** Reads the answer to a query, or the `lastResult` of a push; undefined for what is none. Unknown fields are left out. */
export function readKuaidi100Report(json: unknown): CarrierReport | undefined {
  if (!isJson(json)) return undefined;
  const { com, nu, state, data } = json;
  const waybill = typeof nu === 'string' ? normalWaybill(nu) : undefined;
  if (waybill === undefined || typeof com !== 'string' || !CARRIER_CODE.test(com)) return undefined;
  const tracks = (Array.isArray(data) ? data : []).slice(0, MOST_TRACKS).flatMap(trackOf);
  return {
    carrier: com,
    waybill,
    // Of some firms it leaves the state out and says it in the newest line.
    state: typeof state === 'string' && state !== '' ? stateOf(state) : (tracks[0]?.state ?? stateOf('')),
    tracks: [...tracks].sort((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

function trackOf(line: unknown): CarrierTrack[] {
  if (!isJson(line)) return [];
  const at = kuaidi100Instant(textOf(line['ftime'])) ?? kuaidi100Instant(textOf(line['time']));
  const text = textOf(line['context']);
  if (!at || text === '') return [];
  const place = textOf(line['location']) || textOf(line['areaName']);
  return [
    {
      at,
      text: maskCourierText(text.slice(0, 4 * MOST_LETTERS)).slice(0, MOST_LETTERS),
      place: place === '' ? undefined : maskCourierText(place).slice(0, MOST_RAW),
      state: stateOf(textOf(line['statusCode']), textOf(line['status'])),
    },
  ];
}

function stateOf(code: string, words = ''): ReceivedState {
  const read = readKuaidi100State(code, words === '' ? code : words);
  return { ...read, raw: maskCourierText(read.raw).slice(0, MOST_RAW) };
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
