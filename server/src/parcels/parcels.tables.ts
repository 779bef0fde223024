// Which tables belong to parcels?
import { Parcels1764000000080 } from '../database/migrations/1764000000080-parcels.js';
import { Partners1764000000085 } from '../database/migrations/1764000000085-partners.js';
import { ParcelImports1764000000095 } from '../database/migrations/1764000000095-parcel-imports.js';
import { Tracking1764000000096 } from '../database/migrations/1764000000096-tracking.js';
import { PartnerPush1764000000097 } from '../database/migrations/1764000000097-partner-push.js';
import { TripLoads1764000000099 } from '../database/migrations/1764000000099-trip-loads.js';
import { Agents1764000000101 } from '../database/migrations/1764000000101-agents.js';
import { HomeDeliveries1764000000106 } from '../database/migrations/parcels/1764000000106-home-deliveries.js';
import { ParcelMatches1764000000107 } from '../database/migrations/parcels/1764000000107-parcel-matches.js';
import { PickupCodes1764000000108 } from '../database/migrations/parcels/1764000000108-pickup-codes.js';
import { StationParcels1764000000134 } from '../database/migrations/parcels/1764000000134-station-parcels.js';
import { ChillLoads1764000000110 } from '../database/migrations/parcels/1764000000110-chill-loads.js';
import { Redirects1764000000122 } from '../database/migrations/parcels/1764000000122-redirects.js';
import { ParcelDues1764000000133 } from '../database/migrations/parcels/1764000000133-parcel-dues.js';
import { ParcelNoticeChoices1764000000123 } from '../database/migrations/parcels/1764000000123-parcel-notice-choices.js';
import type { Tables } from '../database/schema/schema.js';
import { CustodySubjectEntity, ParcelEntity, ParcelEventEntity } from './custody/parcel.entity.js';
import { ChillLegLoadEntity, ChillLoadEntity } from './loading/chill-load.entity.js';
import { TripLegLoadEntity, TripLoadEntity } from './loading/trip-load.entity.js';
import { CarrierParcelEntity, CarrierTrackEntity } from './carriers/carrier-story.entity.js';
import {
  ParcelImportEntity,
  ParcelImportPartEntity,
  ParcelImportStepEntity,
} from './importing/parcel-import.entity.js';
import {
  PartnerEntity,
  PartnerEventEntity,
  PartnerNonceEntity,
  PartnerParcelEntity,
} from './partners/partner.entity.js';
import { HomeDeliveryEntity } from './leaving/home-delivery.entity.js';
import { ParcelMatchEntity } from './matching/parcel-match.entity.js';
import { AgentQuestionEntity, StandingAgentEntity } from './pickup/agent.entity.js';
import { StationParcelEntity } from './stations/station-parcel.entity.js';
import { PointRedirectEntity, RedirectQuestionEntity } from './redirecting/redirect.entity.js';
import { ParcelNoticeChoiceEntity } from './telling/notice-choice.entity.js';
import { KeptNumberEntity } from './tracking/kept-number.entity.js';
import { parcelsPersonal } from './parcels.personal.js';

export const parcelsTables: Tables = {
  entities: [
    ParcelEntity,
    ParcelEventEntity,
    CustodySubjectEntity,
    PartnerEntity,
    PartnerNonceEntity,
    PartnerParcelEntity,
    PartnerEventEntity,
    CarrierParcelEntity,
    CarrierTrackEntity,
    ParcelImportEntity,
    ParcelImportStepEntity,
    ParcelImportPartEntity,
    KeptNumberEntity,
    TripLegLoadEntity,
    TripLoadEntity,
    ChillLegLoadEntity,
    ChillLoadEntity,
    AgentQuestionEntity,
    StandingAgentEntity,
    HomeDeliveryEntity,
    ParcelMatchEntity,
    StationParcelEntity,
    PointRedirectEntity,
    RedirectQuestionEntity,
    ParcelNoticeChoiceEntity,
  ],
  migrations: [
    Parcels1764000000080,
    Partners1764000000085,
    ParcelImports1764000000095,
    Tracking1764000000096,
    PartnerPush1764000000097,
    TripLoads1764000000099,
    Agents1764000000101,
    HomeDeliveries1764000000106,
    ParcelMatches1764000000107,
    PickupCodes1764000000108,
    ChillLoads1764000000110,
    Redirects1764000000122,
    ParcelNoticeChoices1764000000123,
    ParcelDues1764000000133,
    StationParcels1764000000134,
  ],
  personal: parcelsPersonal,
};
