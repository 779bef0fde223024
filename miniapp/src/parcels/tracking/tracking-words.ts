// What is said of a number, in words for whoever waits for the parcel?
import { carrierOf, hasEnded, s10Words, spokenFigures } from '@kehuoyou/shared';
import type { CarrierStatus, Tracking, TrackingCandidate, TrackingEvent } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { StateKind } from '../../ui/states/state-mark';
import { momentWords } from '../moment-words';
import { comingWords } from '../wallet/coming-words';
import type { ComingWords } from '../wallet/coming-words';

type Parcel = NonNullable<Tracking['parcel']>;

/** What stands above the firms: 这个号有两家在用，我们都问了. */
export function candidatesHead({ candidates, askedAt }: Pick<Tracking, 'candidates' | 'askedAt'>): string {
  if (candidates.length === 0) return '看不出是哪一家的单号';
  if (candidates.length === 1) return `${candidates[0]?.name ?? ''}的单号`;
  const asked = askedAt === undefined ? '' : '，最像的先问了';
  return candidates.length === 2 && askedAt !== undefined
    ? '这个号有两家在用，我们都问了'
    : `这个号可能是 ${candidates.length} 家的${asked}`;
}

/** What one firm has said: 查到 4 条, or that it has not, which is no fault. */
export function candidateWords(
  { told, needsPhoneTail }: TrackingCandidate,
  {
    now,
    tail,
    askedAt,
  }: { readonly now: Date; readonly tail: string | undefined; readonly askedAt: string | undefined },
): { readonly mark: StateKind; readonly word: string; readonly note: string } {
  if (told !== undefined)
    return { mark: 'done', word: `查到 ${told.lines} 条`, note: `${momentWords(told.at, now)} 还有消息` };
  if (needsPhoneTail && tail === undefined) return { mark: 'unsaid', word: '要尾号', note: '要收件人手机后四位才肯说' };
  return askedAt === undefined
    ? { mark: 'unsaid', word: '没有消息', note: '还没有说过这个号' }
    : { mark: 'planned', word: '没查到', note: '还没有这个号' };
}

const MARKS: Readonly<Partial<Record<CarrierStatus, StateKind>>> = {
  pending: 'planned',
  signed: 'done',
  signed_by_other: 'done',
  problem: 'careful',
  refused: 'careful',
  returning: 'careful',
  returned_signed: 'refused',
};

/** What a parcel's card says. */
export interface ParcelWords {
  /** 邮政快递包裹 · 到俞坊村服务点. */
  readonly title: string;
  readonly mark: { readonly state: StateKind; readonly word: string };
  /** Where a bus brings it, when; else where it is. */
  readonly coming?: ComingWords;
  /** What stands large where no bus is known. */
  readonly place: string;
  readonly note?: string;
  readonly spoken: string;
}

/** The answer of a number of which somebody has said something. */
export function parcelWords({ waybill }: Pick<Tracking, 'waybill'>, parcel: Parcel, now: Date): ParcelWords {
  const { carrier, leg, status, statusText, events } = parcel;
  const firm = carrier === '' ? '快递' : carrierOf(carrier).name;
  const point = leg?.point?.name;
  const bus = leg?.bus;
  const coming =
    bus === undefined ? undefined : comingWords({ carrier, waybill, state: leg?.state ?? 'loaded', bus }, now);
  const newest = events.find(({ by }) => by === 'carrier');
  const note = leg === undefined ? newest?.text : noteOf(leg.state);
  const place = leg?.state === 'ready' ? '可以去取了' : statusText;
  const mark = coming?.mark ?? { state: MARKS[status] ?? 'now', word: markWord(status) };
  return {
    title: point === undefined ? firm : `${firm} · 到${point}`,
    mark,
    ...(coming === undefined ? {} : { coming }),
    place,
    ...(note === undefined ? {} : { note }),
    spoken:
      coming?.spoken ??
      `${firm}，尾号${spokenFigures(waybill.slice(-4))}。${spokenSentence(place)}。${point === undefined ? '' : `${point}。`}`,
  };
}

function markWord(status: CarrierStatus): string {
  const words: Readonly<Partial<Record<CarrierStatus, string>>> = {
    pending: '还没收件',
    signed: '已取走',
    signed_by_other: '已取走',
    at_station: '到了',
    problem: '有问题',
    refused: '拒收',
    returning: '在退回',
    returned_signed: '已退回',
  };
  return words[status] ?? '在路上';
}

function noteOf(state: NonNullable<Parcel['leg']>['state']): string | undefined {
  if (state === 'ready') return '取件码在收件人的“我家快递”里，也可以报尾号和姓名。';
  if (state === 'at_point') return '站长正在上架，上好就能取。';
  return hasEnded(state) ? undefined : '装上哪一班车，这里就写几点到。';
}

/** A line of the story: the newest is where it is now. */
export interface StoryLine {
  readonly state: StateKind;
  readonly text: string;
  readonly when: string;
  readonly firm: boolean;
}

/** The story, the newest first; what is still to come stands before it. */
export function storyLines(parcel: Parcel, now: Date): readonly StoryLine[] {
  const { events, leg } = parcel;
  const over = leg !== undefined && hasEnded(leg.state);
  const bus = leg?.bus;
  const told = events.map((event, index): StoryLine => ({
    state: index === 0 && !over ? 'now' : 'done',
    text: lineText(event),
    when: momentWords(event.at, now),
    firm: event.by === 'carrier',
  }));
  if (bus === undefined || bus.cancelled !== undefined) return told;
  return [
    { state: 'planned', text: `${bus.routeName} 班车捎到村里`, when: momentWords(bus.arrival, now), firm: false },
    ...told,
  ];
}

function lineText({ text, place }: TrackingEvent): string {
  return place === undefined || text.includes(place) ? text : `${text} · ${place}`;
}

/** 这个号打错了一位 and the like; that it is right, only where it could have been wrong. */
export function checkWords(s10: Tracking['s10']): { readonly right: boolean; readonly words: string } | undefined {
  if (s10 === undefined) return undefined;
  const wrong = s10Words({
    valid: s10.valid,
    service: '',
    country: '',
    ...(s10.problem ? { problem: s10.problem } : {}),
  });
  return wrong === undefined ? { right: true, words: '国际单号，校验过，没打错' } : { right: false, words: wrong };
}

/** When it was asked, and that nobody has to do anything: 10:12 问过了. */
export function calmWords(askedAt: string | undefined, now: Date): string {
  return askedAt === undefined
    ? '快递公司一有消息，这里就有。不用一直查。'
    : `${momentWords(askedAt, now)} 问过快递公司。一有消息，这里自己会变，不用一直查。`;
}
