// Is an everyday service found by what people say, and never guessed?
import { everydayFields, everydayService, everydayServices } from './everyday-catalogue.js';
import { everydayAsked } from './everyday-search.js';

it.each([
  ['在哪里交电费', 'electricity'],
  ['哪里可以充值', 'phone'],
  ['充电话费', 'phone'],
  ['交 水 费', 'water'],
  ['新农合去哪交', 'insurance'],
  ['养老金认证怎么办', 'alive'],
  ['阿婆要取钱', 'cash'],
  ['复印身份证', 'print'],
  ['开证明', 'office'],
  ['买尿素', 'farming'],
  ['买火车票', 'ticket'],
  ['帮我念信', 'writing'],
])('“%s” is %s', (words, id) => {
  expect(everydayAsked(words)[0]?.id).toBe(id);
});

it.each(['', '   ', '今天天气', '班车几点', 'abc', '😀'])('“%s” is none, and nothing is guessed', (words) => {
  expect(everydayAsked(words)).toEqual([]);
});

it('finds each by its own name, and by every other', () => {
  for (const { id, name, names } of everydayServices)
    for (const each of [name, ...names])
      expect([each, everydayAsked(each).map((found) => found.id)]).toEqual([each, expect.arrayContaining([id])]);
});

it('gives no name twice', () => {
  const names = everydayServices.flatMap((each) => [each.name, ...each.names]);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

it('lets no keeper ask money for what is free everywhere', () => {
  for (const { fields, mostFen, per } of everydayServices) {
    expect(fields.includes('cost')).toBe(mostFen > 0);
    expect(per === undefined).toBe(mostFen === 0);
    expect(everydayFields).toEqual(expect.arrayContaining([...fields]));
  }
  expect(everydayService('nothing')).toBeUndefined();
});
