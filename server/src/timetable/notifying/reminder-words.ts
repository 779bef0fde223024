// How is somebody reminded of a bus?
import {
  busTime,
  dateText,
  secondsAt,
  spokenDate,
  spokenFigures,
  spokenMinutes,
  spokenTime,
  wallTime,
  clockText,
} from '@kehuoyou/shared';
import type { BusTime, Departure, DepartureLive } from '@kehuoyou/shared';
import type { Watched } from './reminder-watch.js';
import type { TripWords } from './trip-sentence.js';

/** What is to be said. */
export interface ReminderNews {
  readonly say: 'due' | 'late' | 'doubtful' | 'assured' | 'gone' | 'missed' | 'seen';
  readonly watched: Watched;
  /** Before the earliest plausible time, as was asked for. */
  readonly minutes: number | null;
}

/** The words for the inbox, for the ear, and for a message with short fields. */
export function reminderWords(news: ReminderNews, now: Date): TripWords {
  const { departure, stopName } = news.watched;
  const head = news.say === 'seen' ? busOf(departure) : headOf(departure, stopName);
  const time = busTime(departure, now);
  const said = sayings[news.say]({ ...news, time });
  const line = `${departure.routeName}路`;
  return {
    title: `${line} ${dateText(departure.serviceDate)}${wallTime(departure.seconds)} ${said.short}`,
    text: `${head.text}${said.text}`,
    spoken: `${head.spoken}${said.spoken}`,
    message: {
      what: `${line} ${said.short}`,
      when: `${wallTime(departure.seconds)} ${stopName}`,
      why: said.why,
      now: said.todo,
    },
  };
}

/** What was told before was a mistake: where the bus really is, as far as anybody knows. */
export function mistakenWords({ departure, stopName }: Watched, now: Date): TripWords {
  const time = busTime(departure, now);
  const { live } = departure;
  const head = headOf(departure, stopName);
  const known = live ? `${seenText(live)}，${aboutText(time).text}` : '现在还没有人报过车到了哪里';
  const line = `${departure.routeName}路`;
  return {
    title: `${line} ${dateText(departure.serviceDate)}${wallTime(departure.seconds)} 刚才报错了`,
    text: `${head.text}刚才报错了，前面那条消息不算。${known}。到时候还会提醒您。`,
    spoken: `${head.spoken}，刚才报错了，前面那条消息不算。${live ? `${aboutText(time).spoken}。` : '还没有人报过车到了哪里。'}到时候还会提醒您。`,
    message: {
      what: `${line} 刚才报错了`,
      when: `${clockText(time.told)} ${stopName}`,
      why: '有人按错了，已经撤回',
      now: '到时候还会提醒您',
    },
  };
}

/** The bus that was asked for is no longer in the timetable. */
export function vanishedWords(serviceDate: string, plannedAt: Date, stopName: string): TripWords {
  const day = dateText(serviceDate);
  const seconds = secondsAt(plannedAt);
  return {
    title: `${day}${wallTime(seconds)} 这班车不开了`,
    text: `您要我们提醒的${day}${wallTime(seconds)} ${stopName}的班车，新的时刻表里没有了。请重新看班次。`,
    spoken: `您要我们提醒的${spokenDate(serviceDate)}，${spokenTime(seconds)}${stopName}的班车，新的时刻表里没有了。请重新看班次。`,
    message: {
      what: '您要提醒的班车不开了',
      when: `${wallTime(seconds)} ${stopName}`,
      why: '时刻表换过了',
      now: '请重新看班次',
    },
  };
}

/** What the thing itself is, in its forms. */
interface Saying {
  readonly short: string;
  readonly text: string;
  readonly spoken: string;
  readonly why: string;
  readonly todo: string;
}

type Told = ReminderNews & { readonly time: BusTime };

const sayings: Readonly<Record<ReminderNews['say'], (news: Told) => Saying>> = {
  due: ({ watched: { departure }, minutes, time }) => {
    const why = `您要的提前${minutes ?? 0}分钟提醒`;
    if (time.stage === 'at_stop') return { ...same('车在站上', '车在站上，请快去坐。'), why, todo: '车在站上，请快去' };
    if (time.stage === 'unreported')
      return {
        ...same('该到了，还没人报', '该到了，还没人报过，请去车站看看，或者打电话问问。'),
        why,
        todo: '该到了，还没人报',
      };
    const { live } = departure;
    if (departure.doubt) return doubtfulSaying('时间快到了，可是', departure.doubt);
    const about = aboutText(time);
    const basis = live ? `${seenText(live)}，${about.text}。` : '这是时刻表上的时间，还没有人报过车到了哪里。';
    return {
      short: '快到了',
      text: `快到了，请去车站等。${basis}`,
      spoken: `快到了，请去车站等。${live ? `${about.spoken}。` : '这是时刻表上的时间。'}`,
      why,
      todo: live ? about.short : '请去车站等车',
    };
  },
  late: ({ watched: { departure }, time }) => {
    const about = aboutText(time);
    const why = departure.live?.why;
    return {
      short: '晚点了',
      text: `晚点了${why === undefined ? '' : `：${why}`}，${about.text}。再有变化不再发消息，打开小程序看车到哪了。`,
      spoken: `晚点了，${about.spoken}。`,
      why: why ?? '车在路上晚了',
      todo: about.short,
    };
  },
  doubtful: ({ watched: { departure } }) => doubtfulSaying('', departure.doubt),
  assured: ({ watched: { departure }, time }) => {
    const about = aboutText(time);
    const known = departure.live ? `${seenText(departure.live)}，${about.text}` : '请照时刻表去车站等';
    return {
      short: '照常来',
      text: `照常来，刚才说可能不来，现在不是了。${known}。`,
      spoken: `照常来，刚才说可能不来，现在不是了。${departure.live ? `${about.spoken}。` : ''}`,
      why: '刚才说可能不来',
      todo: departure.live ? about.short : '请去车站等车',
    };
  },
  gone: ({ watched: { seen } }) => ({
    short: '已经开过去了',
    text: `已经开过去了${seen?.how === 'left' || seen?.how === 'arrived' ? `，${clockText(seen.at)}在这一站` : ''}，比我们算的早。请看下一班。`,
    spoken: '已经开过去了，比我们算的早。请看下一班。',
    why: '比算的时间早',
    todo: '请看下一班',
  }),
  missed: () => ({
    short: '没能及时提醒',
    text: '到点的时候没能提醒您，对不起。请看下一班。',
    spoken: '到点的时候没能提醒您，对不起。请看下一班。',
    why: '系统当时没有连上',
    todo: '请看下一班',
  }),
  seen: ({ watched: { seen, stopName, first } }) => {
    const how =
      seen?.how === 'beyond'
        ? `已经开过${stopName}`
        : seen?.how === 'left' || first
          ? `从${stopName}开出了`
          : `到${stopName}了`;
    const at = seen === undefined || seen.how === 'beyond' ? undefined : new Date(seen.at);
    return {
      short: seen?.how === 'beyond' ? '已经开过' : seen?.how === 'left' || first ? '开出了' : '到了',
      text: `${at ? `${clockText(at.getTime())} ` : ''}${how}。`,
      spoken: `${at ? spokenTime(secondsAt(at)) : ''}${how}。`,
      why: '您要我们告诉您',
      todo: '可以看车到了哪里',
    };
  },
};

/** Its vehicle broke down before it, and nobody has said which one comes instead. */
function doubtfulSaying(before: string, doubt: Departure['doubt']): Saying {
  const why = `前一班${doubt?.why ?? ''}`;
  return {
    ...same('可能不来', `${before}这车${why}，还没说换哪辆，可能不来。请先打电话问。`),
    why,
    todo: '请先打电话问',
  };
}

/** 11月24日（周二）09:48 从下谢村开往县城的K12路班车. */
function headOf(
  { serviceDate, seconds, routeName, headsign, approximate }: Departure,
  stopName: string,
): { text: string; spoken: string } {
  return {
    text: `${dateText(serviceDate)}${approximate ? '约' : ''}${wallTime(seconds)} 从${stopName}开往${headsign}的${routeName}路班车`,
    spoken: `${spokenDate(serviceDate)}，${approximate ? '大约' : ''}${spokenTime(seconds)}，从${stopName}开往${headsign}的${spokenFigures(routeName)}路班车`,
  };
}

/** 11月24日（周二）08:35 的Y104A路班车，: what it is told of is a place on its way. */
function busOf({ serviceDate, seconds, routeName }: Departure): { text: string; spoken: string } {
  return {
    text: `${dateText(serviceDate)}${wallTime(seconds)} 的${routeName}路班车，`,
    spoken: `${spokenDate(serviceDate)}，${spokenTime(seconds)}的${spokenFigures(routeName)}路班车，`,
  };
}

/** 09:37 到了河排村: with its time, for it may be read later. */
function seenText({ basis, at, stopName = '' }: DepartureLive): string {
  const said = { departed: '司机已发车', at_stop: `到了${stopName}`, announced: '司机说会晚点' }[basis];
  return `${clockText(Date.parse(at))} ${said}`;
}

/** 大约 10:12 到，可能差 5 分. */
function aboutText({ told, doubt }: BusTime): { text: string; spoken: string; short: string } {
  const time = clockText(told);
  return {
    text: `大约 ${time} 到${doubt === 0 ? '' : `，可能差 ${doubt} 分`}`,
    spoken: `大约${spokenTime(secondsAt(new Date(told)))}到${doubt === 0 ? '' : `，可能差${spokenMinutes(doubt)}`}`,
    short: `大约${time}到${doubt === 0 ? '' : `，差${doubt}分左右`}`,
  };
}

function same(short: string, text: string): Pick<Saying, 'short' | 'text' | 'spoken'> {
  return { short, text, spoken: text };
}
