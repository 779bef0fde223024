// How do the sample people come to have complained, on whichever day somebody tries the app out?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { receiptOf } from '@kehuoyou/shared';
import type { Body, Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import { SampleActs } from '../../accounts/sign-in/sample-acts.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import type { Command } from '../../database/transaction.js';
import { SAMPLE_POINTS } from '../../parcels/samples/sample-rides.service.js';
import { Timers } from '../../timers/timers.service.js';
import { FilingLimit } from '../filing/filing-limit.js';
import { ComplaintEvidences } from '../filing/complaint-evidence.service.js';
import { Filing } from '../filing/filing.service.js';
import { ComplaintDesk } from '../handling/desk.service.js';
import { ComplaintHandling } from '../handling/handling.service.js';
import { ComplaintMerging } from '../handling/merging.service.js';
import { Receipts } from '../handling/receipts.service.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { asOf } from '../../as-of.js';
import { SAMPLE_BACK_DAYS, sampleActs } from './sample-complaint.js';
import type { SampleAct, SampleVoice } from './sample-complaint.js';

/** Where the sample people say it from. */
const ADDRESS = '127.0.0.1';

/** Lets the sample people complain, and offices answer, through the same doors as everybody; what is past as it would have been then. */
@Injectable()
export class SampleComplaints implements OnModuleInit {
  private readonly acts: SampleActs<SampleAct>;

  constructor(
    private readonly samples: SampleAccounts,
    private readonly filing: Filing,
    private readonly evidences: ComplaintEvidences,
    private readonly handling: ComplaintHandling,
    private readonly merging: ComplaintMerging,
    private readonly receipts: Receipts,
    private readonly desk: ComplaintDesk,
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly timers: Timers,
    @Inject(CLOCK) clock: Clock,
  ) {
    const play = { daysBack: SAMPLE_BACK_DAYS, ofDay: sampleActs, done: (act: SampleAct) => this.done(act) };
    this.acts = new SampleActs(play, clock);
  }

  onModuleInit(): void {
    if (!this.samples.live) return;
    this.timers.add({
      name: 'complaints.samples',
      schedule: { everyMs: 60_000 },
      run: (stopping) => this.catchUp(stopping),
    });
  }

  /** Lets happen what should have happened by now; gives how much, where it was something. */
  catchUp(stopping?: AbortSignal): Promise<{ acts: number } | undefined> {
    return this.acts.catchUp(stopping);
  }

  private async done(act: SampleAct): Promise<boolean> {
    const { at, deed } = act;
    if (deed === 'file') return this.file(act, act.voice);
    const receipt = this.receiptOf(act, act.whose);
    const id = await this.idOf(receipt);
    if (id === undefined) return false;
    if (deed === 'own') {
      const holder = { receipt, address: ADDRESS };
      const own = this.command(act, receipt);
      await asOf(this.receipts, at).move(holder, act.move, act.text, own);
      return true;
    }
    await this.handle(act, id);
    return true;
  }

  /** What offices and companies do. */
  private async handle(act: Exclude<SampleAct, { deed: 'file' | 'own' }>, id: string): Promise<void> {
    const office = await this.samples.caller('county_office');
    const isPost = act.deed === 'start' || (act.deed === 'answer' && act.byOffice !== true);
    const who = isPost ? await this.samples.caller('carrier_operator') : office;
    const command = this.command(act, who.accountId);
    const handling = asOf(this.handling, act.at);
    switch (act.deed) {
      case 'merge': {
        const into = (await this.idOf(this.receiptOf(act, act.into))) ?? '';
        await asOf(this.merging, act.at).merge(who, { id, into }, command);
        return;
      }
      case 'assign': {
        const body: Body | undefined = (await this.desk.read(office, id)).bodies[0];
        await handling.move(who, id, 'assign', { body }, command);
        return;
      }
      case 'answer':
        await handling.answer(who, { id, outcome: act.outcome, text: act.text }, command);
        return;
      default:
        await handling.move(who, id, act.deed, { text: act.text }, command);
    }
  }

  private async file(act: SampleAct, { named, kind, category, text, name }: SampleVoice): Promise<boolean> {
    const receipt = this.receiptOf(act, name);
    if ((await this.idOf(receipt)) !== undefined) return false;
    const caller = named ? await this.samples.household(SAMPLE_POINTS[0]) : undefined;
    const more = { evidences: asOf(this.evidences, act.at), limit: new FilingLimit() };
    await asOf(this.filing, act.at, more).file(
      { caller, address: ADDRESS },
      { receipt, kind, category, text, pointId: SAMPLE_POINTS[0], identity: named ? 'named' : 'anonymous' },
      this.command(act, receipt),
    );
    return true;
  }

  /** The same for the same voice whenever it is asked, and nobody guesses it who has not our keys. */
  private receiptOf({ day }: SampleAct, name: string): string {
    const hash = Buffer.from(this.vault.hash('code', `sample complaint ${day} ${name}`), 'hex');
    return receiptOf((count) => hash.subarray(0, count));
  }

  private async idOf(receipt: string): Promise<string | undefined> {
    const receiptHash = this.vault.hash('code', receipt);
    const row = await this.dataSource.manager.findOne(ComplaintEntity, {
      select: { id: true },
      where: { receiptHash },
    });
    return row?.id;
  }

  /** A server that starts anew says the same command, which happens once. */
  private command({ day, whose, deed, at }: SampleAct, caller: string): Command {
    const key = `sample ${day} ${whose} ${deed} ${at.getTime()}`;
    return { key, caller, operation: 'sample complaints', body: {} };
  }
}
