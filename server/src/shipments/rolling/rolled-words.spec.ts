// Is every sentence about boxes whose bus does not take them true, whatever becomes of them?
import { leftBehindWords } from './left-behind-words.js';
import { aboardWords, freedWords, happened, partsOf, retimedWords, rolledWords } from './rolled-words.js';
import type { Happened, RolledBoxes } from './rolled-words.js';

const DAY = '2026-12-02';
const at = (time: string, day = DAY): string => `${day}T${time}:00+08:00`;
const bus = { goods: '豆腐皮', routeName: 'K01', departure: at('08:04') };
const next = (boxes: number, atHome: number, day = DAY): RolledBoxes => ({
  ...{ boxes, atHome, departure: at('10:04', day), arrival: at('11:10', day), handInBy: at('09:49', day) },
});
const none = (boxes: number, atHome: number): RolledBoxes => ({ boxes, atHome });
const rolled = (what: Happened, ...boxes: readonly RolledBoxes[]) =>
  rolledWords({ ...bus, happened: what, rolled: boxes });

describe('all of it goes with a later bus, while it is good', () => {
  it('says when it goes, when it is there, and until when to bring what is still at home', () => {
    expect(rolled(happened.stopped('修路'), next(30, 8))).toEqual({
      title: '豆腐皮：30 箱改坐 10:04',
      text: '12月2日（周三） 08:04 开的 K01 不来了：修路。您的豆腐皮，30 箱改坐 10:04。11:10 到县城，保鲜来得及。没交的请拿来：8 箱 09:49 前交到服务点。不想等可以取消，不收钱。',
      spoken: expect.stringMatching(
        /^.+开的班车不来了。您的豆腐皮，30箱改坐10:04。不想等可以取消，不收钱。$/,
      ) as string,
      message: { what: '豆腐皮改车', when: '12月2日（周三）08:04', why: '修路', now: '09:49 前交' },
    });
  });

  it('asks nobody to bring what lies at the point', () => {
    const { text, message } = rolled(happened.stopped(), next(30, 0));
    expect(text).not.toMatch(/没交|拿来|前交/);
    expect(message.now).toBe('行就不用管');
  });

  it('says the day where it is another one', () => {
    const { text } = rolled(happened.stopped(), next(3, 3, '2026-12-03'));
    expect(text).toContain('3 箱改坐 12月3日（周四） 10:04');
    expect(text).toContain('12月3日（周四） 11:10 到县城');
    expect(text).toContain('3 箱 12月3日（周四） 09:49 前交到服务点');
  });
});

describe('nothing is planned', () => {
  it('is offered back, and nobody is told when, with which bus, or that it keeps', () => {
    const { title, text, spoken, message } = rolled(happened.stopped('修路'), none(10, 0));
    expect(title).toBe('豆腐皮：10 箱没有车赶得上');
    expect(text).toBe(
      '12月2日（周三） 08:04 开的 K01 不来了：修路。您的豆腐皮，10 箱没有车赶得上。没有车的，服务点的 10 箱请取回，或者等公司安排。可以取消，不收钱。',
    );
    expect(`${text}${spoken}`).not.toMatch(/保鲜|到县城|前交|改坐|不想等/);
    expect(message.now).toBe('请取回或等公司');
  });

  it('is fetched back by nobody who has it at home', () => {
    const { text, message } = rolled(happened.full, none(10, 10));
    expect(text).toContain('家里的 10 箱先别拿来。');
    expect(text).not.toContain('取回');
    expect(message.now).toBe('先别拿来');
  });
});

it('some goes and some does not: who brings what, and who fetches what, is told apart', () => {
  const { title, text } = rolled(happened.withdrawn, next(15, 5), none(6, 4));
  expect(title).toBe('豆腐皮：15 箱改坐 10:04，6 箱没有车赶得上');
  expect(text).toContain('加的车不来了，装不下全部。');
  expect(text).toContain(
    '没交的请拿来：5 箱 09:49 前交到服务点。没有车的，家里的 4 箱先别拿来。没有车的，服务点的 2 箱请取回，或者等公司安排。不想等可以取消',
  );
  expect(partsOf([next(15, 5), none(6, 4)], bus.departure).all).toBe(21);
});

it.each([
  [[next(15, 15), none(5, 5)], '点开看拿哪些'],
  [[next(15, 15), none(5, 0)], '点开看拿哪些'],
  [[next(15, 15), next(5, 5, '2026-12-03')], '点开看几点前交'],
  [[next(3, 3, '2026-12-13')], '12月13日（周日） 09:49 前交'],
  [[next(15, 0), none(5, 5)], '先别拿来'],
])('the few signs of a message of %j keep nobody from bringing what goes', (boxes, now) => {
  const { message } = rolled(happened.full, ...boxes);
  expect(message.now).toBe(now);
  expect(message.now.length).toBeLessThanOrEqual(20);
});

it('blames nobody, and says of no bus that nothing fits on it where some does', () => {
  const said = [happened.full, happened.withdrawn].flatMap((what) => [
    ...Object.values(what),
    ...Object.values(freedWords({ ...bus, happened: what })).map((words) => JSON.stringify(words)),
    rolled(what, next(3, 0)).text,
  ]);
  for (const words of said) expect(words).not.toMatch(/装不下(?!全部)|小一点/);
  expect(freedWords({ ...bus, happened: happened.full }).title).toBe('豆腐皮：08:04 的车装不下全部，请另选');
});

describe('what lay at the point when its bus left', () => {
  const left = (...boxes: readonly RolledBoxes[]) => leftBehindWords({ ...bus, rolled: boxes }).text;

  it('goes with the next one, and lies where it lay', () => {
    expect(left(next(2, 0))).toBe(
      '12月2日（周三） 08:04 开的 K01 没装上您的 2 箱豆腐皮，2 箱改坐 10:04。11:10 到县城，保鲜来得及，箱子还在服务点。不想等可以取消，不收钱。',
    );
  });

  it('or with none, or partly', () => {
    expect(left(none(2, 0))).toMatch(/2 箱没有车赶得上。没有车的，服务点的 2 箱请取回，或者等公司安排。可以取消/);
    expect(left(next(1, 0), none(1, 0))).toMatch(/箱子还在服务点。没有车的，服务点的 1 箱请取回/);
  });
});

it('what lies on a bus that stops is promised no time', () => {
  const { text } = aboardWords({ goods: '豆腐皮', boxes: 3, routeName: 'K01', why: '修路', isOnIt: true });
  expect(text).toBe(
    'K01 这班车走不了了：修路。您的 3 箱豆腐皮已经在车上，公司会换车送到县城，到了马上告诉您。急的话请打公司电话。',
  );
});

it('a bus at another time is the same bus', () => {
  const said = {
    goods: '豆腐皮',
    boxes: 3,
    was: at('08:04'),
    is: at('07:44'),
    isArrival: false,
    handInBy: at('07:29'),
  };
  expect(retimedWords(said).text).toContain('您订的 12月2日（周三） 08:04 的车改到 07:44 开，3 箱豆腐皮还坐这班。');
});
