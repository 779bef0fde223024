// Which tables belong to the network?
import { Network1764000000002 } from '../database/migrations/1764000000002-network.js';
import type { Tables } from '../database/schema/schema.js';
import {
  AreaEntity,
  PointEntity,
  PointExceptionEntity,
  PointHoursEntity,
  PointKitEntity,
  PointPauseEntity,
  PointServiceEntity,
} from './network.entity.js';

export const networkTables: Tables = {
  entities: [
    AreaEntity,
    PointEntity,
    PointHoursEntity,
    PointExceptionEntity,
    PointPauseEntity,
    PointServiceEntity,
    PointKitEntity,
  ],
  migrations: [Network1764000000002],
};
