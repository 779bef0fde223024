// What is complained of on a sample day, and what becomes of it in the days after?
import { addDays, dayNumber, instantOf } from '@kehuoyou/shared';
import type { ComplaintOutcome, OwnMove, ServiceDate, VoiceKind } from '@kehuoyou/shared';
import { sampleWords } from './sample-complaint-words.js';

/** So many days back something of each kind can be seen. */
export const SAMPLE_BACK_DAYS = 13;
/** The stories take turns. */
const STORIES = 5;

/** Something that is said; `name` is its own within the day. */
export interface SampleVoice {
  readonly name: string;
  readonly kind: VoiceKind;
  readonly category: string;
  readonly text: string;
  /** True where it is said from the account of the sample resident. */
  readonly named: boolean;
}

/** What is done to it. */
export type SampleDeed =
  | { readonly deed: 'file'; readonly voice: SampleVoice }
  | { readonly deed: 'accept' | 'assign' | 'start'; readonly text?: string }
  | { readonly deed: 'answer'; readonly text: string; readonly outcome: ComplaintOutcome; readonly byOffice?: true }
  | { readonly deed: 'merge'; readonly into: string }
  | { readonly deed: 'own'; readonly move: OwnMove; readonly text?: string };

/** A deed at its time. */
export type SampleAct = SampleDeed & { readonly at: Date; readonly day: ServiceDate; readonly whose: string };

const HOUR = 3_600;

type Plan = readonly [voice: string, daysLater: number, hour: number, deed: SampleDeed];

const voice = (name: string, category: string, text: string, more: Partial<SampleVoice> = {}): SampleVoice => ({
  ...{ name, category, text, kind: 'complaint', named: false },
  ...more,
});
const said = (each: SampleVoice, hour: number): Plan => [each.name, 0, hour, { deed: 'file', voice: each }];
const handed = (name: string): Plan[] => [
  [name, 0, 11, { deed: 'accept' }],
  [name, 0, 12, { deed: 'assign' }],
];
const started = (name: string): Plan => [name, 0, 16, { deed: 'start', text: sampleWords.started }];

/** Overdue for more than a week, then answered late. */
const overdue: readonly Plan[] = [
  said(voice('late', 'point_fee', sampleWords.fee, { named: true }), 9),
  ...handed('late'),
  started('late'),
  ['late', 13, 10, { deed: 'answer', outcome: 'compensated', text: sampleWords.atLast }],
  ['late', 13, 12, { deed: 'own', move: 'partly' }],
];

/** Answered, and opened again by whoever complained. */
const reopened: readonly Plan[] = [
  said(voice('again', 'point_closed', sampleWords.shut, { named: true }), 9),
  ...handed('again'),
  ['again', 1, 9, { deed: 'answer', outcome: 'explained', text: sampleWords.lookedInto }],
  ['again', 1, 18, { deed: 'own', move: 'not_solved', text: sampleWords.again }],
  ['again', 7, 10, { deed: 'answer', outcome: 'fixed', text: sampleWords.byCounty, byOffice: true }],
  ['again', 7, 19, { deed: 'own', move: 'solved' }],
];

/** Two who say the same, made one. */
const merged: readonly Plan[] = [
  said(voice('one', 'point_closed', sampleWords.shut), 8),
  said(voice('two', 'point_closed', sampleWords.shutToo), 9),
  ['two', 0, 10, { deed: 'merge', into: 'one' }],
  ...handed('one'),
  started('one'),
  ['one', 6, 9, { deed: 'answer', outcome: 'fixed', text: sampleWords.lookedInto }],
  ['one', 6, 20, { deed: 'own', move: 'solved' }],
];

/** Answered, and nobody says a word: the clock ends it as that. */
const answered: readonly Plan[] = [
  said(voice('told', 'parcel_untold', sampleWords.untold, { named: true }), 9),
  ...handed('told'),
  ['told', 0, 20, { deed: 'answer', outcome: 'fixed', text: sampleWords.lookedInto }],
];

/** A good word. */
const praised: readonly Plan[] = [
  said(voice('good', 'point_manner', sampleWords.praise, { kind: 'praise', named: true }), 10),
  said(voice('manner', 'point_manner', sampleWords.manner), 15),
  ['manner', 0, 17, { deed: 'accept' }],
];

const stories: readonly (readonly Plan[])[] = [overdue, reopened, merged, answered, praised];

/** Everything that belongs to what was said on `day`, in the order in which it happens. */
export function sampleActs(day: ServiceDate): SampleAct[] {
  const story = stories[dayNumber(day) % STORIES] ?? [];
  return story.map(([whose, later, hour, deed]) => ({
    ...deed,
    ...{ day, whose, at: instantOf(addDays(day, later), hour * HOUR) },
  }));
}
