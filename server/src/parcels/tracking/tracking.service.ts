// What may everybody know of the parcel of a number?
//
// Where it is and was, by our own scans and by what its carrier says. Numbers can be counted through, so a parcel whose
// carrier wants the phone's last digits is told to whoever knows them; who does not hears what one hears of a number
// that nobody has, in the same words and after the same questions to the database. After ten wrong ones a number
// answers nothing for a quarter of an hour, right ones included, whether or not there is a parcel.
import { Injectable } from '@nestjs/common';
import { carrierOf, Failure, hasEnded, normalWaybill, readS10 } from '@kehuoyou/shared';
import type { Tracking, TrackingAsk, TrackingCandidate } from '@kehuoyou/shared';
import { Transactions } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import { CarrierNews } from '../carriers/carrier-news.service.js';
import { StrangersQuestions } from './strangers-questions.service.js';
import type { Asker } from './strangers-questions.service.js';
import { TrackingStories } from './tracking-stories.service.js';
import type { Known, OfNumber } from './tracking-stories.service.js';

/** So many of the firms whose number it may be are asked, the likeliest first. */
const MOST_ASKED = 2;

/** Tracking for everybody. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly stories: TrackingStories,
    private readonly guesses: GuessLimit,
    private readonly news: CarrierNews,
    private readonly questions: StrangersQuestions,
  ) {}

  /** What is known; a number that cannot be one fails with `waybill_not_valid`. */
  async track(ask: TrackingAsk, asker: Asker): Promise<Tracking> {
    const number = await this.read(ask);
    const { waybill } = number;
    const s10 = readS10(waybill);
    const { known, candidates, parcel } = await this.stories.of(number);
    const askedAt = await this.carryOn(number, known, candidates, asker);
    return {
      waybill,
      candidates,
      ...(s10 === undefined
        ? {}
        : { s10: { valid: s10.valid, ...(s10.problem === undefined ? {} : { problem: s10.problem }) } }),
      ...(askedAt === undefined ? {} : { askedAt: askedAt.toISOString() }),
      ...(parcel === undefined ? {} : { parcel }),
    };
  }

  /** The number that is meant, once whoever asks has shown that they may; a wrong end of a phone number costs a try. */
  async read({ waybill: typed, carrier, phoneTail }: TrackingAsk): Promise<OfNumber> {
    const waybill = normalWaybill(typed);
    if (waybill === undefined) throw new Failure('waybill_not_valid', 'waybill');
    const number: OfNumber = {
      waybill,
      ...(carrier === undefined ? {} : { carrier }),
      ...(phoneTail === undefined ? {} : { phoneTail }),
    };
    if (phoneTail !== undefined) {
      const isRight = await this.stories.isTailOf(waybill, phoneTail);
      await this.guesses.guardSecret('phone_tail', waybill, phoneTail, isRight);
    }
    return number;
  }

  /** Wants to hear of it from its carrier, or from those whose number it may be; gives when they were asked. */
  private async carryOn(
    { waybill, carrier, phoneTail }: OfNumber,
    known: Known | undefined,
    candidates: readonly TrackingCandidate[],
    asker: Asker,
  ): Promise<Date | undefined> {
    if (!this.news.isAsking || isSettled(known)) return undefined;
    const likely =
      known === undefined || known.carrier === '' ? candidates.map((each) => each.carrier) : [known.carrier];
    const asked = (carrier === undefined ? likely : [carrier])
      .filter((each) => phoneTail !== undefined || !carrierOf(each).needsPhoneTail)
      .slice(0, MOST_ASKED);
    if (asked.length === 0) return undefined;
    const question = this.questions.ask([waybill, phoneTail ?? '', ...asked].join(' '), asker);
    if (question?.isNew === true)
      await this.transactions.run(async (tx) => {
        for (const each of asked) {
          const tail = carrierOf(each).needsPhoneTail && phoneTail !== undefined ? { phoneTail } : {};
          await this.news.want(tx, { waybill, carrier: each, ...tail });
        }
      });
    return question?.at;
  }
}

/** True for one that somebody has, and for one whose carrier tells by itself what is new. */
function isSettled(known: Known | undefined): boolean {
  if (known?.parcel && hasEnded(known.parcel.state)) return true;
  return known?.told?.watching === 'polling';
}
