// What are offices and places called in the story of a complaint?
import type { Body } from '@kehuoyou/shared';

/** The working group's office is at the county's transport bureau (county plan). */
export const COUNTY_OFFICE = '县交通运输局';

/** What knows names. */
export interface Names {
  readonly company: (id: string) => string | undefined;
  readonly area: (code: string) => string | undefined;
}

/** What a body is called; by its kind where what had its id is no longer there. */
export function bodyName({ kind, id }: Body, names: Names): string {
  switch (kind) {
    case 'post':
      return names.company(id) ?? '邮政';
    case 'bus_company':
      return names.company(id) ?? '客运公司';
    case 'township':
      return `${names.area(id) ?? '乡镇'}政府`;
    case 'county':
      return COUNTY_OFFICE;
  }
}

/** 101 路 08:33 往清流县城的车. */
export function busName(routeName: string, clock: string, headsign: string): string {
  return `${routeName} ${clock} 往${headsign}的车`;
}

/** What is about no place in particular. */
export const WHOLE_COUNTY = '全县';
