// What do parcels consist of?
import { Global, Module } from '@nestjs/common';
import { SIGNERS } from '../http/signed/signer.js';
import { NetworkModule } from '../network/network.module.js';
import { CarrierLeg } from './carriers/carrier-leg.service.js';
import { CarrierNews } from './carriers/carrier-news.service.js';
import { Kuaidi100Controller } from './carriers/kuaidi100.controller.js';
import { ParcelAnnouncements } from './custody/parcel-announcements.service.js';
import { ParcelBook } from './custody/parcel-book.service.js';
import { ParcelNews } from './custody/parcel-news.service.js';
import { ParcelPhotos } from './custody/parcel-photos.service.js';
import { ScansController } from './custody/scans.controller.js';
import { Scans } from './custody/scans.service.js';
import { EpcisController } from './epcis/epcis.controller.js';
import { EpcisService } from './epcis/epcis.service.js';
import { ImportAnnouncing } from './importing/import-announcing.service.js';
import { ListReader } from './importing/list-reader.service.js';
import { ParcelImportController } from './importing/parcel-import.controller.js';
import { ParcelImports } from './importing/parcel-imports.service.js';
import { ParcelsData } from './parcels-data.service.js';
import { PartnerAnnouncements } from './partners/partner-announcements.service.js';
import { PartnerEvents } from './partners/partner-events.service.js';
import { PartnerKeys } from './partners/partner-keys.service.js';
import { PartnerPush } from './partners/partner-push.service.js';
import { PartnerController } from './partners/partner.controller.js';
import { ParcelPlaces } from './pickup/parcel-places.service.js';
import { PickupController } from './pickup/pickup.controller.js';
import { PointParcelsService } from './pickup/point-parcels.service.js';
import { WalletService } from './pickup/wallet.service.js';
import { KeptNumbersService } from './tracking/kept-numbers.service.js';
import { StrangersQuestions } from './tracking/strangers-questions.service.js';
import { TrackingStories } from './tracking/tracking-stories.service.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { TrackingService } from './tracking/tracking.service.js';
import { DisputeNotices } from './telling/dispute-notices.service.js';
import { ParcelNotices } from './telling/parcel-notices.service.js';

@Global()
@Module({
  imports: [NetworkModule],
  controllers: [
    ScansController,
    PickupController,
    PartnerController,
    Kuaidi100Controller,
    TrackingController,
    EpcisController,
    ParcelImportController,
  ],
  providers: [
    ParcelBook,
    ParcelNews,
    ParcelPhotos,
    ParcelAnnouncements,
    Scans,
    TrackingService,
    TrackingStories,
    StrangersQuestions,
    KeptNumbersService,
    ParcelPlaces,
    WalletService,
    PointParcelsService,
    ParcelNotices,
    DisputeNotices,
    ParcelsData,
    PartnerKeys,
    { provide: SIGNERS, useExisting: PartnerKeys },
    PartnerAnnouncements,
    PartnerEvents,
    PartnerPush,
    CarrierNews,
    CarrierLeg,
    EpcisService,
    ListReader,
    ParcelImports,
    ImportAnnouncing,
  ],
  exports: [ParcelAnnouncements, SIGNERS],
})
export class ParcelsModule {}
