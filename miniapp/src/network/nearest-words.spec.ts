// What does the list of points say: how far, open or not, and what it offers?
import { pointOpeningAt } from '@kehuoyou/shared';
import type { NearPoint } from '@kehuoyou/shared';
import { at, point } from '../testing/village-pack';
import { filtered, nearRow, noPoint, serviceChips } from './nearest-words';

function near(changes: Partial<NearPoint> = {}, asked = at('09:00')): NearPoint {
  const record = point();
  return { ...record, openNow: pointOpeningAt(record, asked), distanceMetres: 3612, ...changes };
}

describe('a point of the list', () => {
  it('in the own village needs no way', () => {
    expect(nearRow(near(), at('09:00'), '350423104204')).toEqual({
      id: 'P104204',
      title: '下谢村服务点',
      way: ['就在本村'],
      sentence: '今天开到 18:00',
      tag: { word: '开着', tone: 'green' },
      phone: '0598-0104204',
      spoken: '下谢村服务点，就在本村，现在开着，今天开到晚上六点。电话零五九八-零幺零四二零四。',
    });
  });

  it('elsewhere is so many minutes by bus and so far', () => {
    const row = nearRow(near({ busMinutes: 11 }), at('09:00'), '350423104201');
    expect(row.way).toEqual(['坐车 11 分', '直线约 3.6公里']);
    expect(row.spoken).toContain('坐车十一分钟，直线约三点六公里，');
  });

  it('at the same stop needs no ride; where it was measured, no 约', () => {
    expect(
      nearRow(near({ busMinutes: 0, positionQuality: 'surveyed', distanceMetres: 120 }), at('09:00'), undefined).way,
    ).toEqual(['同一个车站', '直线 120米']);
  });

  it('found by its name has no distance, and need not have a phone', () => {
    const { distanceMetres: _distance, phone: _phone, ...named } = near();
    const row = nearRow(named, at('09:00'), undefined);
    expect(row.way).toEqual([]);
    expect(row).not.toHaveProperty('phone');
    expect(row.spoken).toBe('下谢村服务点，现在开着，今天开到晚上六点。');
  });

  it('is grey and says when it opens where it is shut', () => {
    expect(nearRow(near({}, at('07:00')), at('07:00'), undefined)).toMatchObject({
      tag: { word: '关着', tone: 'grey' },
      sentence: '还没开门，08:30 开',
    });
  });

  it('with an old answer does not say that it is open', () => {
    const row = nearRow(near({}, at('09:00')), at('18:00'), undefined);
    expect(row).toMatchObject({ tag: { word: '先打电话', tone: 'grey' }, sentence: '开没开不知道，去前先打电话' });
    expect(row.spoken).not.toContain('现在开着');
  });
});

describe('what is wanted', () => {
  const points = [
    near({ id: 'A' }),
    near({ id: 'B', services: ['mail'] }),
    near({ id: 'C', openNow: { open: false, reason: 'closed_today', sentence: '今天不开' } }),
  ];
  const ids = (...words: Parameters<typeof filtered<NearPoint>>) => filtered(...words).map(({ id }) => id);

  it('is all of them, in their order, unless said otherwise', () => {
    expect(ids(points, { service: undefined, openOnly: false }, at('09:00'))).toEqual(['A', 'B', 'C']);
  });

  it('is those with the service, or those that are surely open', () => {
    expect(ids(points, { service: 'express', openOnly: false }, at('09:00'))).toEqual(['A', 'C']);
    expect(ids(points, { service: 'express', openOnly: true }, at('09:00'))).toEqual(['A']);
    expect(ids(points, { service: undefined, openOnly: true }, at('19:00'))).toEqual([]);
  });

  it('can be chosen by every service that the county plan knows but tobacco, of which only licences are told', () => {
    expect(serviceChips.map(({ word }) => word)).toEqual([
      '都看',
      '邮政',
      '收寄快递',
      '农资代购',
      '农产品代卖',
      '代购代销',
      '交话费水电',
    ]);
  });

  it('nothing is an answer with something to do', () => {
    expect(noPoint({ any: false, openOnly: false }).sentence).toBe('没有找到这个名字的服务点');
    expect(noPoint({ any: true, openOnly: true }).sentence).toBe('这会儿没有开着的');
    expect(noPoint({ any: true, openOnly: false }).sentence).toBe('这里没有能办这件事的服务点');
  });
});
