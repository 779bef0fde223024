// What does Open311 say in words: services, notices, and what was wrong with a request?
import { complaintStandings, voiceKindNames, voiceKinds } from '@kehuoyou/shared';
import type { Answering, ComplaintCategory, ComplaintState, VoiceSubject } from '@kehuoyou/shared';

/** Groups in which services are shown. */
export const groupNames: Readonly<Record<VoiceSubject, string>> = {
  point: '服务点',
  bus: '班车',
  stop: '车站',
  parcel: '快递',
  shipment: '寄货',
  other: '别的',
};

export const CONTACT = '清流县客货邮：县交通运输局，电话 12328';
export const KEY_SERVICE = '要用自己的程序上报，请向县交通运输局要一把 api_key';
export const KIND = '是投诉、建议还是表扬；不写就是投诉';
export const LINE = '哪条线路的车';
export const WHEN = '什么时候的事';
export const WHEN_FORM = '日期和时间，例如 2026-11-30T09:00:00+08:00';
export const POINT = '哪个服务点；也可以写在 address_id 里';
export const WAYBILL = '运单号';

/** The kinds of voice as values of a list. */
export const kindValues = voiceKinds.map((kind) => ({ key: kind, name: voiceKindNames[kind] }));

/** Within which time something is answered. */
export function answeringText({ amount, unit }: Answering): string {
  return `${amount} ${unit === 'hour' ? '小时' : '个工作日'}内`;
}

/** What a service is, in a sentence. */
export function serviceText({ name, promise }: ComplaintCategory): string {
  return `${name}。${answeringText(promise)}答复`;
}

/** To whoever has just reported something. The receipt is the one way to go on with it. */
export function receivedText(receipt: string, promise: string | undefined): string {
  const code = receipt.replace(/(.{4})(?=.)/g, '$1-');
  const when = promise === undefined ? '' : `，${promise}答复`;
  return `收到了${when}。请记下凭证 ${code}，凭它在“办得怎么样”里看进展、说办好没有`;
}

/** How one stands. Only whoever said it can call it solved. */
export function notesText(state: ComplaintState, answer: string | undefined): string {
  return answer === undefined ? complaintStandings[state] : `${complaintStandings[state]}：${answer}`;
}

/** What was said besides the description, a line each. */
export const lineOf = {
  address: (text: string): string => `地址：${text}`,
  media: (url: string): string => `照片：${url}`,
  attribute: (name: string, value: string): string => `${name}：${value}`,
};

/** What was wrong, naming the field. */
export const wrong = {
  format: '地址要以 .xml 或 .json 结尾',
  apiKeyMissing: 'api_key：没有写。请向县交通运输局要一把',
  apiKeyInvalid: 'api_key：不对，或者已经收回',
  jurisdiction: (own: string): string => `jurisdiction_id：这里只有 ${own}，也可以不写`,
  serviceMissing: 'service_code：没有写，请先看 services',
  serviceUnknown: 'service_code：没有这一项，请看 services',
  locationMissing: '没有写地点：lat 和 long、address_string、address_id 三样写一样',
  position: (field: string): string => `${field}：不是地球上的位置`,
  outside: 'lat、long：不在清流县',
  addressUnknown: 'address_id：没有这个服务点，也没有这个村或乡镇',
  tooLong: (field: string, most: number): string => `${field}：最多 ${most} 个字`,
  value: (field: string): string => `${field}：不是可选的值`,
  date: (field: string): string => `${field}：时间要写成 2026-11-30T09:00:00+08:00 这样`,
  span: 'start_date、end_date：最多九十天，先后不能颠倒',
  whole: (field: string): string => `${field}：要写一个整数`,
  requestUnknown: 'service_request_id：没有这一件',
  tokenUnknown: 'token：没有这张凭证',
};
