// Which requests in 快递100's protocol are answered?
import { Controller } from '@nestjs/common';
import { kuaidi100Api } from '@kehuoyou/shared';
import type { Kuaidi100Answer, Kuaidi100Receipt } from '@kehuoyou/shared';
import { Endpoint } from '../../http/endpoint.decorator.js';
import { Form } from '../../http/files/form-fields.js';
import type { FormFields } from '../../http/files/form-fields.js';
import { CarrierLeg } from './carrier-leg.service.js';
import { CarrierNews } from './carrier-news.service.js';

/** Its forms are not ours: whatever else stands in them is left alone, and its answers are a 200. */
@Controller()
export class Kuaidi100Controller {
  constructor(
    private readonly news: CarrierNews,
    private readonly leg: CarrierLeg,
  ) {}

  @Endpoint(kuaidi100Api.push)
  push(@Form() form: FormFields): Promise<Kuaidi100Receipt> {
    return this.news.pushed(form);
  }

  @Endpoint(kuaidi100Api.query)
  query(@Form() form: FormFields): Promise<Kuaidi100Answer> {
    return this.leg.query(form);
  }

  @Endpoint(kuaidi100Api.subscribe)
  subscribe(@Form() form: FormFields): Promise<Kuaidi100Receipt> {
    return this.leg.subscribe(form);
  }
}
