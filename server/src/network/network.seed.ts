// Which areas and service points does a new database begin with?
import { countyRows } from '../database/seed/county-files.js';
import type { Seed } from '../database/seed/seed.js';
import { insertRows } from '../database/insert-rows.js';
import { raiseRevision } from '../database/revision.js';
import { PointEverydayEntity, PointLicenceEntity } from './point-services.entity.js';
import { AreaEntity, PointEntity, PointHoursEntity, PointKitEntity, PointServiceEntity } from './network.entity.js';

/** The county, with all that is in its files. */
export const networkSeed: Seed = {
  isThere: async (db) => db.existsBy(AreaEntity, { level: 'county' }),
  prepare: async () => {
    // Loaded when a database is filled: how Chinese is read takes long to load.
    const { areaRows } = await import('./seeding/area-rows.js');
    const { pointRows } = await import('./seeding/point-rows.js');
    const { serviceRows } = await import('./seeding/service-rows.js');
    const levels = areaRows(await countyRows('townships.csv'), await countyRows('villages.csv'));
    const { points, hours, services, kit } = pointRows(
      await countyRows('service_points.csv'),
      await countyRows('point_details.csv'),
    );
    const { everyday, licences } = serviceRows(services);
    return async (tx) => {
      for (const level of levels) await insertRows(tx, AreaEntity, level);
      await insertRows(tx, PointEntity, points);
      await insertRows(tx, PointHoursEntity, hours);
      await insertRows(tx, PointServiceEntity, services);
      await insertRows(tx, PointKitEntity, kit);
      await insertRows(tx, PointEverydayEntity, everyday);
      await insertRows(tx, PointLicenceEntity, licences);
      await raiseRevision(tx, 'network');
    };
  },
};
