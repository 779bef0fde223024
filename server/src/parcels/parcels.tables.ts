// Which tables belong to parcels?
import { Parcels1764000000080 } from '../database/migrations/1764000000080-parcels.js';
import type { Tables } from '../database/schema/schema.js';
import { CustodySubjectEntity, ParcelEntity, ParcelEventEntity } from './custody/parcel.entity.js';
import { parcelsPersonal } from './parcels.personal.js';

export const parcelsTables: Tables = {
  entities: [ParcelEntity, ParcelEventEntity, CustodySubjectEntity],
  migrations: [Parcels1764000000080],
  personal: parcelsPersonal,
};
