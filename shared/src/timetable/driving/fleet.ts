// Which vehicles and drivers does a company have, and are their papers in order?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { FileAnswer } from '../../file-answer.js';
import { longDate } from '../../spoken-date.js';
import { fleetPolicy } from '../timetable.policy.js';
import type { CargoVehicle, Compartment } from './compartment.js';

/** Papers of a vehicle: 年检, 保险, 二级维护. */
export const vehiclePaperKinds = ['inspection', 'insurance', 'maintenance'] as const;
/** Papers of a driver: 客运从业资格, 驾驶证. */
export const driverPaperKinds = ['qualification', 'licence'] as const;
export const paperKinds = [...vehiclePaperKinds, ...driverPaperKinds] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The papers as everybody calls them. */
export const paperNames: Readonly<Record<PaperKind, string>> = {
  inspection: '年检',
  insurance: '保险',
  maintenance: '二级维护',
  qualification: '客运从业资格证',
  licence: '驾驶证',
};

/** A paper that is valid up to and including a day. */
export interface Paper {
  readonly kind: PaperKind;
  readonly validUntil: ServiceDate;
}

/** A vehicle. With the postal mark it may by 邮政法 28 carry nothing but mail. */
export interface Vehicle extends CargoVehicle {
  readonly vehicleId: string;
  readonly companyId: string;
  /** The paper of each kind that is valid longest. */
  readonly papers: readonly Paper[];
}

/** A driver, by the company's number: the name is the account's and nobody's else. */
export interface Driver {
  readonly driverId: string;
  readonly companyId: string;
  /** 工号. */
  readonly staffNumber: string;
  /** The account that signs on; none yet when absent. */
  readonly accountId?: string;
  readonly papers: readonly Paper[];
}

/** Why a vehicle or driver may not go out. */
export interface PaperRefusal {
  readonly subject: 'vehicle' | 'driver';
  readonly why: PaperKind | 'postal_mark' | 'not_registered';
  /** What is wrong and what to do, in a whole sentence. */
  readonly sentence: string;
}

/** Why `vehicle` may not carry passengers on `date`; nothing when it may. */
export function vehicleRefusals({ plate, postalMark, papers }: Vehicle, date: ServiceDate): PaperRefusal[] {
  const mark: PaperRefusal = {
    subject: 'vehicle',
    why: 'postal_mark',
    sentence: `${plate} 喷有邮政标志，只能运邮件，不能载客，请换一辆车。`,
  };
  return [
    ...(postalMark ? [mark] : []),
    ...missingPapers('vehicle', `${plate} `, { papers, kinds: vehiclePaperKinds, date }),
  ];
}

/** Why `vehicle` and `driver` may not carry passengers on `date`; nothing when they may. */
export function paperRefusals(vehicle: Vehicle, driver: Driver, date: ServiceDate): PaperRefusal[] {
  return [
    ...vehicleRefusals(vehicle, date),
    ...missingPapers('driver', '您的', { papers: driver.papers, kinds: driverPaperKinds, date }),
  ];
}

/** Until when the paper of a kind holds that holds longest; undefined when there is none. */
export function longestValid(papers: readonly Paper[], kind: PaperKind): ServiceDate | undefined {
  return papers
    .filter((paper) => paper.kind === kind)
    .map(({ validUntil }) => validUntil)
    .sort()
    .reverse()[0];
}

/** From so many days before its end on, a paper is to be renewed. */
export const RENEW_DAYS = 30;

/** How a paper stands that still holds for `left` days (below 0 when it is over, undefined when there is none): 有效, 还有 12 天, 今天到期, 已过期, 没登记. */
export function paperWord(left: number | undefined): string {
  if (left === undefined) return '没登记';
  if (left < 0) return '已过期';
  if (left === 0) return '今天到期';
  return left <= RENEW_DAYS ? `还有 ${left} 天` : '有效';
}

function missingPapers(
  subject: PaperRefusal['subject'],
  whose: string,
  { papers, kinds, date }: { papers: readonly Paper[]; kinds: readonly PaperKind[]; date: ServiceDate },
): PaperRefusal[] {
  return kinds.flatMap((kind): PaperRefusal[] => {
    const last = longestValid(papers, kind);
    if (last !== undefined && last >= date) return [];
    const missing =
      subject === 'driver' ? `还没有登记${whose}${paperNames[kind]}` : `${whose}没有登记${paperNames[kind]}`;
    const what = last === undefined ? missing : `${whose}${paperNames[kind]} ${longDate(last)} 已经到期`;
    return [{ subject, why: kind, sentence: `${what}，不能出车，请找公司补办。` }];
  });
}

/** Whose papers. */
export interface PapersAsk {
  readonly companyId: string;
  /** Ids of vehicles and drivers, separated by commas; all of them unless given. */
  readonly owners?: string;
}

/** Longest list of owners, characters. */
export const MOST_OWNERS_TEXT = 8_000;

/** The endpoints of vehicles and drivers. */
export const fleetApi = {
  list: endpoint<{ companyId: string }, { vehicles: Vehicle[]; drivers: Driver[] }>(
    'GET',
    '/api/companies/:companyId/fleet',
    {
      access: fleetPolicy.read.roles,
      summary: 'Vehicles and drivers of a company with their papers',
      fails: ['company_not_found'],
    },
  ),
  papersCsv: endpoint<PapersAsk, FileAnswer>('GET', '/api/fleet/papers.csv', {
    access: fleetPolicy.read.roles,
    summary: 'Every paper of a company’s vehicles and drivers, or of some of them, with its last day, as a table',
    answers: 'csv',
    fails: ['company_not_found'],
  }),
  papersExcel: endpoint<PapersAsk, FileAnswer>('GET', '/api/fleet/papers.xlsx', {
    access: fleetPolicy.read.roles,
    summary: 'Every paper of a company’s vehicles and drivers, or of some of them, with its last day, for Excel',
    answers: 'xlsx',
    fails: ['company_not_found'],
  }),
  addVehicle: endpoint<{ companyId: string; plate: string; seats: number; postalMark: boolean }, Vehicle>(
    'POST',
    '/api/companies/:companyId/vehicles',
    {
      access: fleetPolicy.register.roles,
      summary: 'Register a vehicle',
      fails: ['company_not_found', 'already_registered'],
    },
  ),
  addDriver: endpoint<{ companyId: string; staffNumber: string; accountId?: string }, Driver>(
    'POST',
    '/api/companies/:companyId/drivers',
    {
      access: fleetPolicy.register.roles,
      summary: 'Register a driver, or give a registered one their account',
      fails: ['company_not_found', 'account_not_found', 'already_registered'],
    },
  ),
  addPaper: endpoint<{ companyId: string; ownerId: string; kind: PaperKind; validUntil: ServiceDate }, Paper>(
    'POST',
    '/api/companies/:companyId/papers',
    {
      access: fleetPolicy.register.roles,
      summary: 'Register a paper of a vehicle or driver; a renewed one is another paper',
      fails: ['company_not_found', 'vehicle_or_driver_not_found'],
    },
  ),
  addCompartment: endpoint<{ companyId: string; vehicleId: string } & Compartment, Compartment>(
    'POST',
    '/api/companies/:companyId/compartments',
    {
      access: fleetPolicy.register.roles,
      summary: 'Register how much goes into a part of a vehicle; the latest of each kind holds',
      fails: ['company_not_found', 'vehicle_or_driver_not_found'],
    },
  ),
};
