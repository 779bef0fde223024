// What do errands consist of?
import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { AskingController } from './asking/asking.controller.js';
import { Asking } from './asking/asking.service.js';
import { ErrandLapses } from './asking/lapses.service.js';
import { BuyingController } from './buying/buying.controller.js';
import { Buying } from './buying/buying.service.js';
import { Shopping } from './buying/shopping.service.js';
import { ErrandsData } from './errands-data.service.js';
import { Pieces } from './following/pieces.service.js';
import { ErrandDeeds } from './keeping/errand-deeds.service.js';
import { ErrandMediaRules } from './keeping/errand-media.service.js';
import { ErrandPlaces } from './keeping/errand-places.service.js';
import { ErrandReading } from './keeping/errand-reading.service.js';
import { ErrandShops } from './keeping/errand-shops.service.js';
import { NumberLimit } from './selling/number-limit.js';
import { OfferPictures } from './selling/offer-pictures.service.js';
import { OfferReading } from './selling/offer-reading.service.js';
import { OfferScreening } from './selling/offer-screening.service.js';
import { SampleOffers } from './selling/sample-offers.service.js';
import { SellingController } from './selling/selling.controller.js';
import { SellingData } from './selling/selling-data.service.js';
import { Selling } from './selling/selling.service.js';
import { SampleErrands } from './samples/sample-errands.service.js';
import { ErrandNotices } from './telling/errand-notices.service.js';

@Module({
  imports: [NetworkModule],
  controllers: [AskingController, BuyingController, SellingController],
  providers: [
    ErrandShops,
    ErrandPlaces,
    ErrandReading,
    ErrandDeeds,
    ErrandMediaRules,
    Asking,
    ErrandLapses,
    Pieces,
    Buying,
    Shopping,
    ErrandNotices,
    SampleErrands,
    ErrandsData,
    NumberLimit,
    OfferReading,
    OfferPictures,
    OfferScreening,
    Selling,
    SampleOffers,
    SellingData,
  ],
})
export class ErrandsModule {}
