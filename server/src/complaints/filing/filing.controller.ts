// Which requests take in what people say?
import { Controller } from '@nestjs/common';
import { complaintFilingApi } from '@kehuoyou/shared';
import type { FiledComplaint, PointCheck, SameVoices, UploadedMedia } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CallerAddress, CurrentCaller, OptionalCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { UploadedFile } from '../../http/files/upload.js';
import type { Upload } from '../../http/files/upload.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ComplaintEvidences } from './complaint-evidence.service.js';
import { ComplaintMediaIntake } from './complaint-media.service.js';
import { ComplaintMediaDto, FileComplaintDto, FileForCallerDto, SameDto } from './filing.dto.js';
import { Filing } from './filing.service.js';

/** Filing, without an account. */
@Controller()
export class FilingController {
  constructor(
    private readonly filing: Filing,
    private readonly media: ComplaintMediaIntake,
    private readonly evidences: ComplaintEvidences,
  ) {}

  @Endpoint(complaintFilingApi.file)
  file(
    @Input() ask: FileComplaintDto,
    @OptionalCaller() caller: Caller | undefined,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<FiledComplaint> {
    return this.filing.file({ caller, address }, ask, command);
  }

  @Endpoint(complaintFilingApi.fileForCaller)
  fileForCaller(
    @Input() ask: FileForCallerDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<FiledComplaint> {
    return this.filing.fileForCaller(caller, ask, command);
  }

  @Endpoint(complaintFilingApi.addPicture)
  addPicture(
    @Input() ask: ComplaintMediaDto,
    @UploadedFile() file: Upload,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<UploadedMedia> {
    return this.media.add('picture', { ask, address, file }, command);
  }

  @Endpoint(complaintFilingApi.addRecording)
  addRecording(
    @Input() ask: ComplaintMediaDto,
    @UploadedFile() file: Upload,
    @CallerAddress() address: string,
    @IdempotentCommand() command: Command,
  ): Promise<UploadedMedia> {
    return this.media.add('recording', { ask, address, file }, command);
  }

  @Endpoint(complaintFilingApi.same)
  same(@Input() ask: SameDto): Promise<SameVoices> {
    return this.filing.same(ask);
  }

  @Endpoint(complaintFilingApi.pointCheck)
  pointCheck(@Input() { id }: IdDto): Promise<PointCheck> {
    return this.evidences.pointCheck(id);
  }
}
