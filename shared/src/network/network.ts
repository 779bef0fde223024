// Where are the villages and the service points, and what does each point offer?
import { endpoint } from '../endpoint.js';
import type { Crs, Position, PositionQuality } from '../position.js';
import type { PointOpeningPlan } from './point-opening-plan.js';
import type { PointOpeningState } from './point-opening.js';
import type { PointLicence } from './point-licence.js';
import type { PointEveryday } from './point-everyday.js';

/** Levels of the county's tree. */
export type AreaLevel = 'county' | 'township' | 'village';

/** What kind of area: 镇, 乡, 村 (administrative village) or 社区 (community). */
export type AreaKind = 'county' | 'town' | 'rural_township' | 'village' | 'community';

/**
 * An area with what lies in it. Codes are the statistical ones of the National Bureau of Statistics
 * (2023): 6 digits for the county, 9 for a township, 12 for a village.
 */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly kind: AreaKind;
  /** Whole pinyin without tones or blanks; several readings are separated by a blank. */
  readonly pinyin: string;
  /** Initials of the pinyin; several readings are separated by a blank. */
  readonly initials: string;
  readonly position: Position;
  readonly positionQuality: PositionQuality;
  readonly children?: readonly Area[];
}

/** Tiers of the county plan: 县级共配中心, 乡镇服务站, 村级服务点. */
export const pointTiers = ['county_hub', 'township_station', 'village_point'] as const;
export type PointTier = (typeof pointTiers)[number];

/** What a point may offer, in the plan's words. */
export const pointServices = ['mail', 'express', 'farm_inputs', 'produce', 'tobacco', 'shopping', 'everyday'] as const;
export type PointService = (typeof pointServices)[number];

/** The services as a villager calls them. */
export const pointServiceNames: Readonly<Record<PointService, string>> = {
  mail: '邮政',
  express: '收寄快递',
  farm_inputs: '农资代购',
  produce: '农产品代卖',
  tobacco: '有烟草零售许可证',
  shopping: '代购代销',
  everyday: '交话费水电',
};

/** The six fixed pieces of equipment that the county plan asks of every point. */
export const kitItems = ['sign', 'hotline_board', 'shelf', 'camera', 'extinguisher', 'terminal'] as const;
export type KitItem = (typeof kitItems)[number];

/** The kit as the plan names it. */
export const kitItemNames: Readonly<Record<KitItem, string>> = {
  sign: '标识标牌',
  hotline_board: '监督电话公示牌',
  shelf: '快递货架',
  camera: '监控设备',
  extinguisher: '灭火器',
  terminal: '信息终端',
};

/** What the last inspection found of a piece of kit; `unchecked` when there was none. */
export type KitState = 'present' | 'missing' | 'repairing' | 'unchecked';

/** A piece of kit at a point. */
export interface PointKit {
  readonly item: KitItem;
  readonly state: KitState;
  /** Civil date of the last inspection. */
  readonly checkedOn?: string;
}

/** A service point as lists show it. */
export interface PointSummary {
  readonly id: string;
  readonly name: string;
  readonly tier: PointTier;
  readonly townshipCode: string;
  readonly villageCode?: string;
  readonly position: Position;
  readonly positionQuality: PositionQuality;
  readonly phone?: string;
  readonly services: readonly PointService[];
  /** The stop where one gets off for this point. */
  readonly stopId?: string;
  readonly openNow: PointOpeningState;
}

/** A service point with everything that its page shows. */
export interface Point extends PointSummary, PointOpeningPlan {
  readonly kit: readonly PointKit[];
  /** What can be settled there, in the order of the catalogue; absent where nothing was said yet. */
  readonly everyday?: readonly PointEveryday[];
  /** Absent where it holds none. */
  readonly licences?: readonly PointLicence[];
  /** `sample`: hours, phone, services and kit are examples until the keeper confirms them. */
  readonly details: 'sample' | 'confirmed';
}

/** A point as it is stored: whether it is open follows from its plan and the time (`pointOpeningAt`). */
export type PointRecord = Omit<Point, 'openNow'>;

/** A point in the answer to "which is nearest". */
export interface NearPoint extends PointSummary {
  /** Great-circle metres from the position asked about. */
  readonly distanceMetres: number;
  /** Shortest ride from the village's stop without a change; absent when no bus goes there directly. */
  readonly busMinutes?: number;
}

/** The question "which points are nearest". Needs `lat` and `lng`, or `village`. */
export interface NearestAsk {
  /** Degrees in `crs`. */
  readonly lat?: number;
  readonly lng?: number;
  /** 1 to 50, 10 unless given. */
  readonly limit?: number;
  /** Comma-separated services that the point must all offer. */
  readonly services?: string;
  /** `true`: only those open now. */
  readonly open?: boolean;
  /** 12-digit code: rank as a villager of it would. */
  readonly village?: string;
  readonly crs?: Crs;
}

/** The question "which points are there"; needs one of the three. */
export interface PointsAsk {
  /** 12-digit code: the points that serve this village. */
  readonly village?: string;
  /** 9-digit code: the points in this township. */
  readonly township?: string;
  /** A name or its pinyin, whole or initials. */
  readonly q?: string;
  readonly limit?: number;
  readonly crs?: Crs;
}

/** The endpoints of the network. */
export const networkApi = {
  areas: endpoint<{ crs?: Crs }, Area>('GET', '/api/areas', {
    access: ['public'],
    summary: 'The county’s tree of townships and villages',
  }),
  nearest: endpoint<NearestAsk, { points: NearPoint[] }>('GET', '/api/points/nearest', {
    access: ['public'],
    summary: 'Service points by distance, or as a villager would rank them',
    fails: ['village_not_found'],
  }),
  points: endpoint<PointsAsk, { points: PointSummary[] }>('GET', '/api/points', {
    access: ['public'],
    summary: 'Service points of a village or township, or by name or pinyin',
    fails: ['area_not_found', 'village_not_found'],
  }),
  point: endpoint<{ id: string; crs?: Crs }, Point>('GET', '/api/points/:id', {
    access: ['public'],
    summary: 'One service point with hours, services, kit and announced pauses',
    fails: ['point_not_found'],
  }),
};
