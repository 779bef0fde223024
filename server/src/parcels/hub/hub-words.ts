// How is somebody told that bags are on their way, or that their bus does not come?
import { dateAt, dateText, secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';
import type { TripDay } from '@kehuoyou/shared';
import type { ParcelWords } from '../telling/parcel-words.js';

/** What notices of what rides on a bus to a place are about: to one place there is one that holds. */
export function loadSubject({ tripId, serviceDate }: TripDay, pointId: string): string {
  return `load ${tripId} ${serviceDate} ${pointId}`;
}

/** The same of what a bus took over from another. */
export function transferSubject(trip: TripDay, pointId: string): string {
  return `transfer ${trip.tripId} ${trip.serviceDate} ${pointId}`;
}

/** Why something waits at a hub, or what its clerk has to look up. */
export const hubWaits = {
  pointUnknown: '没有这个服务点',
  placeUnsaid: '单子上没写送到哪里，请查面单',
  sameStop: '就在这一站，不用坐车，直接交过去',
  noBus: '这几天没有能带货去的班车，请问调度',
  stopUnknown: (pointName: string): string => `${pointName}还没有登记在哪一站，请打电话问`,
} as const;
/** A bag of which nobody knows where it goes. */
export const PLACE_UNKNOWN = '不知道送到哪里';
/** A bus that does not run, where nobody said why. */
export const BUS_STOPPED = '班车停开';
/** Why something goes with its first bus again. */
export const RUNS_AGAIN = '班车又开了';
/** Why people hear of loads. */
export const HUB_REASON = '您在共配中心管装车';
export const LOAD_REASON = '这班车给您的服务点带快递';

/** To a keeper: a bus has left with something for the point. */
export function comingWords(coming: {
  readonly routeName: string;
  /** ISO 8601. */
  readonly arrival: string;
  readonly bags: number;
  readonly pieces: number;
  /** True where another time was told before. */
  readonly corrected: boolean;
}): ParcelWords {
  const { routeName, arrival, bags, pieces } = coming;
  const changed = coming.corrected ? '时间变了：' : '';
  const at = new Date(arrival);
  const time = wallTime(secondsAt(at));
  const how = bags === 0 ? `${pieces} 件` : `${bags} 袋 ${pieces} 件`;
  return {
    title: `${changed}${time} 的 ${routeName} 带来 ${how}`,
    text: `${changed}${dateText(dateAt(at))} ${time} 左右到的 ${routeName} 班车，给您的服务点带来 ${how}快递。车到了扫一下袋上的号，就算接到了。`,
    spoken: `${changed}${spokenTime(secondsAt(at))}左右到的班车，给您的服务点带来${how.replaceAll(' ', '')}快递。`,
    message: {
      what: `快递在路上 ${how}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: `${routeName} 带来`,
      now: '车到了扫袋号',
    },
  };
}

/** To the hub, or to the keeper of a point: the bus does not come, and what rides with which one instead. */
export function replannedWords(said: {
  readonly routeName: string;
  /** ISO 8601, as it was planned. */
  readonly departure: string;
  readonly reason: string;
  /** The point for whose keeper this is; undefined for the hub. */
  readonly to: string | undefined;
  readonly riders: readonly {
    readonly pieces: number;
    readonly next: { readonly routeName: string; readonly departure: string } | undefined;
  }[];
}): ParcelWords {
  const { routeName, departure, reason, to, riders } = said;
  const at = new Date(departure);
  const time = wallTime(secondsAt(at));
  const pieces = (some: typeof riders): number => some.reduce((sum, rider) => sum + rider.pieces, 0);
  const moved = riders.filter(({ next }) => next !== undefined);
  const left = riders.filter(({ next }) => next === undefined);
  const buses = [...new Set(moved.map(({ next }) => (next ? busName(next) : '')))].join('、');
  const movedWords = moved.length === 0 ? '' : `${pieces(moved)} 件改坐 ${buses}`;
  const leftWords = left.length === 0 ? '' : `${pieces(left)} 件还没有车`;
  const what = [movedWords, leftWords].filter((words) => words !== '').join('，');
  const whose = to === undefined ? '' : `送到${to}的快递，`;
  const then = to === undefined && left.length > 0 ? '请问调度，安排别的车。' : '';
  return {
    title: `${time} 的 ${routeName} 停开：${what}`,
    text: `${dateText(dateAt(at))} ${time} 开的 ${routeName} 停开：${reason}。${whose}${what}。${then}`,
    spoken: `${spokenTime(secondsAt(at))}开的班车停开。${whose}${what.replaceAll(' ', '')}。${then}`,
    message: {
      what: `停开改车 ${what}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: reason,
      now: left.length > 0 ? '有快递还没有车' : '等下一班',
    },
  };
}

/** To the hub, or to the keeper of a point: the bus comes after all, and brings what it was to bring. */
export function restoredWords(said: {
  readonly routeName: string;
  /** ISO 8601, as it was planned. */
  readonly departure: string;
  /** The point for whose keeper this is; undefined for the hub. */
  readonly to: string | undefined;
  readonly riders: readonly {
    readonly pieces: number;
    /** The bus with which it goes all the same. */
    readonly other?: { readonly routeName: string; readonly departure: string };
  }[];
}): ParcelWords {
  const { routeName, departure, to, riders } = said;
  const at = new Date(departure);
  const time = wallTime(secondsAt(at));
  const pieces = (some: typeof riders): number => some.reduce((sum, rider) => sum + rider.pieces, 0);
  const own = riders.filter(({ other }) => other === undefined);
  const others = riders.filter(({ other }) => other !== undefined);
  const buses = [...new Set(others.flatMap(({ other }) => (other ? [busName(other)] : [])))].join('、');
  const ownWords = own.length === 0 ? '' : `${pieces(own)} 件还坐这班车`;
  const otherWords = others.length === 0 ? '' : `${pieces(others)} 件照旧坐 ${buses}`;
  const what = [ownWords, otherWords].filter((words) => words !== '').join('，');
  const whose = to === undefined ? '' : `送到${to}的快递，`;
  const then = to === undefined && own.length > 0 ? '装上车的袋子，请再扫一遍。' : '';
  return {
    title: `${time} 的 ${routeName} 又开了：${what}`,
    text: `${dateText(dateAt(at))} ${time} 开的 ${routeName} 又开了。${whose}${what}。${then}`,
    spoken: `${spokenTime(secondsAt(at))}开的班车又开了。${whose}${what.replaceAll(' ', '')}。${then}`,
    message: {
      what: `又开了 ${what}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: RUNS_AGAIN,
      now: to === undefined ? '袋子再扫一遍' : '等这班车',
    },
  };
}

/** To the hub, or to the keeper of a point: bags were carried from one bus to another, and come with that one. */
export function transferredWords(said: {
  readonly routeName: string;
  /** ISO 8601, as it was planned. */
  readonly departure: string;
  /** ISO 8601, as it is expected at the keeper's point. */
  readonly arrival: string;
  /** The point for whose keeper this is; undefined for the hub. */
  readonly to: string | undefined;
  readonly bags: number;
  readonly pieces: number;
}): ParcelWords {
  const { routeName, departure, arrival, to, bags, pieces } = said;
  const [from, at] = [new Date(departure), new Date(arrival)];
  const bus = `${wallTime(secondsAt(from))} 开的 ${routeName}`;
  const what = bags === 0 ? `${pieces} 件` : `${bags} 袋 ${pieces} 件`;
  const time = wallTime(secondsAt(at));
  const when = to === undefined ? '' : `，大约 ${time} 到${to}`;
  const then = to === undefined ? '' : '车到了扫一下袋上的号，就算接到了。';
  return {
    title: to === undefined ? `路上换车：${what}换到 ${bus}` : `路上换车：${what}，${time} 左右到`,
    text: `${dateText(dateAt(from))} 路上换车，${what}快递换到 ${bus} 班车${when}。${then}`,
    spoken: `路上换车，${what.replaceAll(' ', '')}快递换到${spokenTime(secondsAt(from))}开的班车${to === undefined ? '' : `，${spokenTime(secondsAt(at))}左右到`}。`,
    message: {
      what: `路上换车 ${what}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: `换到 ${routeName}`,
      now: to === undefined ? '等车到' : '车到了扫袋号',
    },
  };
}

function busName({ routeName, departure }: { readonly routeName: string; readonly departure: string }): string {
  const at = new Date(departure);
  return `${dateText(dateAt(at))} ${wallTime(secondsAt(at))} 的 ${routeName}`;
}
