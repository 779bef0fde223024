// Which request prints what is stuck onto boxes?
import { Controller } from '@nestjs/common';
import { shipmentsApi } from '@kehuoyou/shared';
import type { FileAnswer } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { Labels } from './labels.service.js';

/** Labels of boxes. */
@Controller()
export class LabelsController {
  constructor(private readonly labels: Labels) {}

  @Endpoint(shipmentsApi.labels)
  pdf(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.labels.pdf(caller, id);
  }
}
