// Where is a parcel that is still to come, with which bus does it come, and when?
import {
  busTime,
  carrierOf,
  dateAt,
  dayName,
  parcelStateNames,
  secondsAt,
  spokenFigures,
  spokenTime,
  wallTime,
} from '@kehuoyou/shared';
import type { ParcelBus, ParcelState, WalletParcel } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { StateKind } from '../../ui/states/state-mark';

/** A parcel on its way, in words. */
export interface ComingWords {
  readonly mark: { readonly state: StateKind; readonly word: string };
  /** What stands large: 明天 10:20, or where it is while no bus is known. */
  readonly figure: string;
  /** Before the figure: 约. */
  readonly before?: string;
  /** Behind the figure: 左右到. */
  readonly note?: string;
  /** What the figure takes the place of: 10:00. */
  readonly instead?: string;
  /** Under it: K12 班车捎来. */
  readonly line: string;
  /** What is not as planned; red where the bus does not come. */
  readonly strip?: { readonly text: string; readonly tone: 'amber' | 'red' };
  readonly spoken: string;
}

/** What comes next, where nobody has a bus for it yet. */
const NEXT: Readonly<Partial<Record<ParcelState, string>>> = {
  expected: '还没有消息，不用急。到了县里，这里就写坐哪班车来。',
  at_hub: '分拣好了就装车。装上哪一班，这里就写几点到。',
  sorted: '等下一班车。装上哪一班，这里就写几点到。',
  loaded: '车一开，这里就写几点到。',
  in_transit: '车到了，站长收下，这里就写取件码。',
  at_town: '从乡镇站再送到服务点。',
  at_point: '站长上好架，这里就写取件码。再等一会儿去取。',
};

/** 中通快递 · 尾号 3882: which of several it is. */
export function carrierParts({
  carrier,
  waybill,
}: Pick<WalletParcel, 'carrier' | 'waybill'>): readonly [string, string] {
  return [carrier === '' ? '快递' : carrierOf(carrier).name, `尾号 ${waybill.slice(-4)}`];
}

/** 中通快递，尾号三八八二. */
export function spokenCarrier(parcel: Pick<WalletParcel, 'carrier' | 'waybill'>): string {
  const [firm] = carrierParts(parcel);
  return `${firm}，尾号${spokenFigures(parcel.waybill.slice(-4))}`;
}

/** What a card says of a parcel on its way. */
export function comingWords(
  parcel: Pick<WalletParcel, 'carrier' | 'waybill' | 'state' | 'bus' | 'point' | 'movingTo'>,
  now: Date,
): ComingWords {
  const { bus, state, movingTo } = parcel;
  const told =
    movingTo !== undefined
      ? moving(parcel.point?.name ?? '', movingTo.name)
      : bus === undefined
        ? stateOnly(state)
        : bus.cancelled === undefined
          ? onTheBus(bus, state, now)
          : lostBus(bus, now);
  return { ...told, spoken: `${spokenCarrier(parcel)}。${told.spoken}` };
}

/** Its point is closed, and somebody fetches it from there. */
function moving(from: string, to: string): ComingWords {
  const line = `${from}停业，从架上搬过去，到了再告诉您。别去原来的服务点。`;
  return { mark: { state: 'now', word: '换服务点' }, figure: `搬去${to}`, line, spoken: `搬去${to}。${line}` };
}

function stateOnly(state: ParcelState): ComingWords {
  const line = NEXT[state] ?? '';
  return {
    mark: state === 'expected' ? { state: 'planned', word: '还没到县里' } : { state: 'now', word: '在路上' },
    figure: state === 'expected' ? '快递公司说要来' : parcelStateNames[state],
    line,
    spoken: `${parcelStateNames[state]}。${line}`,
  };
}

function onTheBus(bus: ParcelBus, state: ParcelState, now: Date): ComingWords {
  const { stage, told, late, planned } = timeOf(bus, now);
  const day = dayName(dateAt(new Date(told)), dateAt(now));
  const clock = secondsAt(new Date(told));
  const line = `${bus.routeName} 班车捎来${state === 'in_transit' ? '' : '，还没开'}`;
  const unreported = stage === 'unreported' || stage === 'over';
  const strip = unreported ? '该到了，还没人报' : offText(late, String);
  const spokenOff = unreported ? '该到了，还没有人报' : offText(late, (minutes) => spokenSentence(String(minutes)));
  return {
    mark: { state: 'now', word: parcelStateNames[state] },
    figure: `${day} ${wallTime(clock)}`,
    note: '左右到',
    ...(late === 0 ? {} : { instead: wallTime(secondsAt(new Date(planned))) }),
    line,
    ...(strip === '' ? {} : { strip: { text: strip, tone: 'amber' } }),
    spoken:
      [
        `${spokenFigures(bus.routeName)}班车捎来`,
        `${spokenSentence(day)}${spokenTime(clock)}左右到`,
        ...(spokenOff === '' ? [] : [spokenOff.replace(/ /g, '')]),
      ].join('，') + '。',
  };
}

/** 班车晚 20 分, 班车早 3 分; empty where it is on time. */
function offText(late: number, say: (minutes: number) => string): string {
  return late === 0 ? '' : late > 0 ? `班车晚 ${say(late)} 分` : `班车早 ${say(-late)} 分`;
}

function lostBus(bus: ParcelBus, now: Date): ComingWords {
  const at = new Date(bus.planned ?? bus.arrival);
  const day = dayName(dateAt(at), dateAt(now));
  const why = bus.cancelled === undefined || bus.cancelled === '' ? '' : `：${bus.cancelled}`;
  const next = '快递等下一班车，定了就写在这里。';
  return {
    mark: { state: 'careful', word: '换班车' },
    figure: '等下一班车',
    instead: `${day} ${wallTime(secondsAt(at))}`,
    line: next,
    strip: { text: `${bus.routeName} 班车取消了${why}`, tone: 'red' },
    spoken: `${spokenSentence(day)}${spokenTime(secondsAt(at))}的${spokenFigures(bus.routeName)}班车取消了${spokenSentence(why)}。${next}`,
  };
}

/** As buses are told of everywhere: what is no difference is told as on time. */
function timeOf(bus: ParcelBus, now: Date): ReturnType<typeof busTime> {
  const { arrival, planned = arrival } = bus;
  const live = { basis: 'announced', at: arrival, expected: arrival, uncertainty: 0 } as const;
  return busTime({ departure: planned, ...(arrival === planned ? {} : { live }) }, now);
}
