// What do shipments consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { CancelNews } from './booking/cancel-news.service.js';
import { Bookings } from './booking/bookings.service.js';
import { HoldExpiry } from './booking/hold-expiry.service.js';
import { IdChecks } from './booking/id-checks.service.js';
import { Holds } from './booking/holds.service.js';
import { ShipmentReading } from './booking/shipment-reading.service.js';
import { ShipmentsController } from './booking/shipments.controller.js';
import { Waiting } from './booking/waiting.service.js';
import { BusSpaceController } from './capacity/bus-space.controller.js';
import { BusSpaceService } from './capacity/bus-space.service.js';
import { CountyWays } from './capacity/county-ways.service.js';
import { BoxDepartures } from './carrying/box-departures.service.js';
import { CarriedLoads } from './carrying/carried-loads.service.js';
import { CarriedNews } from './carrying/carried-news.service.js';
import { PartNews } from './carrying/part-news.service.js';
import { CarriedReading } from './carrying/carried-reading.service.js';
import { CarriedTargets } from './carrying/carried-targets.service.js';
import { CarryingController } from './carrying/carrying.controller.js';
import { Carrying } from './carrying/carrying.service.js';
import { LabelAddresses } from './carrying/label-address.service.js';
import { Deliveries } from './delivering/deliveries.service.js';
import { DeliveryNews } from './delivering/delivery-news.service.js';
import { ClaimNews } from './claims/claim-news.service.js';
import { ClaimPhotos } from './claims/claim-photos.service.js';
import { ClaimReading } from './claims/claim-reading.service.js';
import { ClaimsController } from './claims/claims.controller.js';
import { Claims } from './claims/claims.service.js';
import { HandInController } from './handing-in/hand-in.controller.js';
import { HandIns } from './handing-in/hand-ins.service.js';
import { MovedNews } from './handing-in/moved-news.service.js';
import { HeavyBoxes } from './handing-in/heavy-boxes.service.js';
import { LateBoxes } from './handing-in/late-boxes.service.js';
import { LabelsController } from './labels/labels.controller.js';
import { Labels } from './labels/labels.service.js';
import { LoadsController } from './loads/loads.controller.js';
import { Loads } from './loads/loads.service.js';
import { MovingBoxesController } from './moving/moving-boxes.controller.js';
import { FreedRoom } from './moving/freed-room.service.js';
import { OtherPoints } from './moving/other-points.service.js';
import { MovingBoxes } from './moving/moving-boxes.service.js';
import { PausedPoints } from './missing/paused-points.service.js';
import { NoShows } from './missing/no-shows.service.js';
import { PoolAnswers } from './pooling/pool-answers.service.js';
import { PoolsController } from './pooling/pools.controller.js';
import { Pools } from './pooling/pools.service.js';
import { QuotesController } from './quoting/quotes.controller.js';
import { Quotes } from './quoting/quotes.service.js';
import { FreedHolds } from './rolling/freed-holds.service.js';
import { LeftBehind } from './rolling/left-behind.service.js';
import { NextBuses } from './rolling/next-buses.service.js';
import { TimetableWatch } from './rolling/timetable-watch.service.js';
import { OverfullBuses } from './rolling/overfull-buses.service.js';
import { Rolling } from './rolling/rolling.service.js';
import { SampleOrders } from './samples/sample-orders.service.js';
import { SharesController } from './sharing/shares.controller.js';
import { Shares } from './sharing/shares.service.js';
import { ShipmentsData } from './shipments-data.service.js';
import { ShipmentNotices } from './telling/shipment-notices.service.js';

@Module({
  imports: [NetworkModule],
  controllers: [
    BusSpaceController,
    QuotesController,
    ShipmentsController,
    HandInController,
    LabelsController,
    LoadsController,
    SharesController,
    CarryingController,
    ClaimsController,
    MovingBoxesController,
    PoolsController,
  ],
  providers: [
    CountyWays,
    BusSpaceService,
    Quotes,
    HoldExpiry,
    IdChecks,
    ShipmentReading,
    Holds,
    CancelNews,
    Bookings,
    OverfullBuses,
    FreedHolds,
    TimetableWatch,
    NextBuses,
    LateBoxes,
    HeavyBoxes,
    MovedNews,
    HandIns,
    CarriedTargets,
    CarriedLoads,
    CarriedNews,
    PartNews,
    CarriedReading,
    DeliveryNews,
    Deliveries,
    BoxDepartures,
    Carrying,
    LabelAddresses,
    Waiting,
    ShipmentNotices,
    Rolling,
    LeftBehind,
    FreedRoom,
    MovingBoxes,
    OtherPoints,
    NoShows,
    PausedPoints,
    Labels,
    Pools,
    PoolAnswers,
    Loads,
    Shares,
    SampleOrders,
    ClaimReading,
    ClaimNews,
    ClaimPhotos,
    Claims,
    ShipmentsData,
  ],
  exports: [ShipmentReading],
})
export class ShipmentsModule {}
