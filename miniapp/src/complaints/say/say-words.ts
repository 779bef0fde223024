// What does the form say: which choices, what is missing, what do our own records tell?
import {
  complaintCategories,
  complaintCategory,
  dateAt,
  dayAndClock,
  dayNumber,
  distanceText,
  normalPhone,
} from '@kehuoyou/shared';
import type { ComplaintAbout, FileComplaint, PointCheck, SameVoices, VoiceSubject } from '@kehuoyou/shared';
import type { IconName } from '../../ui/icon-names';
import type { FactWords } from '../fact-words';
import type { SayDraft } from './say-draft';

/** What somebody may speak of who came from no thing in particular. */
export const subjects: readonly {
  readonly subject: VoiceSubject;
  readonly word: string;
  readonly icon: IconName;
}[] = [
  { subject: 'point', word: '服务点', icon: 'store' },
  { subject: 'bus', word: '班车', icon: 'bus' },
  { subject: 'stop', word: '站牌、候车亭', icon: 'map-pin' },
  { subject: 'parcel', word: '快递', icon: 'package' },
  { subject: 'shipment', word: '寄农产品', icon: 'leaf' },
  { subject: 'other', word: '别的', icon: 'message-square' },
];

/** What the thing is that the page was opened about; undefined where it was opened about none. */
export function subjectOf({
  pointId,
  tripId,
  lineId,
  stopId,
  parcelId,
  shipmentId,
}: ComplaintAbout): VoiceSubject | undefined {
  if (parcelId !== undefined) return 'parcel';
  if (shipmentId !== undefined) return 'shipment';
  if (tripId !== undefined || lineId !== undefined) return 'bus';
  if (stopId !== undefined) return 'stop';
  return pointId === undefined ? undefined : 'point';
}

/** The rows of the catalogue for a subject; where something may be wrong that is none of its, the last one fits all. */
export function categoriesFor(subject: VoiceSubject): { readonly code: string; readonly name: string }[] {
  return complaintCategories
    .filter((each) => each.subject === subject || each.code === 'other')
    .map(({ code, name }) => ({ code, name }));
}

/** What is changed to choose anew what has happened, and what it is about where one came from no thing in particular. */
export function begunAnew({ subject }: Pick<SayDraft, 'subject'>): Partial<SayDraft> {
  const anew = { category: undefined, joins: undefined };
  return subject === undefined ? anew : { ...anew, subject: undefined, name: undefined, about: {} };
}

/** The category under which it is handed in: praise and suggestions are of no kind. */
export function categoryOf({ kind, category }: Pick<SayDraft, 'kind' | 'category'>): string | undefined {
  return kind === 'complaint' ? category : 'other';
}

function contactOf({ contactName, contactPhone }: SayDraft): readonly [name: string, phone: string] {
  return [contactName.trim(), contactPhone.normalize('NFKC').trim()];
}

/** What is still missing, as a sentence; undefined when it can be handed in. `shown`: pictures and recordings. */
export function missingWords(draft: SayDraft, shown: number): string | undefined {
  const category = categoryOf(draft);
  if (category === undefined) return '先点一下出了什么事。';
  const bare = draft.text.trim() === '' && shown === 0;
  if (bare && category === 'other') return '写一句、说一段，或者拍一张照片，不然办的人不知道是什么事。';
  if (draft.identity === 'anonymous') return undefined;
  const [name, phone] = contactOf(draft);
  if (name === '' && phone === '') return undefined;
  if (name === '' || phone === '') return '姓名和电话要么都写，要么都不写。';
  return normalPhone(phone) === undefined ? '电话号码不对，请填手机号，座机要带区号。' : undefined;
}

/** What is sent. Whose a parcel or an order is, nobody can tell of somebody who is nobody: then only the place is said. */
export function filingOf(
  draft: SayDraft,
  { receipt, at, signedIn }: { readonly receipt: string; readonly at: Date; readonly signedIn: boolean },
): FileComplaint {
  const { kind, identity, about, joins } = draft;
  const { parcelId, shipmentId, ...place } = about;
  const hidden = identity === 'anonymous' || !signedIn;
  const text = draft.text.trim();
  const [name, phone] = contactOf(draft);
  return {
    ...{ receipt, kind, identity, category: categoryOf(draft) ?? 'other', occurredAt: at.toISOString(), ...place },
    ...(hidden || parcelId === undefined ? {} : { parcelId }),
    ...(hidden || shipmentId === undefined ? {} : { shipmentId }),
    ...(text === '' ? {} : { text }),
    ...(identity === 'anonymous' || phone === '' ? {} : { name, phone }),
    ...(joins === undefined || joins === 'own' ? {} : { joins }),
  };
}

/** 公示今天 07:30 到 17:30 开门 · 没贴休息通知; 3 天没扫过件. */
export function checkWords({ posted, hours, pause, lastScanAt }: PointCheck, now: Date): FactWords[] {
  const isOpen = posted === 'open';
  const days = lastScanAt === undefined ? undefined : dayNumber(dateAt(now)) - dayNumber(dateAt(new Date(lastScanAt)));
  const scan: FactWords =
    lastScanAt === undefined || days === undefined
      ? { state: 'careful', word: '两个星期没扫过件' }
      : days === 0
        ? { state: 'done', word: `${dayAndClock(lastScanAt, now)} 扫过件` }
        : {
            state: days > 1 ? 'careful' : 'unsaid',
            word: `${days} 天没扫过件`,
            note: `上次 ${dayAndClock(lastScanAt, now)}`,
          };
  return [
    ...(pause === undefined ? [] : [{ state: 'refused' as const, word: pause }]),
    {
      state: posted === 'unknown' ? 'unsaid' : isOpen ? 'careful' : 'planned',
      word: hours ?? '没有公示开门时间',
      ...(pause === undefined && isOpen ? { note: '这时候该开门，没贴通知' } : {}),
    },
    scan,
  ];
}

/** 里田村服务点开着，离这里 1.2公里. */
export function insteadWords({ name, distanceMetres }: NonNullable<PointCheck['instead']>): string {
  return `${name}现在该开着，离那里 ${distanceText(distanceMetres)}`;
}

/** 今天已有 3 个人说了同样的事; undefined where nobody has. */
export function sameWords(
  { count, since, stands }: SameVoices,
  now: Date,
): { readonly title: string; readonly note: string } | undefined {
  if (count === 0) return undefined;
  const first = since === undefined ? '' : dayAndClock(since, now);
  const day = since !== undefined && dateAt(new Date(since)) === dateAt(now) ? '今天' : '这两天';
  const parts = [first === '' ? '' : `最早 ${first}`, stands === undefined ? '还没有转出去' : `已转给${stands}`];
  return { title: `${day}已有 ${count} 个人说了同样的事`, note: parts.filter((part) => part !== '').join('，') };
}

/** 没开门, and where it may be looked up who answers by when. */
export function promiseWords(draft: SayDraft): string | undefined {
  const found = draft.kind === 'complaint' ? complaintCategory(draft.category ?? '') : undefined;
  if (found === undefined) return undefined;
  const { amount, unit } = found.promise;
  return `${unit === 'hour' ? `${amount} 小时` : `${amount} 个工作日`}内给答复`;
}
