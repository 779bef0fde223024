// Whose parcel may this number be?
import { carrierOf } from './carrier.js';
import type { KnownCarrier } from './carrier.js';
import { readS10 } from './s10.js';
import { normalWaybill } from './waybill.js';

/** A firm that may have given the number. */
export interface CarrierCandidate {
  /** 快递100's code. */
  readonly carrier: string;
  readonly name: string;
  /** From 0 to 1; the best stands first. A hint: the label and the hub's manifest win. */
  readonly confidence: number;
  readonly needsPhoneTail: boolean;
}

type Hint = readonly [carrier: KnownCarrier, pattern: RegExp, confidence: number];

/** Letters that only one firm uses speak for it alone: weak hints are then left out. */
const SPEAKS_FOR_ITSELF = 0.9;
const WEAK = 0.25;

/**
 * Hints, never a refusal: the firms' numbers overlap, and two candidates are normal. From patterns that a
 * production system used in 2022, and from what is seen on labels; numbers of 12 to 15 digits tell little.
 */
const HINTS: readonly Hint[] = [
  ['shunfeng', /^SF\d{13}$/, 0.98],
  ['shunfeng', /^SF\d{10,15}$/, 0.92],
  ['shunfeng', /^\d{12}$/, 0.4],
  ['jtexpress', /^JT\d{12,13}$/, 0.97],
  ['huitongkuaidi', /^JT\d{12,13}$/, 0.3],
  ['yuantong', /^YT\d{13}$/, 0.98],
  ['yuantong', /^YT\d{10,15}$/, 0.92],
  ['yuantong', /^[6-9]\d{17}$/, 0.5],
  ['yuantong', /^[A-Z][A-Z0-9]\d{10,13}$/, 0.15],
  ['jd', /^JD[XK]\d{12}$/, 0.98],
  ['jd', /^JDV[A-Z]\d{11}$/, 0.98],
  ['jd', /^JD\d{13}$/, 0.95],
  ['jd', /^JD[A-Z0-9]{8,}$/, 0.9],
  ['zhongtong', /^7[3568]\d{12}$/, 0.85],
  ['zhongtong', /^\d{14}$/, 0.5],
  ['zhongtong', /^\d{12}$/, 0.35],
  ['shentong', /^STO\d{10}$/, 0.97],
  ['shentong', /^77\d{13}$/, 0.85],
  ['shentong', /^(?:268|368|468|568|588|668|688|768|868|888|968)\d{9}$/, 0.6],
  ['shentong', /^(?:33|55|66)\d{11}$/, 0.5],
  ['shentong', /^4\d{12}$/, 0.4],
  ['shentong', /^(?:88|99)\d{13}$/, 0.5],
  ['yunda', /^(?:31|43|46)\d{11}$/, 0.7],
  ['yunda', /^(?:31|43|46)\d{13}$/, 0.6],
  ['yunda', /^\d{13}$/, 0.4],
  ['yunda', /^\d{15}$/, 0.35],
  ['ems', /^1[0-2]\d{11}$/, 0.7],
  ['ems', /^5[0-2]\d{11}$/, 0.5],
  ['youzhengguonei', /^9[5-9]\d{11}$/, 0.7],
  ['ems', /^9[5-9]\d{11}$/, 0.45],
  ['youzhengguonei', /^\d{13}$/, 0.3],
  ['ems', /^\d{13}$/, 0.28],
  ['debangkuaidi', /^DPK\d{11,}$/, 0.97],
  ['debangkuaidi', /^\d{8,10}$/, 0.4],
  ['debangkuaidi', /^\d{16,}$/, 0.2],
  ['danniao', /^(?:LP|BBD)[A-Z0-9]{6,}$/, 0.4],
];

/** International post: express or parcel by the first letter, and less sure where the check digit is wrong. */
function postalHints(waybill: string): readonly (readonly [KnownCarrier, number])[] {
  const s10 = readS10(waybill);
  if (!s10) return [];
  const sure = s10.valid ? 1 : 0.6;
  const express = s10.service.startsWith('E');
  const [first, second]: readonly KnownCarrier[] = express ? ['ems', 'youzhengguoji'] : ['youzhengguoji', 'ems'];
  return [
    ...(first ? [[first, 0.95 * sure] as const] : []),
    ...(second ? [[second, 0.5 * sure] as const] : []),
    ...(s10.country === 'CN' ? [['youzhengguonei', 0.6 * sure] as const] : []),
  ];
}

/** Who may have given this number, the likeliest first; empty when nothing speaks for anybody. Takes any text. */
export function carrierCandidates(typed: string): CarrierCandidate[] {
  const waybill = normalWaybill(typed);
  if (waybill === undefined) return [];
  const found = new Map<KnownCarrier, number>();
  const hints = HINTS.filter(([, pattern]) => pattern.test(waybill)).map(([code, , sure]) => [code, sure] as const);
  for (const [code, sure] of [...hints, ...postalHints(waybill)]) found.set(code, Math.max(found.get(code) ?? 0, sure));
  const best = Math.max(0, ...found.values());
  return [...found]
    .filter(([, sure]) => best < SPEAKS_FOR_ITSELF || sure >= WEAK)
    .sort(([, a], [, b]) => b - a)
    .map(([code, confidence]) => {
      const { name, needsPhoneTail } = carrierOf(code);
      return { carrier: code, name, confidence, needsPhoneTail };
    });
}
