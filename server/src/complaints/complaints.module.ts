// What do complaints consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { ShipmentsModule } from '../shipments/shipments.module.js';
import { ComplaintsData } from './complaints-data.service.js';
import { ComplaintEvidences } from './filing/complaint-evidence.service.js';
import { ComplaintMediaIntake } from './filing/complaint-media.service.js';
import { FilingController } from './filing/filing.controller.js';
import { Filing } from './filing/filing.service.js';
import { ThingsOfCaller } from './filing/things-of-caller.service.js';
import { FiguresController } from './figures/figures.controller.js';
import { ComplaintFigures } from './figures/figures.service.js';
import { Praise } from './figures/praise.service.js';
import { DeskController } from './handling/desk.controller.js';
import { ComplaintDesk } from './handling/desk.service.js';
import { ComplaintHandling } from './handling/handling.service.js';
import { ComplaintLapses } from './handling/lapses.service.js';
import { ComplaintMerging } from './handling/merging.service.js';
import { ReceiptsController } from './handling/receipts.controller.js';
import { Receipts } from './handling/receipts.service.js';
import { ComplaintClocks } from './keeping/complaint-clocks.service.js';
import { ComplaintPlaces } from './keeping/complaint-places.service.js';
import { ComplaintReading } from './keeping/complaint-reading.service.js';
import { ReceiptFinder } from './keeping/receipt-finder.service.js';
import { Open311Controller } from './open311/open311.controller.js';
import { Open311Filing } from './open311/open311-filing.service.js';
import { Open311Keys } from './open311/open311-keys.service.js';
import { Open311Requests } from './open311/open311-requests.service.js';
import { Open311Services } from './open311/open311-services.service.js';
import { Open311 } from './open311/open311.service.js';
import { PublishedPictures } from './publishing/published-pictures.service.js';
import { PublishedComplaints } from './publishing/published-complaints.service.js';
import { PublishingController } from './publishing/publishing.controller.js';
import { Publishing } from './publishing/publishing.service.js';
import { PacketsController } from './packet/packets.controller.js';
import { Packets } from './packet/packets.service.js';
import { ComplaintDues } from './reminding/complaint-dues.service.js';
import { DueNotices } from './reminding/due-notices.service.js';
import { SampleComplaints } from './samples/sample-complaints.service.js';
import { ComplaintScreening } from './screening/screening.service.js';
import { BodyPeople } from './telling/body-people.service.js';
import { ComplaintPost } from './telling/complaint-post.service.js';
import { ComplaintNotices } from './telling/complaint-notices.service.js';

@Module({
  imports: [NetworkModule, ShipmentsModule],
  controllers: [
    FilingController,
    ReceiptsController,
    DeskController,
    FiguresController,
    PacketsController,
    Open311Controller,
    PublishingController,
  ],
  providers: [
    ComplaintPlaces,
    ComplaintClocks,
    ComplaintReading,
    ReceiptFinder,
    ThingsOfCaller,
    ComplaintEvidences,
    Filing,
    ComplaintMediaIntake,
    Receipts,
    ComplaintDesk,
    ComplaintHandling,
    ComplaintMerging,
    ComplaintLapses,
    ComplaintFigures,
    Praise,
    Packets,
    BodyPeople,
    ComplaintPost,
    ComplaintNotices,
    ComplaintDues,
    DueNotices,
    SampleComplaints,
    ComplaintScreening,
    ComplaintsData,
    Open311Keys,
    Open311Services,
    Open311Requests,
    Open311Filing,
    Open311,
    Publishing,
    PublishedPictures,
    PublishedComplaints,
  ],
})
export class ComplaintsModule {}
