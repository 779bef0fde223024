// How is something claimed for boxes, answered, disputed, decided and paid?
import { Inject, Injectable } from '@nestjs/common';
import { busIntoHub, CLAIM_PHOTO, claimPolicy, claimRefusal, expectedFen, Failure } from '@kehuoyou/shared';
import type { Claim, Clock, FileClaim, MoveClaim } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { makeMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { attachMedia } from '../../pictures/media-rows.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { ClaimEntity } from '../booking/claim.entity.js';
import { addAmount } from '../booking/ledger-store.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ClaimNews } from './claim-news.service.js';
import type { ClaimWorkers } from './claim-news.service.js';
import { ClaimReading } from './claim-reading.service.js';
import { claimedBox, claimLifecycle, disputeRefusal, dueAfter, evidenceOf, recordClaimStep } from './claim-store.js';
import { settledNote } from './claim-words.js';

/** Claims: made and answered. */
@Injectable()
export class Claims {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly reading: ShipmentReading,
    private readonly claims: ClaimReading,
    private readonly news: ClaimNews,
    private readonly runs: TripRuns,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Claims for boxes, each once: what the machine knows of them stands beside it by itself. */
  async file(caller: Caller, ask: FileClaim, command: Command): Promise<Claim> {
    const seen = await this.reading.open(caller, ask.id, 'book');
    const companyId = this.companyOf(seen, ask.boxes) ?? null;
    const workers = await this.news.workersOf({ companyId, hubId: seen.row.hubId });
    return this.transactions.once(this.vault.blind(command), async (tx) => {
      await tx.increment(ShipmentEntity, { id: ask.id }, 'version', 1);
      const whole = await wholeShipment(tx, this.vault, ask.id);
      if (!whole) throw new Failure('shipment_not_found', 'id');
      const row = await this.rowOf(tx, caller, whole, ask);
      await insertRow(tx, ClaimEntity, row);
      const { id: claimId, filedAt: at, expectedFen: fen } = row;
      await recordClaimStep(tx, { claimId, move: 'file', at, actor: caller.accountId, reason: null, fen });
      const photos = { ownerId: caller.accountId, purpose: CLAIM_PHOTO, subjectId: claimId, ids: ask.photos ?? [] };
      await attachMedia(tx, photos);
      await this.news.tellWork(tx, whole, row, { move: 'file', reason: undefined, at }, workers);
      return this.viewOf(tx, caller, row);
    });
  }

  private async rowOf(tx: EntityManager, caller: Caller, whole: WholeShipment, ask: FileClaim) {
    const at = this.clock.now();
    const boxes = [...new Set(ask.boxes)].sort((a, b) => a - b);
    if (boxes.some((no) => no > whole.row.count)) throw new Failure('invalid_field', 'boxes');
    const before = await tx.findBy(ClaimEntity, { shipmentId: ask.id });
    if (before.some(({ state, boxes: some }) => state !== 'withdrawn' && some.some((no) => boxes.includes(no))))
      throw new Failure('claim_exists', 'boxes');
    const evidence = evidenceOf(whole, boxes, at);
    for (const box of evidence) {
      const refusal = claimRefusal(ask.kind, box, at);
      if (refusal !== undefined) throw new Failure(refusal, 'boxes');
    }
    const id = uuid();
    const companyId = this.companyOf(whole, boxes) ?? null;
    // Where no bus is known any more nobody but the county office can say whose it was.
    const state = companyId === null ? ('disputed' as const) : ('filed' as const);
    return {
      ...{ id, shipmentId: ask.id, accountId: caller.accountId, kind: ask.kind, boxes, state },
      ...{ companyId, hubId: whole.row.hubId },
      expectedFen: expectedFen(
        ask.kind,
        evidence.map((box) => claimedBox(whole, box)),
      ),
      ...{ agreedFen: null, filedAt: at, answeredAt: null, dueAt: dueAfter('file', at) },
      wordsSealed: ask.words === undefined ? null : this.vault.seal(ask.words, `shipment_claim.words:${id}`),
    };
  }

  /** Whose bus brought them to the hub, or was to: also of what changed buses, one company answers. */
  private companyOf({ ways, folded }: WholeShipment, boxes: readonly number[]): string | undefined {
    const into = folded.boxes.filter(({ no }) => boxes.includes(no)).flatMap((box) => busIntoHub(box, ways) ?? []);
    for (const ride of [...into, ...ways.flatMap(({ rides }) => rides).reverse()]) {
      const companyId = this.runs.run(ride)?.bus.companyId;
      if (companyId !== undefined) return companyId;
    }
    return undefined;
  }

  /** Moves a claim on, if the caller may and its table lets it. */
  async move(caller: Caller, ask: MoveClaim, command: Command): Promise<Claim> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(ClaimEntity, { id: ask.id });
    const whole = row && (await wholeShipment(manager, this.vault, row.shipmentId));
    const places = row && whole ? await this.claims.placesOf(caller, whole, row) : undefined;
    authorise(caller, claimPolicy.read, places, 'claim_not_found', 'id');
    authorise(caller, claimPolicy[ask.move], places, 'claim_not_found', 'id');
    if (!row || !whole) throw new Failure('claim_not_found', 'id');
    const pays = ask.move === 'accept' || ask.move === 'grant';
    if (pays && ask.fen === undefined) throw new Failure('invalid_field', 'fen');
    if (['refuse', 'dismiss', 'dispute'].includes(ask.move) && ask.reason === undefined)
      throw new Failure('invalid_field', 'reason');
    const workers = await this.news.workersOf(row);
    return this.transactions.once(command, (tx) => this.write(tx, caller, whole, ask, workers));
  }

  private async write(
    tx: EntityManager,
    caller: Caller,
    whole: WholeShipment,
    ask: MoveClaim,
    workers: ClaimWorkers,
  ): Promise<Claim> {
    const at = this.clock.now();
    const { id, move, reason } = ask;
    const by = caller.accountId;
    const before = await tx.findOneByOrFail(ClaimEntity, { id });
    await tx.increment(ShipmentEntity, { id: before.shipmentId }, 'version', 1);
    const refusal = move === 'dispute' ? disputeRefusal(before, at) : undefined;
    if (refusal !== undefined) throw new Failure(refusal, 'id');
    const fen =
      move === 'accept' || move === 'grant' ? ask.fen : move === 'settle' ? (before.agreedFen ?? 0) : undefined;
    const row = await makeMove(tx, claimLifecycle, {
      ...{ id, move, at, by, reason: reason ?? null, detail: fen === undefined ? {} : { fen } },
      set: { dueAt: dueAfter(move, at), ...(fen === undefined ? {} : { agreedFen: fen }) },
    });
    if (move === 'settle' && fen !== undefined && fen > 0) {
      const note = settledNote(row.kind, row.boxes.length);
      await addAmount(tx, row.shipmentId, { kind: 'settled', fen: -fen, note }, { at, actor: by });
    }
    // What is paid for as lost is not waited for any more, unless somebody finds it.
    if (move === 'settle' && row.kind === 'lost')
      await addFacts(tx, whole.row, [{ type: 'LOST', boxes: row.boxes }], { at, actor: by });
    if (move === 'dispute') await this.news.tellWork(tx, whole, row, { move, reason, at }, workers);
    await this.news.tell(tx, whole, row, { move, reason, fen: fen ?? 0, at });
    return this.viewOf(tx, caller, row);
  }

  private async viewOf(tx: EntityManager, caller: Caller, row: ClaimEntity): Promise<Claim> {
    const [claim] = await this.claims.views(tx, caller, [row]);
    if (!claim) throw new Failure('claim_not_found', 'id');
    return claim;
  }
}
