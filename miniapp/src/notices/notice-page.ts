// Which page of the app does a notice lead to?

/** A page and what it is opened with. */
export interface PageToOpen {
  readonly path: `/${string}`;
  readonly params: Readonly<Record<string, string>>;
}

/** Takes `/timetable/board/index?stop=V104204` apart; undefined for what is no page of ours. */
export function pageToOpen(page: string | undefined): PageToOpen | undefined {
  const [, path, query = ''] = /^(\/[a-z-]+\/(?:[a-z-]+\/)?index)(?:\?(.*))?$/.exec(page ?? '') ?? [];
  if (path === undefined) return undefined;
  const params = query.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return name === '' ? [] : [[name, decoded(value)] as const];
  });
  return { path: path as `/${string}`, params: Object.fromEntries(params) };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
