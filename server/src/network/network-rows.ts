// How do the tables of the network become the picture that the server answers from?
import { groupBy, firstDifference } from '@kehuoyou/shared';
import type { Area, HoursException, PointOpeningPlan, PointRecord } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { NetworkSnapshot } from './network-snapshot.js';
import type { SnapshotPoint } from './network-snapshot.js';
import {
  AreaEntity,
  PointEntity,
  PointExceptionEntity,
  PointHoursEntity,
  PointKitEntity,
  PointPauseEntity,
  PointServiceEntity,
} from './network.entity.js';
import { PointEverydayEntity, PointLicenceEntity } from './point-services.entity.js';
import { servicesOfRecord } from './point-services-rows.js';

/** Reads everything in one go; the county is a few hundred rows. */
export async function loadNetwork(db: EntityManager): Promise<NetworkSnapshot> {
  const areas = await db.find(AreaEntity, { order: { code: 'ASC' } });
  const points = await db.find(PointEntity, { order: { id: 'ASC' } });
  const parts = {
    hours: groupByPoint(await db.find(PointHoursEntity)),
    exceptions: groupByPoint(await db.find(PointExceptionEntity)),
    pauses: groupByPoint(await db.find(PointPauseEntity, { order: { announcedAt: 'ASC' } })),
    services: groupByPoint(await db.find(PointServiceEntity)),
    kit: groupByPoint(await db.find(PointKitEntity)),
    everyday: groupByPoint(await db.find(PointEverydayEntity)),
    licences: groupByPoint(await db.find(PointLicenceEntity)),
  };
  const county = areas.find((area) => area.level === 'county');
  if (!county) throw new Error('the area table has no county: run the seed first');
  return new NetworkSnapshot(
    treeOf(
      county,
      groupBy(areas, (area) => area.parentCode ?? ''),
    ),
    points.map((point) => snapshotPoint(point, parts)),
  );
}

interface Parts {
  readonly hours: ReadonlyMap<string, PointHoursEntity[]>;
  readonly exceptions: ReadonlyMap<string, PointExceptionEntity[]>;
  readonly pauses: ReadonlyMap<string, PointPauseEntity[]>;
  readonly services: ReadonlyMap<string, PointServiceEntity[]>;
  readonly kit: ReadonlyMap<string, PointKitEntity[]>;
  readonly everyday: ReadonlyMap<string, PointEverydayEntity[]>;
  readonly licences: ReadonlyMap<string, PointLicenceEntity[]>;
}

function groupByPoint<Row extends { pointId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return groupBy(rows, (row) => row.pointId);
}

function treeOf(area: AreaEntity, children: ReadonlyMap<string, AreaEntity[]>): Area {
  const below = children.get(area.code);
  return {
    code: area.code,
    name: area.name,
    level: area.level,
    kind: area.kind,
    pinyin: area.pinyin,
    initials: area.initials,
    position: { lat: area.latitude, lng: area.longitude },
    positionQuality: area.positionQuality,
    ...(below ? { children: below.map((child) => treeOf(child, children)) } : {}),
  };
}

function snapshotPoint(point: PointEntity, parts: Parts): SnapshotPoint {
  const record: PointRecord = {
    id: point.id,
    name: point.name,
    tier: point.tier,
    townshipCode: point.townshipCode,
    ...(point.villageCode === null ? {} : { villageCode: point.villageCode }),
    position: { lat: point.latitude, lng: point.longitude },
    positionQuality: point.positionQuality,
    ...(point.phone === null ? {} : { phone: point.phone }),
    services: (parts.services.get(point.id) ?? []).map(({ service }) => service),
    ...(point.stopId === null ? {} : { stopId: point.stopId }),
    ...planOf(point, parts),
    kit: (parts.kit.get(point.id) ?? []).map(({ item, state, checkedOn }) => ({
      item,
      state,
      ...(checkedOn === null ? {} : { checkedOn }),
    })),
    ...servicesOfRecord(parts.everyday.get(point.id) ?? [], parts.licences.get(point.id) ?? []),
    details: point.detailsConfirmed ? 'confirmed' : 'sample',
  };
  return { record, named: { name: point.name, pinyin: point.pinyin, initials: point.initials } };
}

function planOf(point: PointEntity, parts: Parts): PointOpeningPlan {
  const pauses = parts.pauses.get(point.id) ?? [];
  const withdrawn = new Set(pauses.map((pause) => pause.withdraws));
  return {
    status: point.status,
    weekly: (parts.hours.get(point.id) ?? [])
      .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
      .sort((a, b) => firstDifference(a.weekday - b.weekday, a.opens - b.opens)),
    exceptions: exceptionsOf(parts.exceptions.get(point.id) ?? []),
    pauses: pauses
      .filter((pause) => pause.withdraws === null && !withdrawn.has(pause.id))
      .map((pause) => ({
        id: pause.id,
        from: pause.startsAt.toISOString(),
        ...(pause.endsAt === null ? {} : { until: pause.endsAt.toISOString() }),
        reason: pause.reason,
        ...(pause.substitutePointId === null ? {} : { substitutePointId: pause.substitutePointId }),
        announcedAt: pause.announcedAt.toISOString(),
      })),
  };
}

function exceptionsOf(rows: readonly PointExceptionEntity[]): HoursException[] {
  return [...groupBy(rows, (row) => row.date)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, ofDate]) => ({
      date,
      reason: ofDate[0]?.reason ?? '',
      stretches: ofDate
        .filter(
          (row): row is typeof row & { opens: number; closes: number } => row.opens !== null && row.closes !== null,
        )
        .map(({ opens, closes }) => ({ opens, closes }))
        .sort((a, b) => a.opens - b.opens),
    }));
}
