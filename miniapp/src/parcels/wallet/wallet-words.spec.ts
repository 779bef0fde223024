// Does a household read and hear the same of its parcels, whatever day the phone's answer is of and whatever the bus does?
import * as fc from 'fast-check';
import { addDays, EXTENDED_DAYS, instantOf, isoOf, keepingOf, parcelExceptions, parcelStates } from '@kehuoyou/shared';
import { at, TUESDAY } from '../../testing/village-pack';
import { bus, coming, parcel, taken, waiting } from '../../testing/wallet-parcels';
import { comingWords } from './coming-words';
import { extensionWords, keepingAt, keepingWords } from './keeping-words';
import { takenWords } from './taken-words';
import { isStopped, troublesOf } from './trouble-words';
import { groupHead, groupOf, ofGroup, peopleOf, spokenWallet, walletGroups } from './wallet-groups';

const now = at('09:15');
const keeping = (days: number, daysLeft: number) => ({
  days,
  daysLeft,
  keepUntil: addDays(TUESDAY, daysLeft),
  overdueLevel: 0,
});
/** What the ear cannot hear. */
const figures = /[0-9*]/;

it('sends nobody to a closed point for what is brought elsewhere', () => {
  const moving = { ...waiting, movingTo: { id: 'P104205', name: '留坑村服务点' } };
  expect([groupOf(moving), groupOf(waiting)]).toEqual(['coming', 'waiting']);
  const words = comingWords(moving, now);
  expect(words).toMatchObject({ figure: '搬去留坑村服务点', line: expect.stringContaining('别去原来的服务点') });
  expect(words.spoken).not.toMatch(figures);
});

describe('days on the shelf', () => {
  it.each([
    [0, 7, '今天到的', '再放 7 天就退回', 'grey'],
    [1, 6, '放了 1 天', '再放 6 天就退回', 'grey'],
    [3, 4, '放了 3 天', '再放 4 天就退回', 'amber'],
    [7, 0, '放了 7 天', '今天不取就退回', 'amber'],
    [9, -2, '放了 9 天', '过了 2 天，随时会退回', 'red'],
  ])('%i days, %i left: %s, %s', (days, left, waited, leftText, tone) => {
    expect(keepingWords(keeping(days, left), now)).toMatchObject({ waited, left: leftText, tone });
  });

  it('go on counting on a phone that has had no network for days, as the server would', () => {
    const day = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(day, day, fc.boolean(), (asked, later, extended) => {
        const shelvedAt = instantOf(TUESDAY, 8 * 3600);
        const on = (days: number) => instantOf(addDays(TUESDAY, days), 9 * 3600);
        const old = keepingOf({ shelvedAt, extended }, on(asked));
        expect(keepingAt(old, on(asked + later))).toEqual(keepingOf({ shelvedAt, extended }, on(asked + later)));
      }),
    );
  });

  it('fill a bar of as many days as there are in all, and are heard without a figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -5, max: 12 }), (days, left) => {
        const words = keepingWords(keeping(days, left), now);
        expect([words.days <= words.all, words.all]).toEqual([true, Math.max(days, days + left)]);
        expect(words.spoken).not.toMatch(figures);
      }),
    );
  });

  it('can be more, which says until when before it is decided; not on the first day, nor too late', () => {
    expect(extensionWords(keeping(3, 4), now)?.consequence).toBe(
      '没空来取，可以多放 5 天，放到 12月3日（周四）。只能延一次。',
    );
    expect(extensionWords(keeping(0, 7), now)).toBeUndefined();
    expect(extensionWords(keeping(12, -EXTENDED_DAYS), now)).toBeDefined();
    expect(extensionWords(keeping(13, -EXTENDED_DAYS - 1), now)).toBeUndefined();
  });
});

describe('on its way', () => {
  it('says with which bus and when, the best known time before the planned one, and how late', () => {
    expect(comingWords(coming, now)).toMatchObject({
      figure: '今天 10:20',
      note: '左右到',
      instead: '10:00',
      line: 'K12 班车捎来',
      strip: { text: '班车晚 20 分', tone: 'amber' },
      spoken: '圆通速递，尾号七七八八。K幺二班车捎来，今天上午十点二十分左右到，班车晚二十分。',
    });
  });

  it('strikes the time of a bus that does not come, and promises none', () => {
    const words = comingWords({ ...coming, bus: { ...bus, cancelled: '前方修路' } }, now);
    expect(words).toMatchObject({
      figure: '等下一班车',
      instead: '今天 10:00',
      strip: { text: 'K12 班车取消了：前方修路', tone: 'red' },
      mark: { state: 'careful', word: '换班车' },
    });
    expect(words.note).toBeUndefined();
  });

  it('says of one whose time is over that nobody has reported it', () => {
    expect(comingWords(coming, at('10:22')).strip?.text).toBe('该到了，还没人报');
  });

  it('is said to be late by as many minutes as lie between the times told, or not at all', () => {
    const minute = fc.integer({ min: 600, max: 1380 });
    fc.assert(
      fc.property(minute, fc.integer({ min: -5, max: 90 }), (planned, late) => {
        const iso = (minutes: number) => isoOf(TUESDAY, minutes * 60);
        const known = { ...bus, planned: iso(planned), arrival: iso(planned + late) };
        const words = comingWords({ ...coming, bus: late === 0 ? { ...known, planned: known.arrival } : known }, now);
        const minutes = /班车(晚|早) (\d+) 分/.exec(words.strip?.text ?? '');
        const said = Number(minutes?.[2] ?? 0) * (minutes?.[1] === '早' ? -1 : 1);
        expect(said).toBe(Math.abs(late) <= 1 ? 0 : late);
        expect(words.instead === undefined).toBe(said === 0);
        expect(words.spoken).not.toMatch(figures);
      }),
    );
  });

  it('is calm where nobody has said anything yet', () => {
    expect(comingWords(parcel({ state: 'expected' }), now).line).toMatch(/^还没有消息，不用急/);
  });
});

it('says who took it, and only what the keeper saw', () => {
  expect(takenWords(taken, now)).toMatchObject({
    when: '昨天 10:12',
    sentence: '已由李**取走 10:12',
    facts: ['邮政快递包裹', '尾号 9046', '2-1-9046', '别人代取'],
    spoken: '邮政快递包裹，尾号九零四六。昨天上午十点十二分，已由李某某取走。',
  });
  const how = (method: 'code' | 'known') =>
    takenWords({ ...taken, collected: { at: at('09:00').toISOString(), method } }, now).sentence;
  expect([how('code'), how('known')]).toEqual(['已取走 09:00', '已由本人取走 09:00']);
});

it('has words for every state and everything that can be wrong, all heard without a figure', () => {
  for (const state of parcelStates)
    for (const exception of parcelExceptions) {
      const each = parcel({ state, exceptions: [exception] });
      if (groupOf(each) === 'coming') {
        const words = comingWords(each, now);
        expect([state, words.figure === '', words.line === '', figures.test(words.spoken)]).toEqual([
          state,
          false,
          false,
          false,
        ]);
      }
      expect(troublesOf(each)).toHaveLength((isStopped(state) ? 1 : 0) + (exception === 'extra' ? 0 : 1));
    }
});

it('puts every parcel into one group, what waits first, and counts them by person', () => {
  const all = parcelStates.map((state, index) => parcel({ id: String(index), state }));
  expect(walletGroups.flatMap((group) => ofGroup(all, group)).length).toBe(parcelStates.length);
  expect(groupHead('waiting', 2)).toBe('2 件可以去取了');
  expect(spokenWallet([waiting, waiting, coming, taken])).toBe('两件可以去取了。一件在路上。');
  expect(spokenWallet([taken])).toBe('现在没有要取的快递。');
  expect(peopleOf([waiting, coming, taken, parcel({ personName: '', personId: 'N' })])).toEqual([
    { id: 'G', name: '奶奶', count: 1 },
    { id: 'D', name: '爸爸', count: 1 },
    { id: 'N', name: '家里人', count: 1 },
  ]);
});
