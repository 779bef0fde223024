// Which requests bring a timetable in, or an old one back?
import { Controller } from '@nestjs/common';
import { feedImportApi } from '@kehuoyou/shared';
import type { FeedImport, StoredFeed } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { UploadedFile } from '../../http/files/upload.js';
import type { Upload } from '../../http/files/upload.js';
import { FeedDto, FeedListDto, ImportDto, PublishDto } from './feed-import.dto.js';
import { FeedImports } from './feed-import.service.js';

const USUAL_ROWS = 20;

/** Imports of feeds, for the county office. */
@Controller()
export class FeedImportController {
  constructor(private readonly imports: FeedImports) {}

  @Endpoint(feedImportApi.start)
  start(
    @UploadedFile() upload: Upload,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<FeedImport> {
    return this.imports.start(caller, upload, command);
  }

  @Endpoint(feedImportApi.list)
  list(@Input() ask: FeedListDto, @CurrentCaller() caller: Caller): Promise<{ imports: FeedImport[] }> {
    return this.imports.list(caller, ask.limit ?? USUAL_ROWS);
  }

  @Endpoint(feedImportApi.status)
  status(@Input() ask: ImportDto, @CurrentCaller() caller: Caller): Promise<FeedImport> {
    return this.imports.status(caller, ask.importId);
  }

  @Endpoint(feedImportApi.publish)
  publish(
    @Input() ask: PublishDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<FeedImport> {
    return this.imports.publish(caller, ask, command);
  }

  @Endpoint(feedImportApi.feeds)
  feeds(@Input() ask: FeedListDto, @CurrentCaller() caller: Caller): Promise<{ feeds: StoredFeed[] }> {
    return this.imports.feeds(caller, ask.limit ?? USUAL_ROWS);
  }

  @Endpoint(feedImportApi.restore)
  restore(
    @Input() ask: FeedDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<StoredFeed> {
    return this.imports.restore(caller, ask.feedId, command);
  }
}
