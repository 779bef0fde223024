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
import { ComplaintNotices } from './telling/complaint-notices.service.js';

@Module({
  imports: [NetworkModule, ShipmentsModule],
  controllers: [FilingController, ReceiptsController, DeskController],
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
    ComplaintNotices,
    ComplaintsData,
  ],
})
export class ComplaintsModule {}
