// Which tables belong to the network?
import { Network1764000000002 } from '../database/migrations/1764000000002-network.js';
import { EveryReading1764000000120 } from '../database/migrations/network/1764000000120-every-reading.js';
import { PointServices1764000000151 } from '../database/migrations/network/1764000000151-point-services.js';
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
import { PointEverydayEntity, PointLicenceEntity } from './point-services.entity.js';
import { OF_A_THING } from '../database/schema/personal.js';

export const networkTables: Tables = {
  entities: [
    AreaEntity,
    PointEntity,
    PointHoursEntity,
    PointExceptionEntity,
    PointPauseEntity,
    PointServiceEntity,
    PointKitEntity,
    PointEverydayEntity,
    PointLicenceEntity,
  ],
  migrations: [Network1764000000002, EveryReading1764000000120, PointServices1764000000151],
  personal: [
    { table: 'area', columns: ['pinyin'], because: OF_A_THING },
    { table: 'service_point', columns: ['pinyin', 'stopId', 'phone'], because: 'what everybody reads of a point' },
    { table: 'service_point_exception', columns: ['reason'], because: OF_A_THING },
    { table: 'service_point_pause', columns: ['reason', 'substitutePointId', 'withdraws'], because: OF_A_THING },
    {
      table: 'service_point_everyday',
      columns: ['note', 'helper'],
      because: 'what everybody reads of a point; numbers of papers are refused',
    },
  ],
};
