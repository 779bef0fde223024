// Which village or point does an address on a carrier's list mean?
import type { Area, PointRecord } from '@kehuoyou/shared';

/** Endings with which a village is called or not. */
const ENDING = /(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村)$/;
/** A name of one character stands in half of all addresses. */
const SHORTEST = 2;

interface Named {
  readonly code: string;
  readonly township: string;
  /** With its ending, such as 下谢村; and without. */
  readonly whole: string;
  readonly bare: string;
}

/** Finds villages and points by what people write; remembers what was asked, for a list repeats itself. */
export class NamedPlaces {
  private readonly villages: readonly Named[];
  private readonly townships: readonly string[];
  private readonly byCode: ReadonlySet<string>;
  private readonly points: ReadonlyMap<string, string>;
  private readonly known = new Map<string, string | undefined>();

  constructor(county: Area, points: readonly PointRecord[]) {
    const townships = county.children ?? [];
    this.townships = townships.map(({ name }) => name);
    this.villages = townships.flatMap(({ name: township, children = [] }) =>
      children.map(({ code, name }) => ({ code, township, whole: name, bare: name.replace(ENDING, '') })),
    );
    this.byCode = new Set(this.villages.map(({ code }) => code));
    this.points = new Map(points.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
  }

  /** The code of the village; undefined where none is meant, or several may be. */
  village(text: string): string | undefined {
    if (this.byCode.has(text)) return text;
    if (!this.known.has(text)) this.known.set(text, this.find(text));
    return this.known.get(text);
  }

  /** The id of the point, by its id or its whole name. */
  point(text: string): string | undefined {
    return this.points.get(text);
  }

  private find(text: string): string | undefined {
    const township = this.townships.find((name) => text.includes(name));
    // 长校镇 holds the name of the village 长校.
    const rest = township === undefined ? text : text.replaceAll(township, ' ');
    const there = township === undefined ? this.villages : this.villages.filter((each) => each.township === township);
    return theOne(there, rest, ({ whole }) => whole) ?? theOne(there, rest, ({ bare }) => bare);
  }
}

/** The village with the longest name that stands in `text`; undefined where two have it. */
function theOne(villages: readonly Named[], text: string, nameOf: (village: Named) => string): string | undefined {
  const found = villages.filter((each) => nameOf(each).length >= SHORTEST && text.includes(nameOf(each)));
  const longest = Math.max(0, ...found.map((each) => nameOf(each).length));
  const [only, other] = found.filter((each) => nameOf(each).length === longest);
  return other === undefined ? only?.code : undefined;
}
