// Is what a caller says found by their own words, and is nothing sent before it is all there?
import { blankDraft, fileAsk, missingWords, searchCategories, spokenReceipt } from './caller-words';
import type { CallerDraft } from './caller-words';

const whole: CallerDraft = {
  ...{ kind: 'complaint', category: 'point_closed', text: ' 门没开 ', identity: 'named' },
  ...{ place: { about: { pointId: 'P104204' }, name: '下谢村服务点' }, name: '罗大姐', phone: '199 0000-0001' },
};

it('finds a category by its name, by other words, and by a sentence with one of them in it', () => {
  const codes = (text: string) => searchCategories(text).map(({ code }) => code);
  expect(codes('没开门')).toEqual(['point_closed']);
  expect(codes('白跑')).toEqual(['point_closed']);
  expect(codes('司机超速了')).toContain('bus_unsafe');
  expect(codes('火星')).toEqual([]);
  expect(codes(' ').length).toBeGreaterThan(15);
});

it('asks for what is missing, one thing after the other', () => {
  expect(missingWords(blankDraft)).toMatch(/什么事/);
  expect(missingWords({ ...blankDraft, category: 'other' })).toMatch(/在哪里/);
  expect(missingWords({ ...whole, text: ' ' })).toMatch(/写一句/);
  expect(missingWords({ ...whole, phone: '' })).toMatch(/都不行/);
  expect(missingWords({ ...whole, identity: 'anonymous', name: '', phone: '' })).toBeUndefined();
  expect(fileAsk({ ...whole, name: '' })).toBeUndefined();
});

it('sends the thing with who said it, and nobody where they want to be nobody', () => {
  expect(fileAsk(whole)).toEqual({
    ...{ kind: 'complaint', category: 'point_closed', text: '门没开', identity: 'named', pointId: 'P104204' },
    ...{ name: '罗大姐', phone: '19900000001' },
  });
  expect(fileAsk({ ...whole, identity: 'anonymous' })).not.toHaveProperty('phone');
});

it('reads a receipt in groups, with 1 as it is said on the phone', () => {
  expect(spokenReceipt('AB12CD34EF56')).toBe('A B 幺 二，C D 三 四，E F 五 六');
});
