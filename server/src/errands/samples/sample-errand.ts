// What is asked for on a sample day, and what becomes of it?
import { addDays, instantOf } from '@kehuoyou/shared';
import type { AskedLine, BoughtLine, ErrandProposal, ServiceDate } from '@kehuoyou/shared';
import { sampleWords } from './sample-errand-words.js';

/** So many days back something can be seen. */
export const SAMPLE_BACK_DAYS = 2;
const HOUR = 3_600;

/** Something that is asked for; `name` is its own within the day. */
export interface SampleWish {
  readonly name: string;
  readonly lines: readonly AskedLine[];
  /** True where the keeper writes it down for somebody who rings. */
  readonly forCaller?: true;
}

/** What is done about it. `scan`: what is done to its piece. */
export type SampleDeed =
  | { readonly deed: 'ask'; readonly wish: SampleWish }
  | { readonly deed: 'accept' | 'accept_at_point' | 'hand_over' | 'load' | 'shelve' | 'collect' }
  | { readonly deed: 'ask_back'; readonly proposals: readonly ErrandProposal[] }
  | { readonly deed: 'answer'; readonly yes: readonly number[] }
  | { readonly deed: 'buy'; readonly lines: readonly BoughtLine[] }
  | { readonly deed: 'cannot' | 'cancel'; readonly text: string }
  | { readonly deed: 'returned'; readonly fen: number; readonly text: string };

/** A deed at its time. */
export type SampleAct = SampleDeed & { readonly at: Date; readonly day: ServiceDate; readonly whose: SampleWish };

type Plan = readonly [daysLater: number, hour: number, deed: SampleDeed];

const line = (what: string, amount: number, unit: string, more: Partial<AskedLine> = {}): AskedLine => ({
  ...{ what, amount, unit, substitute: 'no' },
  ...more,
});

/** Two bags of seed and the wrong salt: asked back, bought, on the bus, fetched, a packet given back. */
const seed: SampleWish = {
  name: 'seed',
  lines: [
    line(sampleWords.seed, 2, '袋', { maxFen: 9_000 }),
    line(sampleWords.salt, 3, '包', { maxFen: 900, substitute: 'ask' }),
  ],
};
const seedPlan: readonly Plan[] = [
  [0, 7, { deed: 'ask', wish: seed }],
  [0, 7.5, { deed: 'accept' }],
  [0, 8, { deed: 'ask_back', proposals: [{ line: 2, instead: sampleWords.otherSalt, fen: 1_050 }] }],
  [0, 8.5, { deed: 'answer', yes: [2] }],
  [
    ...([0, 9] as const),
    {
      deed: 'buy',
      lines: [
        { line: 1, fen: 8_600 },
        { line: 2, fen: 1_050, instead: sampleWords.otherSalt },
      ],
    },
  ],
  [0, 9.5, { deed: 'hand_over' }],
  [0, 10, { deed: 'load' }],
  [0, 15, { deed: 'shelve' }],
  [1, 11, { deed: 'collect' }],
  [1, 12, { deed: 'returned', fen: 350, text: sampleWords.changed }],
];

/** Wished for on the telephone; the question waits until the next day, and the torch is bought as it was wanted. */
const house: SampleWish = {
  name: 'house',
  forCaller: true,
  lines: [
    line(sampleWords.powder, 2, '袋', { maxFen: 3_000, substitute: 'yes' }),
    line(sampleWords.torch, 1, '把', { maxFen: 2_500, substitute: 'ask' }),
  ],
};
const housePlan: readonly Plan[] = [
  [0, 9, { deed: 'ask', wish: house }],
  [0, 10, { deed: 'accept' }],
  [0, 11, { deed: 'ask_back', proposals: [{ line: 2, fen: 3_200 }] }],
  [1, 8, { deed: 'answer', yes: [] }],
  [1, 9, { deed: 'buy', lines: [{ line: 1, fen: 2_780 }] }],
  [1, 10, { deed: 'hand_over' }],
  [1, 16, { deed: 'shelve' }],
  [2, 9, { deed: 'collect' }],
];

/** Found at home after all. */
const boots: SampleWish = { name: 'boots', lines: [line(sampleWords.boots, 1, '双', { substitute: 'ask' })] };
const bootsPlan: readonly Plan[] = [
  [0, 8, { deed: 'ask', wish: boots }],
  [0, 9, { deed: 'cancel', text: sampleWords.notWanted }],
];

/** Waits for somebody, and is taken by the keeper, in vain. */
const feed: SampleWish = { name: 'feed', lines: [line(sampleWords.feed, 1, '袋', { maxFen: 16_000 })] };
const feedPlan: readonly Plan[] = [
  [0, 13, { deed: 'ask', wish: feed }],
  [1, 8, { deed: 'accept_at_point' }],
  [1, 17, { deed: 'cannot', text: sampleWords.soldOut }],
];

const stories: readonly (readonly [SampleWish, readonly Plan[]])[] = [
  [seed, seedPlan],
  [house, housePlan],
  [boots, bootsPlan],
  [feed, feedPlan],
];

/** Everything that belongs to what was asked for on `day`. */
export function sampleActs(day: ServiceDate): SampleAct[] {
  return stories.flatMap(([whose, plans]) =>
    plans.map(([later, hour, deed]) => ({
      ...deed,
      ...{ day, whose, at: instantOf(addDays(day, later), hour * HOUR) },
    })),
  );
}
