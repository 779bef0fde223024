// What does the network consist of?
import { Module } from '@nestjs/common';
import { PausesController } from './pauses/pauses.controller.js';
import { NetworkController } from './network.controller.js';
import { NetworkService } from './network.service.js';
import { PointPauses } from './pauses/point-pauses.service.js';
import { PointNotices } from './point-notices.service.js';
import { EverydayServices } from './services/everyday.service.js';
import { PointLicences } from './services/licences.service.js';
import { ServicesController } from './services/services.controller.js';

@Module({
  controllers: [NetworkController, PausesController, ServicesController],
  providers: [NetworkService, PointPauses, PointNotices, EverydayServices, PointLicences],
  exports: [NetworkService, PointPauses],
})
export class NetworkModule {}
