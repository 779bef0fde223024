// What can be complained about, whose duty is it, and within which time is it answered?
//
// The dispatch catalogue: a table, and versioned, for a complaint keeps the row by which it was routed. Promises are the
// county's own, to be settled; what the law asks of express firms is seven days (快递暂行条例 article 28: handling of
// complaints). Of buses and stops no such day is known to us: there only the promise counts.

import type { AboutPerson, BodyKind } from '../complaints.policy.js';

/** Raised whenever a row changes what is routed where or until when. */
export const DISPATCH_VERSION = 1;
/** When the catalogue was last changed, as text that sorts: programs that keep it read it anew after that. */
export const DISPATCH_CHANGED = '2026-11-30 00:00';

/** What somebody says: something is wrong, something could be better, or something was good. */
export const voiceKinds = ['complaint', 'suggestion', 'praise'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

/** The kinds in a person's words. */
export const voiceKindNames: Readonly<Record<VoiceKind, string>> = {
  complaint: '投诉',
  suggestion: '建议',
  praise: '表扬',
};

/** What it is about. */
export const voiceSubjects = ['point', 'bus', 'stop', 'parcel', 'shipment', 'other'] as const;
export type VoiceSubject = (typeof voiceSubjects)[number];

/** Where one goes when the answer does not come: a number that everybody may ring. */
export const outsideLines = ['12305', '12328', '12315', '12345'] as const;
export type OutsideLine = (typeof outsideLines)[number];

/** What each of the numbers is. */
export const outsideLineNames: Readonly<Record<OutsideLine, string>> = {
  '12305': '邮政业用户申诉',
  '12328': '交通运输服务监督',
  '12315': '市场监管投诉',
  '12345': '政务服务热线',
};

/**
 * Numbers of which it is not certain that the matter is theirs: who looks after what a bus may cost differs from place
 * to place. Whoever rings 12345 first is handed on to whoever it is.
 */
export const outsideUnsure: ReadonlySet<OutsideLine> = new Set(['12315']);

/** By when it is answered. */
export interface Answering {
  readonly amount: number;
  /** `hour`: every hour counts; `workday`: whole working days, by the county's calendar. */
  readonly unit: 'hour' | 'workday';
}

/** A row of the catalogue. */
export interface ComplaintCategory {
  readonly code: string;
  /** As a neighbour would say it. */
  readonly name: string;
  /** Other words by which it is found. */
  readonly words: readonly string[];
  readonly subject: VoiceSubject;
  readonly body: BodyKind;
  readonly promise: Answering;
  /** Calendar days from the day on which it came in; absent where no law sets any. */
  readonly legalDays?: number;
  readonly outside: OutsideLine;
  /** Somebody may be hurt: it is never held back by a limit. */
  readonly safety?: true;
  readonly about?: AboutPerson;
}

const POSTAL = { body: 'post', legalDays: 7, outside: '12305' } as const;
const BUS = { body: 'bus_company', outside: '12328' } as const;
const hours = (amount: number): Answering => ({ amount, unit: 'hour' });
const workdays = (amount: number): Answering => ({ amount, unit: 'workday' });

/** The catalogue, in the order in which it is offered. */
export const complaintCategories: readonly ComplaintCategory[] = [
  {
    ...{ code: 'point_closed', name: '没开门', words: ['关门', '锁着', '没人', '营业', '白跑'], subject: 'point' },
    ...{ ...POSTAL, promise: hours(48) },
  },
  {
    ...{ code: 'point_fee', name: '取件多收钱', words: ['收费', '乱收费', '要钱', '两块'], subject: 'point' },
    ...{ ...POSTAL, promise: hours(72) },
  },
  {
    ...{ code: 'point_manner', name: '站长态度不好', words: ['骂人', '不理人', '态度', '凶'], subject: 'point' },
    ...{ ...POSTAL, promise: hours(72), about: 'keeper' },
  },
  {
    ...{ code: 'bus_missing', name: '车没来', words: ['等不到车', '停开', '没班车'], subject: 'bus' },
    ...{ ...BUS, promise: workdays(1) },
  },
  {
    ...{ code: 'bus_late', name: '车晚得太多', words: ['晚点', '误点', '等太久'], subject: 'bus' },
    ...{ ...BUS, promise: workdays(3) },
  },
  {
    ...{
      code: 'bus_passed',
      name: '没等人就开、不停车',
      words: ['甩站', '不停站', '不等人', '招手不停'],
      subject: 'bus',
    },
    ...{ ...BUS, promise: workdays(3), about: 'driver' },
  },
  {
    ...{ code: 'bus_manner', name: '司机态度不好', words: ['骂人', '态度', '赶下车'], subject: 'bus' },
    ...{ ...BUS, promise: workdays(3), about: 'driver' },
  },
  {
    ...{ code: 'bus_fare', name: '车费收多了', words: ['票价', '多收', '乱收费', '老人票'], subject: 'bus' },
    ...{ ...BUS, promise: workdays(3), outside: '12315' },
  },
  {
    ...{ code: 'bus_unsafe', name: '开得危险、超载', words: ['超速', '打电话', '危险', '挤', '疲劳'], subject: 'bus' },
    ...{ body: 'county', outside: '12328', promise: hours(24), safety: true, about: 'driver' },
  },
  {
    ...{ code: 'bus_lost', name: '东西落在车上', words: ['丢东西', '忘在车上', '失物'], subject: 'bus' },
    ...{ ...BUS, promise: workdays(1) },
  },
  {
    ...{ code: 'stop_damaged', name: '站牌、候车亭坏了', words: ['站牌', '倒了', '看不清', '亭子'], subject: 'stop' },
    ...{ body: 'township', outside: '12345', promise: workdays(5) },
  },
  {
    ...{ code: 'parcel_lost', name: '快递找不到了', words: ['丢件', '丢了', '没收到'], subject: 'parcel' },
    ...{ ...POSTAL, promise: hours(72) },
  },
  {
    ...{ code: 'parcel_taken', name: '快递被别人取走', words: ['冒领', '拿错', '不是我取的'], subject: 'parcel' },
    ...{ ...POSTAL, promise: hours(24) },
  },
  {
    ...{ code: 'parcel_damaged', name: '快递坏了', words: ['破损', '压坏', '漏'], subject: 'parcel' },
    ...{ ...POSTAL, promise: hours(72) },
  },
  {
    ...{ code: 'parcel_late', name: '快递一直不到', words: ['慢', '延误', '卡住'], subject: 'parcel' },
    ...{ ...POSTAL, promise: hours(72) },
  },
  {
    ...{ code: 'parcel_untold', name: '到了没通知我', words: ['没通知', '不知道', '没短信'], subject: 'parcel' },
    ...{ ...POSTAL, promise: hours(72) },
  },
  {
    ...{
      code: 'produce_trouble',
      name: '寄的农产品出了事',
      words: ['坏了', '烂了', '没装上', '少箱'],
      subject: 'shipment',
    },
    ...{ ...BUS, promise: hours(72) },
  },
  {
    ...{ code: 'danger', name: '看到危险的东西', words: ['危险品', '违禁', '鞭炮', '汽油', '着火'], subject: 'other' },
    ...{ body: 'county', outside: '12345', promise: hours(24), safety: true },
  },
  {
    ...{ code: 'office', name: '投诉了没人管', words: ['推来推去', '不办事', '不作为', '没回音'], subject: 'other' },
    ...{ body: 'county', outside: '12345', promise: workdays(3), about: 'office' },
  },
  {
    ...{ code: 'other', name: '别的事', words: ['其他'], subject: 'other' },
    ...{ body: 'county', outside: '12345', promise: workdays(5) },
  },
];

const byCode = new Map(complaintCategories.map((each) => [each.code, each]));

/** The codes, for whoever checks what was sent. */
export const complaintCategoryCodes: readonly string[] = complaintCategories.map(({ code }) => code);

/** A row by its code; undefined where there is none of that name. */
export function complaintCategory(code: string): ComplaintCategory | undefined {
  return byCode.get(code);
}
