// What does the network consist of?
import { Module } from '@nestjs/common';
import { NetworkController } from './network.controller.js';
import { NetworkService } from './network.service.js';
import { PointNotices } from './point-notices.service.js';

@Module({ controllers: [NetworkController], providers: [NetworkService, PointNotices], exports: [NetworkService] })
export class NetworkModule {}
