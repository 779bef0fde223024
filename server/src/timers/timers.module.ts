// What do features need to do something from time to time?
import { Global, Module } from '@nestjs/common';
import { Timers } from './timers.service.js';

@Global()
@Module({ providers: [Timers], exports: [Timers] })
export class TimersModule {}
