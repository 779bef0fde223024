// Which requests bring pictures and recordings, or fetch them?
import { Controller } from '@nestjs/common';
import { picturesApi, recordingsApi } from '@kehuoyou/shared';
import type { UploadedMedia } from '@kehuoyou/shared';
import type { Command } from '../database/transaction.js';
import { CurrentCaller, OptionalCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, Input } from '../http/endpoint.decorator.js';
import { IdempotentCommand } from '../http/idempotency.decorator.js';
import type { Streamed } from '../http/files/streamed.js';
import { UploadedFile } from '../http/files/upload.js';
import type { Upload } from '../http/files/upload.js';
import { FetchMediaDto, UploadMediaDto } from './media.dto.js';
import { MediaIntake } from './media-intake.service.js';
import { MediaService } from './media.service.js';

/** Sent by residents and staff, seen by whom the feature decides. */
@Controller()
export class MediaController {
  constructor(
    private readonly intake: MediaIntake,
    private readonly media: MediaService,
  ) {}

  @Endpoint(picturesApi.upload)
  uploadPicture(
    @Input() ask: UploadMediaDto,
    @UploadedFile() file: Upload,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<UploadedMedia> {
    return this.intake.take('picture', caller, file, ask, command);
  }

  @Endpoint(picturesApi.picture)
  picture(@Input() ask: FetchMediaDto, @OptionalCaller() caller: Caller | undefined): Promise<Streamed<Uint8Array>> {
    return this.media.open('picture', caller, ask);
  }

  @Endpoint(recordingsApi.upload)
  uploadRecording(
    @Input() ask: UploadMediaDto,
    @UploadedFile() file: Upload,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<UploadedMedia> {
    return this.intake.take('recording', caller, file, ask, command);
  }

  @Endpoint(recordingsApi.recording)
  recording(@Input() ask: FetchMediaDto, @OptionalCaller() caller: Caller | undefined): Promise<Streamed<Uint8Array>> {
    return this.media.open('recording', caller, ask);
  }
}
