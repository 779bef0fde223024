// What does a line's page say: where it runs, who runs it, which stop is mine?
import { spokenCount } from '@kehuoyou/shared';
import type { Line, Lines, Stop } from '@kehuoyou/shared';
import { spokenLine, stopName } from '../departures/departure-words';

/** One stop of a line as its page lists it. */
export interface LineStop {
  readonly stopId: string;
  readonly name: string;
  /** 起点, 终点, or empty between them. */
  readonly place: string;
  /** True for the stop that the page was opened from, or the chosen village's own. */
  readonly mine: boolean;
}

/** A line, ready to be drawn. */
export interface LineView {
  readonly title: string;
  /** 清流—嵩溪, without what stands in brackets. */
  readonly way: string;
  /** 邮路带客 and the like: what stands in the brackets of the long name. */
  readonly kind: string | undefined;
  readonly agencyName: string;
  readonly stops: readonly LineStop[];
  readonly spoken: string;
}

/** What the page needs to know besides the lines. */
export interface LineContext {
  readonly countyStopId: string | undefined;
  /** Stops that are the person's own. */
  readonly mine: readonly string[];
}

/** The line of this id; undefined when there is none. */
export function lineView(lines: Lines, routeId: string, context: LineContext): LineView | undefined {
  const line = lines.lines.find((each) => each.routeId === routeId);
  if (!line) return undefined;
  const stops = stopsOf(line, lines.stops, context);
  const way = line.longName.replace(/（.*?）/g, '');
  return {
    title: line.name,
    way,
    kind: /（(.*?)）/.exec(line.longName)?.[1],
    agencyName: line.agencyName,
    stops,
    spoken: `${spokenLine(line.name)}，${way.split('—').join('到')}。一共${spokenCount(stops.length)}站：${stops.map(({ name }) => name).join('、')}。`,
  };
}

function stopsOf(line: Line, stops: readonly Stop[], { countyStopId, mine }: LineContext): LineStop[] {
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  return line.stopIds.map((stopId, index) => {
    const stop = byId.get(stopId);
    return {
      stopId,
      name: stop ? stopName(stop, countyStopId) : stopId,
      place: index === 0 ? '起点' : index === line.stopIds.length - 1 ? '终点' : '',
      mine: mine.includes(stopId),
    };
  });
}
