// What do parcels consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { ParcelAnnouncements } from './custody/parcel-announcements.service.js';
import { ParcelBook } from './custody/parcel-book.service.js';
import { ParcelNews } from './custody/parcel-news.service.js';
import { ScansController } from './custody/scans.controller.js';
import { Scans } from './custody/scans.service.js';
import { ParcelsData } from './parcels-data.service.js';
import { ParcelPlaces } from './pickup/parcel-places.service.js';
import { PickupController } from './pickup/pickup.controller.js';
import { PointParcelsService } from './pickup/point-parcels.service.js';
import { WalletService } from './pickup/wallet.service.js';
import { ParcelNotices } from './telling/parcel-notices.service.js';

@Module({
  imports: [NetworkModule],
  controllers: [ScansController, PickupController],
  providers: [
    ParcelBook,
    ParcelNews,
    ParcelAnnouncements,
    Scans,
    ParcelPlaces,
    WalletService,
    PointParcelsService,
    ParcelNotices,
    ParcelsData,
  ],
  exports: [ParcelAnnouncements],
})
export class ParcelsModule {}
