// What does a carrier say of a parcel, in one vocabulary for all who tell us of it?
import type { ParcelState } from '../custody/parcel-state.js';

/** How far a parcel is by its carrier's own account, with the words for it. */
const STATUS_WORDS = {
  pending: '快递公司还没收件',
  picked_up: '已揽收',
  in_transit: '在路上',
  out_for_delivery: '正在派送',
  at_station: '到了驿站或快递柜',
  signed: '已签收',
  signed_by_other: '别人代签',
  problem: '快递公司说有问题',
  refused: '收件人拒收',
  returning: '正在退回',
  returned_signed: '寄件人已收到退件',
  forwarded: '转给另一家快递',
  customs: '在过海关',
  unknown: '在路上',
} as const;

export type CarrierStatus = keyof typeof STATUS_WORDS;
export const carrierStatuses = Object.keys(STATUS_WORDS) as readonly CarrierStatus[];

/** Why it does not go on, or in which way it was handed over, with the words for it. */
const REASON_WORDS = {
  no_record: '快递公司查不到',
  no_update: '很久没有消息',
  overdue_unsigned: '派送后很久没签收',
  station_overdue: '放在驿站太久没人取',
  delivery_failed: '没能送到',
  delayed: '晚到',
  weather: '因天气晚到',
  contact_bad: '联系不上收件人',
  phone_wrong: '电话不对',
  address_unclear: '地址不清楚',
  out_of_area: '超出派送范围',
  missort: '分错了',
  short: '少了件',
  damaged: '破损',
  lost: '丢失',
  held: '暂时扣下',
  intercepted: '寄件人叫停',
  cancelled: '寄件人取消',
  no_consent: '不同意放在服务点',
  point_closed: '服务点没开门',
  return_unsigned: '退件还没人签收',
  after_problem: '中间出过问题',
  from_station: '从驿站或快递柜取走',
  disputed: '收件人说没收到',
  customs_waiting: '等海关',
  customs_working: '海关在办',
  customs_done: '海关已放行',
  customs_trouble: '海关有问题',
} as const;

export type CarrierReason = keyof typeof REASON_WORDS;
export const carrierReasons = Object.keys(REASON_WORDS) as readonly CarrierReason[];

/** Where a parcel stands by somebody else's account. */
export interface CarrierState {
  readonly status: CarrierStatus;
  readonly reason?: CarrierReason;
}

/** The same as it was received: the words or the number stay beside our reading of them. */
export interface ReceivedState extends CarrierState {
  readonly raw: string;
}

/** What a carrier has written down of a parcel that we still have, in `state` by our own scans. */
export function signedRecordWords(state: ParcelState): string {
  return `快递公司记录：已签收（${state === 'ready' || state === 'at_point' ? '代收点' : '还在路上'}）`;
}

/** In a few words; what nobody could read counts as on its way, and is told in the carrier's own words if there are any. */
export function carrierStateWords({ status, reason, raw }: CarrierState & { readonly raw?: string }): string {
  const words = status === 'unknown' && raw !== undefined && /[\u4e00-\u9fff]/.test(raw) ? raw : STATUS_WORDS[status];
  return reason === undefined ? words : `${words}（${REASON_WORDS[reason]}）`;
}
