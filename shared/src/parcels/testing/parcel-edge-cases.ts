// What can befall a parcel that comes in, as facts, and what do they come to?
import { busCases } from './bus-cases.js';
import { leavingCases } from './leaving-cases.js';
import type { ParcelFact } from '../custody/parcel-fact.js';
import type { ParcelProgress } from '../custody/parcel-progress.js';
import { bus, fact, later, MORNING, ofBag, until, usualWay } from './parcel-story.js';

const collected = (minute: number, said: Partial<ParcelFact> = {}): ParcelFact =>
  fact(minute, 'COLLECTED', { pointId: 'yufang', method: 'code', ...said });
const statesOf = ({ steps }: ParcelProgress): string[] =>
  steps.flatMap(({ state, inferred }) => (state === undefined ? [] : [`${state}${inferred ? '?' : ''}`]));
const doubtsOf = ({ review }: ParcelProgress): string[] => review.map(({ why }) => why);

/** Every edge case of the county's state machine for parcels that come in: its facts, and what they come to. */
export const edgeCases: Readonly<
  Record<string, { facts: readonly ParcelFact[]; comesTo: (told: ParcelProgress) => void }>
> = {
  'nothing befalls it': {
    facts: [...usualWay, collected(200)],
    comesTo: (told) => {
      expect(statesOf(told)).toEqual([
        'expected',
        'at_hub',
        'sorted',
        'loaded',
        'in_transit',
        'at_point',
        'ready',
        'collected',
      ]);
      expect(told).toMatchObject({ state: 'collected', trip: bus, toPointId: 'yufang', shelf: '2-3-3882', review: [] });
    },
  },
  'two points scan it: the last hand has it': {
    facts: [...usualWay, fact(300, 'SHELVED', { pointId: 'lushui', shelf: '1-1-3882', actor: 'other keeper' })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'ready', holder: { kind: 'point', pointId: 'lushui' }, shelf: '1-1-3882' });
      expect(told.exceptions).toEqual(['missort']);
      expect(doubtsOf(told)).toEqual(['two_points']);
    },
  },
  'scanned again within minutes': {
    facts: [...usualWay, fact(99, 'SHELVED', { pointId: 'yufang', shelf: '2-3-3882' }), collected(200), collected(201)],
    comesTo: (told) => {
      expect(told.shelvedAt).toBe(MORNING + 95 * 60_000);
      expect([told.review, told.collectedBy]).toEqual([[], '0200 COLLECTED yufang']);
    },
  },
  'taken home before anybody had put it on a shelf': {
    facts: [...until(30), collected(120)],
    comesTo: (told) => {
      expect(statesOf(told).slice(-2)).toEqual(['ready?', 'collected']);
      expect(told.review).toEqual([]);
    },
  },
  'of which nothing was known is taken home': {
    facts: [collected(120)],
    comesTo: (told) => {
      expect(statesOf(told)).toEqual(['ready?', 'collected']);
    },
  },
  'handed out twice on two phones': {
    facts: [...usualWay, collected(200), collected(203, { deviceId: 'tablet', actor: 'deputy' })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'collected', collectedBy: '0200 COLLECTED yufang' });
      expect(doubtsOf(told)).toEqual(['collected_twice']);
    },
  },
  'the bag is loaded by a clock that is before the sorter’s': {
    facts: [
      ...until(0),
      fact(25, 'SORTED', { pointId: 'hub', toPointId: 'yufang', seal: 'YD0731' }),
      ...usualWay.slice(3),
    ],
    comesTo: (told) => {
      expect(told.state).toBe('ready');
      expect(told.trip).toEqual(bus);
    },
  },
  'the bag came without it': {
    facts: [...until(90), fact(96, 'SHORT', { pointId: 'yufang' })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'in_transit', exceptions: ['short'] });
      expect(told.holder).toBeUndefined();
    },
  },
  'nobody finds it on its shelf': {
    facts: [...usualWay, fact(700, 'SHORT', { pointId: 'yufang' })],
    comesTo: (told) => {
      expect([told.state, doubtsOf(told)]).toEqual(['ready', ['not_on_shelf']]);
    },
  },
  'it came after all': {
    facts: [
      ...until(90),
      fact(96, 'SHORT', { pointId: 'yufang' }),
      fact(500, 'SHELVED', { pointId: 'yufang', shelf: '1-1-3882' }),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'ready', exceptions: [], shelf: '1-1-3882' });
    },
  },
  'nobody had announced it, and then somebody does': {
    facts: [
      fact(95, 'EXTRA', { pointId: 'yufang' }),
      fact(96, 'SHELVED', { pointId: 'yufang', shelf: '1-2-3882' }),
      fact(300, 'ANNOUNCED', { toPointId: 'yufang' }),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'ready', exceptions: [], toPointId: 'yufang', review: [] });
    },
  },
  'it came to the wrong point and goes on with the next bus': {
    facts: [
      ...until(30),
      fact(80, 'MISSORT', { pointId: 'lushui' }),
      fact(150, 'LOADED', { pointId: 'lushui', ...later }),
      fact(180, 'SHELVED', { pointId: 'yufang', shelf: '2-3-3882' }),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'ready', exceptions: [], trip: later, review: [] });
    },
  },
  'its point closes for days': {
    facts: [
      ...usualWay,
      fact(600, 'REROUTED', { toPointId: 'lushui', reason: '停业五天' }),
      fact(610, 'LOADED', { pointId: 'yufang', ...later }),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'loaded', toPointId: 'lushui', review: [] });
      expect(told.shelf).toBeUndefined();
    },
  },
  'it left the shelf and nobody said why': {
    facts: [...usualWay, fact(610, 'LOADED', { pointId: 'yufang', ...later })],
    comesTo: (told) => {
      expect(doubtsOf(told)).toEqual(['left_shelf']);
      expect(told.state).toBe('loaded');
    },
  },
  'found to be forbidden, and let go': {
    facts: [
      ...until(20),
      fact(25, 'HELD_SUSPECT', { pointId: 'hub', source: 'hub' }),
      fact(70, 'RELEASED', { pointId: 'hub' }),
    ],
    comesTo: (told) => {
      expect(told.state).toBe('loaded');
    },
  },
  'moved though it was held': {
    facts: [
      ...until(5),
      fact(25, 'HELD_SUSPECT', { pointId: 'hub', source: 'hub' }),
      fact(95, 'SHELVED', { pointId: 'yufang' }),
    ],
    comesTo: (told) => {
      expect([told.state, doubtsOf(told)]).toEqual(['held', ['moved_while_held']]);
    },
  },
  'sent back': {
    facts: [
      ...usualWay,
      fact(9_000, 'REMINDED', { pointId: 'yufang' }),
      fact(9_900, 'RETURN_DECIDED', { pointId: 'yufang', reason: '七天没人取' }),
      fact(9_950, 'LOADED', { pointId: 'yufang', ...later }),
      fact(10_000, 'UNLOADED', { pointId: 'hub', source: 'hub' }),
      fact(10_010, 'RETURN_HANDED', { pointId: 'hub', source: 'hub' }),
    ],
    comesTo: (told) => {
      expect(statesOf(told).slice(-2)).toEqual(['returning', 'returned']);
      expect(told).toMatchObject({ reminders: 1, review: [] });
    },
  },
  'fetched while it was to be sent back': {
    facts: [...usualWay, fact(9_900, 'RETURN_DECIDED', { pointId: 'yufang', reason: '七天没人取' }), collected(9_910)],
    comesTo: (told) => {
      expect([told.state, told.review]).toEqual(['collected', []]);
    },
  },
  'nobody has seen it for days, and then somebody does': {
    facts: [
      ...until(30),
      fact(10_080, 'LOST_DECLARED', { reason: '七天没有消息' }),
      fact(12_000, 'SHELVED', { pointId: 'yufang', shelf: '1-1-3882' }),
    ],
    comesTo: (told) => {
      expect([told.state, doubtsOf(told)]).toEqual(['ready', ['found_again']]);
    },
  },
  'a stranger has it': {
    facts: [
      ...usualWay,
      collected(200),
      fact(260, 'COLLECT_DISPUTED'),
      fact(2_000, 'DISPUTE_SETTLED', { upheld: true, reason: '看了录像' }),
    ],
    comesTo: (told) => {
      expect([told.state, told.exceptions]).toEqual(['lost', []]);
    },
  },
  'it was grandson who had fetched it': {
    facts: [...usualWay, collected(200), fact(260, 'COLLECT_DISPUTED')],
    comesTo: (told) => {
      expect([told.state, told.exceptions]).toEqual(['collected', ['disputed']]);
    },
  },
  'a slip of the finger taken back': {
    facts: [...usualWay, collected(200), fact(201, 'RETRACTED', { retracts: '0200 COLLECTED yufang' })],
    comesTo: (told) => {
      expect([told.state, told.shelf]).toEqual(['ready', '2-3-3882']);
    },
  },
  'a slip that is not theirs to take back': {
    facts: [
      ...usualWay,
      collected(200),
      fact(201, 'RETRACTED', { retracts: '0200 COLLECTED yufang', actor: 'driver', source: 'driver' }),
    ],
    comesTo: (told) => {
      expect(told.state).toBe('collected');
    },
  },
  'set right by the office, which outweighs what ended it': {
    facts: [
      ...usualWay,
      collected(200),
      fact(400, 'CORRECTED', { toState: 'ready', pointId: 'yufang', reason: '拿错了一件' }),
      collected(500),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'collected', collectedBy: '0500 COLLECTED yufang', review: [] });
    },
  },
  'of a phone that has lost its clock': {
    facts: [...usualWay, collected(200), fact(900, 'HUB_RECEIVED', { pointId: 'hub', timeQuality: 'suspect' })],
    comesTo: (told) => {
      expect([told.state, told.review]).toEqual(['collected', []]);
    },
  },
  'scanned on though it had ended': {
    facts: [...usualWay, collected(200), fact(900, 'SHELVED', { pointId: 'yufang', shelf: '2-3-3882' })],
    comesTo: (told) => {
      expect([told.state, doubtsOf(told)]).toEqual(['collected', ['after_end']]);
    },
  },
  'its recipient does not want it there': {
    facts: [...usualWay, fact(120, 'CONSENT_REFUSED')],
    comesTo: (told) => {
      expect([told.state, told.exceptions, told.wish]).toEqual(['ready', ['no_consent'], 'refused']);
    },
  },
  ...busCases,
  ...leavingCases,
  'it was sorted into another bag in the end': {
    facts: [
      ...until(10),
      fact(15, 'SORTED', { pointId: 'hub', toPointId: 'lushui', seal: 'YD0732' }),
      ofBag(20, 'LOADED', 'YD0731', { pointId: 'hub', ...bus }),
    ],
    comesTo: (told) => {
      expect([told.state, told.seal, told.toPointId]).toEqual(['sorted', 'YD0732', 'lushui']);
    },
  },
};
