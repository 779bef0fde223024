// Which tables belong to shipments?
import { Shipments1764000000111 } from '../database/migrations/shipments/1764000000111-shipments.js';
import { ShownDocuments1764000000124 } from '../database/migrations/shipments/1764000000124-shown-documents.js';
import { CarriedBoxes1764000000125 } from '../database/migrations/shipments/1764000000125-carried-boxes.js';
import { ShipmentShares1764000000126 } from '../database/migrations/shipments/1764000000126-shipment-shares.js';
import { ShipmentClaims1764000000130 } from '../database/migrations/shipments/1764000000130-claims.js';
import { Pools1764000000159 } from '../database/migrations/shipments/1764000000159-pools.js';
import type { Tables } from '../database/schema/schema.js';
import { CarriedEntity } from './booking/carried.entity.js';
import { ClaimEntity, ClaimStepEntity } from './booking/claim.entity.js';
import {
  ShipmentAmountEntity,
  ShipmentBoxEntity,
  ShipmentEntity,
  ShipmentEventEntity,
  ShipmentLineEntity,
  ShipmentWayEntity,
} from './booking/shipment.entity.js';
import { ShipmentQuoteEntity } from './quoting/quote.entity.js';
import { PoolStepEntity } from './booking/pool.entity.js';
import { ShipmentShareEntity } from './booking/share.entity.js';
import { shipmentsPersonal } from './shipments.personal.js';

export const shipmentsTables: Tables = {
  entities: [
    ShipmentQuoteEntity,
    ShipmentEntity,
    ShipmentLineEntity,
    ShipmentBoxEntity,
    ShipmentWayEntity,
    ShipmentEventEntity,
    ShipmentAmountEntity,
    ShipmentShareEntity,
    CarriedEntity,
    ClaimEntity,
    ClaimStepEntity,
    PoolStepEntity,
  ],
  migrations: [
    Shipments1764000000111,
    ShownDocuments1764000000124,
    CarriedBoxes1764000000125,
    ShipmentShares1764000000126,
    ShipmentClaims1764000000130,
    Pools1764000000159,
  ],
  personal: shipmentsPersonal,
};
