// What are the rows of the public figures called?
import type { BodyKind } from '@kehuoyou/shared';

/** Kinds of body as people know them. */
export const bodyKindNames: Readonly<Record<BodyKind, string>> = {
  post: '邮政快递',
  bus_company: '客运公司',
  township: '乡镇政府',
  county: '县里',
};

/** Complaints about buses and lines lie in no township. */
export const NO_TOWNSHIP = { id: 'county', name: '班车、全县的事' } as const;
