// Which requests bring a carrier's list in?
import { Controller } from '@nestjs/common';
import { parcelImportApi } from '@kehuoyou/shared';
import type { FileAnswer, ParcelImport } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { UploadedFile } from '../../http/files/upload.js';
import type { Upload } from '../../http/files/upload.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ImportsDto, OfImportDto, StartImportDto } from './parcel-import.dto.js';
import { ParcelImports } from './parcel-imports.service.js';

/** Carriers' lists, for hubs. */
@Controller()
export class ParcelImportController {
  constructor(private readonly imports: ParcelImports) {}

  @Endpoint(parcelImportApi.start)
  start(
    @Input() ask: StartImportDto,
    @UploadedFile() upload: Upload,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ParcelImport> {
    return this.imports.start(caller, ask, upload, command);
  }

  @Endpoint(parcelImportApi.list)
  list(@Input() ask: ImportsDto, @CurrentCaller() caller: Caller): Promise<{ imports: ParcelImport[] }> {
    return this.imports.list(caller, ask.pointId);
  }

  @Endpoint(parcelImportApi.status)
  status(@Input() ask: OfImportDto, @CurrentCaller() caller: Caller): Promise<ParcelImport> {
    return this.imports.status(caller, ask.importId);
  }

  @Endpoint(parcelImportApi.faults)
  faults(@Input() ask: OfImportDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.imports.faults(caller, ask.importId);
  }

  @Endpoint(parcelImportApi.confirm)
  confirm(
    @Input() ask: OfImportDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ParcelImport> {
    return this.imports.confirm(caller, ask.importId, command);
  }
}
