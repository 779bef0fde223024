// What is a page of the app? One value that the app opens it by, notices lead to and the build lists.
import type { Access } from './endpoint.js';

/** What every page says about itself besides its path and what it is opened with. */
export interface PageOptions {
  /** As the title bar and the ways to it write it. */
  readonly title: string;
  /**
   * Who has something to do there, and so is shown the way to it. A hint for people, no guard: what
   * somebody may see and do is decided by the endpoints that the page calls.
   */
  readonly access: readonly Access[];
}

/**
 * One page. `Params` is the flat object that it is opened with: texts and numbers, as they stand in an
 * address. Who types an address or scans a code may leave any of them out.
 */
export interface Page<Params extends object = NoParams> extends PageOptions {
  /** Such as `/timetable/board/index`: the folder of the page within the app. Notices and phones remember it. */
  readonly path: PagePath;
  /** Types only, never set at run time: whoever opens the page must say these. */
  readonly opened?: (params: Params) => void;
}

/** Where a page lies in the app. */
export type PagePath = `/${string}/index`;

/** Of a page that is opened with nothing. */
export type NoParams = Readonly<Record<never, string>>;

/** What a page is opened with. An optional one may also be undefined: it is left out then. */
export type PageArguments<Params extends object> =
  Partial<Params> extends Params ? [params?: OrUndefined<Params>] : [params: OrUndefined<Params>];

type OrUndefined<Params> = {
  readonly [Name in keyof Params]: undefined extends Params[Name] ? Params[Name] | undefined : Params[Name];
};

/** Declares a page: `page<{ stop?: string }>('/timetable/board/index', { title: '班次', access: ['public'] })`. */
export function page<Params extends object = NoParams>(path: PagePath, options: PageOptions): Page<Params> {
  return { path, ...options };
}

/** The address of a page with what it is opened with, such as `/timetable/board/index?stop=V104204`. */
export function pageAddress<Params extends object>(
  { path }: Page<Params>,
  ...[params]: PageArguments<Params>
): PageAddress {
  const query = Object.entries(params ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** The address of a page. */
export type PageAddress = PagePath | `${PagePath}?${string}`;

/** The address of a page, such as a notice that an older server wrote carries it; undefined for what is none of ours. */
export function parsePageAddress(text: string | undefined): PageAddress | undefined {
  return /^\/[a-z-]+\/(?:[a-z-]+\/)?index(?:\?|$)/.test(text ?? '') ? (text as PageAddress) : undefined;
}

/** What stands in an address, decoded, by name. */
export function parametersIn(address: PageAddress): Readonly<Record<string, string>> {
  const [, query = ''] = address.split('?');
  const pairs = query.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, decodedWord(value.join('='))];
    }),
  );
}

/** A word of an address, decoded; as it is where it was never encoded. */
export function decodedWord(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page or its address as WeChat writes it: without the slash before it. */
export function pageRoute(address: PageAddress): string {
  return address.slice(1);
}
