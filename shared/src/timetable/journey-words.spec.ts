// Do journeys read and sound as a person would say them?
import {
  journeyMinutes,
  journeySpoken,
  journeyText,
  legSpoken,
  legText,
  outingSpoken,
  outingText,
  parcelJourneySpoken,
  parcelJourneyText,
} from './journey-words.js';
import { outings, readyInstant } from './journey.js';
import type { Journey, JourneyLeg } from './journey.js';

const at = (time: string, date = '2026-11-24'): string => `${date}T${time}:00+08:00`;

const bus: JourneyLeg = {
  mode: 'bus',
  tripId: 'K12-I03',
  serviceDate: '2026-11-24',
  routeName: 'K12',
  headsign: '清流汽车站',
  fromStopId: 'V104203',
  fromStopName: '下谢村',
  toStopId: 'COUNTY',
  toStopName: '清流汽车站',
  departure: at('08:49'),
  arrival: at('10:25'),
  departureApproximate: true,
};
const walk: JourneyLeg = {
  mode: 'walk',
  fromStopId: 'COUNTY',
  fromStopName: '清流汽车站',
  toStopId: 'HOSPITAL',
  toStopName: '县医院',
  departure: at('10:25'),
  arrival: '2026-11-24T10:31:30+08:00',
};
const direct: Journey = { departure: bus.departure, arrival: bus.arrival, changes: 0, legs: [bus] };
const toHospital: Journey = { departure: bus.departure, arrival: walk.arrival, changes: 0, legs: [bus, walk] };

describe('a leg', () => {
  it('reads with the line, where it goes, and about when where the time is not exact', () => {
    expect(legText(bus)).toBe('大约 08:49 在下谢村坐 K12（开往清流汽车站），10:25 到清流汽车站下车');
    expect(legText({ ...bus, arrivalApproximate: true })).toMatch(/，大约 10:25 到/);
    expect(legText(walk)).toBe('走 7 分钟到县医院');
  });

  it('sounds without a figure or a bracket', () => {
    expect(legSpoken(bus)).toBe(
      '大约早上八点四十九分在下谢村坐K幺二，开往清流汽车站的车，上午十点二十五分到清流汽车站下车',
    );
    expect(legSpoken(walk)).toBe('走七分钟到县医院');
  });

  it('says when the bus arrives after midnight', () => {
    expect(legText({ ...bus, departure: at('23:50'), arrival: at('00:10', '2026-11-25') })).toMatch(
      /，第二天 00:10 到清流汽车站下车$/,
    );
  });

  it('does without a headsign', () => {
    const { headsign: _headsign, ...rest } = bus;
    expect(legText(rest)).toMatch(/坐 K12，10:25/);
  });
});

describe('a journey', () => {
  it('reads as one sentence', () => {
    expect(journeyText(direct)).toBe('08:49 从下谢村出发，10:25 到清流汽车站，路上 1 小时 36 分钟，不用换车');
    expect(journeyText({ ...toHospital, changes: 2 })).toBe(
      '08:49 从下谢村出发，10:31 到县医院，路上 1 小时 42 分钟，换 2 次车',
    );
  });

  it('sounds leg after leg', () => {
    expect(journeySpoken(toHospital)).toBe(
      '早上八点四十九分从下谢村出发，上午十点三十一分到县医院，路上一小时四十二分钟，不用换车。' +
        '先大约早上八点四十九分在下谢村坐K幺二，开往清流汽车站的车，上午十点二十五分到清流汽车站下车。再走七分钟到县医院。',
    );
  });

  it('on foot says so, once', () => {
    const onFoot: Journey = { departure: walk.departure, arrival: walk.arrival, changes: 0, legs: [walk] };
    expect(journeyText(onFoot)).toBe('10:25 从清流汽车站出发，10:31 到县医院，路上 6 分钟，走路就到');
    expect(journeySpoken(onFoot)).toBe(
      '上午十点二十五分从清流汽车站出发，上午十点三十一分到县医院，路上六分钟，走路就到。',
    );
  });

  it('of midnight counts the minutes through', () => {
    expect(journeyMinutes({ departure: at('23:50'), arrival: at('00:00', '2026-11-25') })).toBe(10);
  });
});

describe('a day out', () => {
  const home = (departs: string, arrives: string): Journey => ({
    departure: at(departs),
    arrival: at(arrives),
    changes: 0,
    legs: [{ ...bus, departure: at(departs), arrival: at(arrives) }],
  });

  it('puts together what fits, the longest stay first', () => {
    const found = outings([toHospital], [home('10:00', '11:30'), home('12:00', '13:30'), home('14:20', '15:55')]);
    expect(found.map(({ minutesThere }) => minutesThere)).toEqual([228, 88]);
    expect(outings([toHospital], [home('12:00', '13:30')], 120)).toEqual([]);
  });

  it('reads and sounds with the time that one has there', () => {
    const [outing] = outings([toHospital], [home('14:20', '15:55')]);
    if (!outing) throw new Error('no outing');
    expect(outingText(outing)).toBe('08:49 出发，10:31 到县医院，在那里有 3 小时 48 分钟，14:20 往回走，15:55 到家');
    expect(outingSpoken(outing)).toBe(
      '早上八点四十九分出发，上午十点三十一分到县医院，在那里有三小时四十八分钟，下午两点二十分往回走，下午三点五十五分到家。',
    );
  });
});

describe('a parcel', () => {
  const journey = { ...direct, handInBy: at('08:34'), arrival: at('09:10', '2026-11-25') };

  it('says until when to hand it in and when it is there', () => {
    expect(parcelJourneyText(journey, new Date(at('07:00')))).toBe('今天 08:34 前交到下谢村，明天 09:10 到清流汽车站');
    expect(parcelJourneySpoken(journey, new Date(at('07:00')))).toBe(
      '今天早上八点三十四分前交到下谢村，明天上午九点十分到清流汽车站。',
    );
  });

  it.each([
    ['2026-11-24T09:40', '2026-11-24T01:40:00.000Z'],
    ['2026-11-24T00:00', '2026-11-23T16:00:00.000Z'],
    ['2026-11-24T09:40:30+08:00', '2026-11-24T01:40:30.000Z'],
    ['2026-11-24T09:40:00 08:00', '2026-11-24T01:40:00.000Z'],
    ['2026-11-24T09:40:00.123Z', '2026-11-24T09:40:00.123Z'],
  ])('is ready at %s', (text, instant) => {
    expect(readyInstant(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026-11-24',
    '2026-02-30T10:00',
    '2026-11-24T24:00',
    '2026-11-24T10:60',
    '2026-11-24 10:00',
    '2026-11-24T10:00+99:99',
  ])('is never ready at "%s"', (text) => {
    expect(readyInstant(text)).toBeUndefined();
  });
});
