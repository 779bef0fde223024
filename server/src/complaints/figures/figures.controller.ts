// Which requests ask how much is said, and what becomes of it?
import { Controller } from '@nestjs/common';
import { complaintFiguresApi } from '@kehuoyou/shared';
import type { ComplaintFigures as Figures, DriverPraise, GoodWords } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { FiguresDto } from './figures.dto.js';
import { ComplaintFigures } from './figures.service.js';
import { Praise } from './praise.service.js';

/** Public figures, and good words. */
@Controller()
export class FiguresController {
  constructor(
    private readonly figures: ComplaintFigures,
    private readonly praise: Praise,
  ) {}

  @Endpoint(complaintFiguresApi.read)
  read(@Input() { month }: FiguresDto): Promise<Figures> {
    return this.figures.read(month);
  }

  @Endpoint(complaintFiguresApi.praiseOfPoint)
  ofPoint(@Input() { id }: IdDto): Promise<GoodWords> {
    return this.praise.ofPoint(id);
  }

  @Endpoint(complaintFiguresApi.praiseOfDriver)
  ofDriver(@CurrentCaller() caller: Caller): Promise<GoodWords> {
    return this.praise.ofDriver(caller);
  }

  @Endpoint(complaintFiguresApi.praiseOfCompany)
  ofCompany(@CurrentCaller() caller: Caller): Promise<{ count: number; drivers: DriverPraise[] }> {
    return this.praise.ofCompany(caller);
  }
}
