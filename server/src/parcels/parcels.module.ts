// What do parcels consist of?
import { Global, Module } from '@nestjs/common';
import { SIGNERS } from '../http/signed/signer.js';
import { NetworkModule } from '../network/network.module.js';
import { tripKey } from '../timetable/driving/trip-runs.service.js';
import { PARCEL_ROOM } from '../timetable/planner/journey.service.js';
import type { ParcelRoom } from '../timetable/planner/journey.service.js';
import { CarrierLeg } from './carriers/carrier-leg.service.js';
import { CarrierNews } from './carriers/carrier-news.service.js';
import { Kuaidi100Controller } from './carriers/kuaidi100.controller.js';
import { OwnPieces } from './custody/own-pieces.service.js';
import { ParcelAnnouncements } from './custody/parcel-announcements.service.js';
import { ParcelBook } from './custody/parcel-book.service.js';
import { ParcelNews } from './custody/parcel-news.service.js';
import { ParcelPhotos } from './custody/parcel-photos.service.js';
import { EpcisController } from './epcis/epcis.controller.js';
import { EpcisService } from './epcis/epcis.service.js';
import { ImportAnnouncing } from './importing/import-announcing.service.js';
import { ListReader } from './importing/list-reader.service.js';
import { ParcelImportController } from './importing/parcel-import.controller.js';
import { ParcelImports } from './importing/parcel-imports.service.js';
import { ScansController } from './scanning/scans.controller.js';
import { SampleDays } from './samples/sample-days.service.js';
import { SampleRides } from './samples/sample-rides.service.js';
import { OwnParcels } from './pickup/own-parcels.service.js';
import { PointActivity } from './scanning/point-activity.service.js';
import { Scans } from './scanning/scans.service.js';
import { BusLoads } from './hub/bus-loads.service.js';
import { ComingNews } from './hub/coming-news.service.js';
import { Departures } from './hub/departures.service.js';
import { LateBuses } from './hub/late-buses.service.js';
import { HubDesks } from './hub/hub-desk.service.js';
import { HubFinder } from './hub/hub-find.service.js';
import { HubController } from './hub/hub.controller.js';
import { Manifests } from './hub/manifest.service.js';
import { NextBuses } from './hub/next-buses.service.js';
import { Transfers } from './hub/transfers.service.js';
import { LoadNews } from './hub/load-news.service.js';
import { PlannedMoves } from './hub/planned-moves.service.js';
import { Replanning } from './hub/replanning.service.js';
import { Restoring } from './hub/restoring.service.js';
import { CargoSpace } from './loading/cargo-space.service.js';
import { ChangeStops } from './loading/change-stops.service.js';
import { LoadWatch } from './loading/load-watch.service.js';
import { HomeDeliveriesController } from './leaving/home-deliveries.controller.js';
import { HomeDeliveriesService } from './leaving/home-deliveries.service.js';
import { Leavings } from './leaving/leavings.service.js';
import { MatchesController } from './matching/matches.controller.js';
import { Matches } from './matching/matches.service.js';
import { RoomOnBuses } from './loading/room-on-buses.js';
import { TripLoads } from './loading/trip-loads.service.js';
import { ParcelsData } from './parcels-data.service.js';
import { PartnerAnnouncements } from './partners/partner-announcements.service.js';
import { PartnerEvents } from './partners/partner-events.service.js';
import { PartnerKeys } from './partners/partner-keys.service.js';
import { PartnerPush } from './partners/partner-push.service.js';
import { PartnerController } from './partners/partner.controller.js';
import { ParcelPlaces } from './pickup/parcel-places.service.js';
import { AgentNotices } from './pickup/agent-notices.service.js';
import { AgentsController } from './pickup/agents.controller.js';
import { Agents } from './pickup/agents.service.js';
import { PickupController } from './pickup/pickup.controller.js';
import { PointParcelsService } from './pickup/point-parcels.service.js';
import { WalletService } from './pickup/wallet.service.js';
import { RedirectController } from './redirecting/redirect.controller.js';
import { RedirectDesk } from './redirecting/redirect-desk.service.js';
import { RedirectQuestions } from './redirecting/redirect-questions.service.js';
import { ShelfNews } from './redirecting/shelf-news.service.js';
import { RedirectsService } from './redirecting/redirects.service.js';
import { OtherStationsController } from './stations/other-stations.controller.js';
import { OtherStationsService } from './stations/other-stations.service.js';
import { StationAsking } from './stations/station-asking.service.js';
import { KeptNumbersService } from './tracking/kept-numbers.service.js';
import { StrangersQuestions } from './tracking/strangers-questions.service.js';
import { TrackingStories } from './tracking/tracking-stories.service.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { TrackingService } from './tracking/tracking.service.js';
import { BusAudience } from './telling/bus-audience.service.js';
import { BusNotices } from './telling/bus-notices.service.js';
import { LateNotices } from './telling/late-notices.service.js';
import { NoticeChoices } from './telling/notice-choices.service.js';
import { NoticeChoicesController } from './telling/notice-choices.controller.js';
import { DisputeNotices } from './telling/dispute-notices.service.js';
import { LeaveNotices } from './telling/leave-notices.service.js';
import { ParcelNotices } from './telling/parcel-notices.service.js';

/** What the planner, to the left of parcels, asks of what is on the buses. */
const parcelRoom = {
  provide: PARCEL_ROOM,
  inject: [RoomOnBuses],
  useFactory:
    (room: RoomOnBuses): ParcelRoom =>
    (tripId, serviceDate, sequence) =>
      room.left(tripKey({ tripId, serviceDate }), sequence),
};

@Global()
@Module({
  imports: [NetworkModule],
  controllers: [
    ScansController,
    HubController,
    PickupController,
    AgentsController,
    HomeDeliveriesController,
    MatchesController,
    OtherStationsController,
    NoticeChoicesController,
    RedirectController,
    PartnerController,
    Kuaidi100Controller,
    TrackingController,
    EpcisController,
    ParcelImportController,
  ],
  providers: [
    PointActivity,
    OwnParcels,
    OwnPieces,
    ParcelBook,
    ParcelNews,
    ParcelPhotos,
    ParcelAnnouncements,
    Scans,
    RoomOnBuses,
    parcelRoom,
    LoadWatch,
    ChangeStops,
    TripLoads,
    CargoSpace,
    BusLoads,
    NextBuses,
    HubDesks,
    HubFinder,
    Manifests,
    Departures,
    LoadNews,
    PlannedMoves,
    Replanning,
    Restoring,
    Transfers,
    TrackingService,
    TrackingStories,
    StrangersQuestions,
    KeptNumbersService,
    ParcelPlaces,
    WalletService,
    PointParcelsService,
    Agents,
    AgentNotices,
    Leavings,
    HomeDeliveriesService,
    Matches,
    OtherStationsService,
    StationAsking,
    RedirectQuestions,
    RedirectDesk,
    RedirectsService,
    ShelfNews,
    LeaveNotices,
    ParcelNotices,
    NoticeChoices,
    BusAudience,
    BusNotices,
    LateNotices,
    LateBuses,
    ComingNews,
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
    SampleRides,
    SampleDays,
  ],
  exports: [
    PointActivity,
    OwnParcels,
    OwnPieces,
    NextBuses,
    Scans,
    CargoSpace,
    CarrierNews,
    ParcelAnnouncements,
    SIGNERS,
    PARCEL_ROOM,
  ],
})
export class ParcelsModule {}
