// How does a carrier's file become announced parcels, step by step and never by halves?
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Failure, MOST_PARCEL_FILE_BYTES, parcelImportPolicy } from '@kehuoyou/shared';
import type { Clock, ParcelImport, ParcelImportStart } from '@kehuoyou/shared';
import pLimit from 'p-limit';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { makeMove } from '../../database/moves/moves.js';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { csvFile } from '../../documents/csv-file.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import type { SentFile } from '../../http/files/file-answer.js';
import type { Upload } from '../../http/files/upload.js';
import { NetworkService } from '../../network/network.service.js';
import { IncomingFolder } from '../../pictures/incoming-folder.js';
import type { IncomingFile } from '../../pictures/incoming-folder.js';
import { parcelImportConfirmed } from '../parcels.events.js';
import { ListReader } from './list-reader.service.js';
import type { ListFindings } from './list-findings.js';
import { faultColumns, faultsTitle } from './list-words.js';
import { doneOf, faultsOf, parcelImportLifecycle, unpacked } from './parcel-import-store.js';
import { ParcelImportEntity, ParcelImportPartEntity } from './parcel-import.entity.js';
import { parcelImportView } from './parcel-import.view.js';

/** Lists that wait, besides the one that is read. */
const MOST_WAITING = 3;
const MOST_LISTED = 20;

/** Uploads of lists. */
@Injectable()
export class ParcelImports {
  private readonly logger = new Logger(ParcelImports.name);
  /** One list is read at a time: two at once would need the memory of both. */
  private readonly turn = pLimit(1);
  /** How many come in, wait or are read. */
  private underWay = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly incoming: IncomingFolder,
    private readonly reader: ListReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a file and begins to read it; the answer comes at once, `status` tells how far it is. */
  async start(caller: Caller, ask: ParcelImportStart, upload: Upload, command: Command): Promise<ParcelImport> {
    this.authorise(caller, ask.pointId);
    if (this.underWay > MOST_WAITING) throw new Failure('unavailable');
    this.underWay += 1;
    try {
      const file = await this.incoming.receive(upload, MOST_PARCEL_FILE_BYTES);
      return await this.take(caller, { ...ask, fileName: upload.fileName }, file, command);
    } finally {
      this.underWay -= 1;
    }
  }

  /** The latest lists of a hub, or of the county. */
  async list(caller: Caller, pointId: string | undefined): Promise<{ imports: ParcelImport[] }> {
    this.authorise(caller, pointId);
    const rows = await this.dataSource.manager.find(ParcelImportEntity, {
      where: { pointId: pointId ?? IsNull() },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: MOST_LISTED,
    });
    return { imports: rows.map((row) => parcelImportView(row, this.clock.now())) };
  }

  /** How far a list is, and what was found in it. */
  async status(caller: Caller, importId: string): Promise<ParcelImport> {
    return this.view(await this.find(caller, importId));
  }

  /** Lets the good rows of a list be announced; each part of it is an event of its own, done exactly once. */
  async confirm(caller: Caller, importId: string, command: Command): Promise<ParcelImport> {
    const row = await this.find(caller, importId);
    const findings = await unpacked<ListFindings>(row.findings);
    return this.transactions.once(command, async (tx) => {
      const at = this.clock.now();
      const moved = await makeMove(tx, parcelImportLifecycle, {
        id: row.id,
        move: 'confirm',
        by: caller.accountId,
        at,
      });
      const parts = await tx.find(ParcelImportPartEntity, {
        select: { id: true, number: true },
        where: { importId: row.id },
        order: { number: 'ASC' },
      });
      const events = parts.map(({ id }) => ({ importId: row.id, partId: id, accountId: caller.accountId }));
      await appendAllToOutbox(tx, parcelImportConfirmed, events, at);
      return parcelImportView(moved, at, findings);
    });
  }

  /** Everything that is wrong with a list, as a file for whoever must mend it. */
  async faults(caller: Caller, importId: string): Promise<SentFile> {
    const { fileName } = await this.find(caller, importId);
    const rows = faultsOf(this.dataSource.manager, importId);
    return csvFile({ title: faultsTitle(fileName), columns: faultColumns, rows });
  }

  /** The list, for those whose hub's it is; a foreign one and a missing one answer alike. */
  private async find(caller: Caller, importId: string): Promise<ParcelImportEntity> {
    const row = await this.dataSource.manager.findOneBy(ParcelImportEntity, { id: importId });
    const where = row && this.jurisdiction(row.pointId ?? undefined);
    authorise(caller, parcelImportPolicy.manage, where, 'import_not_found', 'importId');
    if (!row) throw new Failure('import_not_found', 'importId');
    return row;
  }

  /** Waits until everything begun was read. */
  async settled(): Promise<void> {
    await this.turn(() => Promise.resolve());
  }

  private async take(
    caller: Caller,
    { fileName = '', pointId, carrier }: ParcelImportStart,
    file: IncomingFile,
    command: Command,
  ): Promise<ParcelImport> {
    const at = this.clock.now();
    const row: ParcelImportEntity = {
      id: uuid(),
      state: 'reading',
      fileName,
      sha256: file.sha256,
      bytes: file.bytes,
      pointId: pointId ?? null,
      carrier: carrier ?? null,
      rowsRead: 0,
      findings: null,
      startedBy: caller.accountId,
      startedAt: at,
      progressedAt: at,
    };
    const body = { sha256: file.sha256, fileName, pointId, carrier };
    const answer = await this.transactions.once({ ...command, body }, async (tx) => {
      const earlier = await this.announcedBefore(tx, row);
      if (earlier) return earlier;
      await insertRow(tx, ParcelImportEntity, row);
      return parcelImportView(row, at);
    });
    if (answer.importId === row.id) void this.readInTurn(row, file);
    else await file.remove();
    return answer;
  }

  /** The same list is announced once, whoever sends it again: what became of it then. */
  private async announcedBefore(
    tx: EntityManager,
    { sha256, pointId }: ParcelImportEntity,
  ): Promise<ParcelImport | undefined> {
    const earlier = await tx.findOne(ParcelImportEntity, {
      where: { sha256, pointId: pointId ?? IsNull(), state: In(['announcing', 'announced']) },
      order: { startedAt: 'DESC' },
    });
    if (!earlier) return undefined;
    const findings = await unpacked<ListFindings>(earlier.findings);
    return parcelImportView(earlier, this.clock.now(), findings, await doneOf(tx, earlier.id));
  }

  private async readInTurn(row: ParcelImportEntity, file: IncomingFile): Promise<void> {
    this.underWay += 1;
    try {
      await this.turn(() => this.reader.read(row, file.path));
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.underWay -= 1;
      await file.remove();
    }
  }

  private async view(row: ParcelImportEntity): Promise<ParcelImport> {
    const findings = await unpacked<ListFindings>(row.findings);
    return parcelImportView(row, this.clock.now(), findings, await doneOf(this.dataSource.manager, row.id));
  }

  private jurisdiction(pointId: string | undefined) {
    return pointId === undefined ? { areaCode: this.network.county().code } : this.network.jurisdictionOf(pointId);
  }

  private authorise(caller: Caller, pointId: string | undefined): void {
    const code = pointId === undefined ? 'not_allowed' : 'point_not_found';
    authorise(caller, parcelImportPolicy.manage, this.jurisdiction(pointId), code, pointId && 'pointId');
  }
}
