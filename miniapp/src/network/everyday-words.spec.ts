// Is what a point does said whole, and a licence that is over never shown as one that holds?
import { everydayServices } from '@kehuoyou/shared';
import { costWords, everydayLines, licenceLines, spokenEveryday } from './everyday-words';

it('says what to bring, when, what it costs and who helps', () => {
  const [line] = everydayLines([{ service: 'print', costFen: 50, note: '双面算两张', helper: '站长' }]);
  expect(line).toEqual({
    ...{ service: 'print', name: '打印复印' },
    says: ['带要印的纸，或者手机里的照片。', '双面算两张。', '开门就能办，0.50 元 一张，找站长。'],
  });
  expect(everydayLines([{ service: 'electricity', when: '上午' }])[0]?.says[1]).toBe('上午，不收钱。');
});

it('says nothing of a service that a newer server may know', () => {
  expect(everydayLines([{ service: 'flying' }])).toEqual([]);
});

it('has sentences for the whole catalogue', () => {
  for (const { id } of everydayServices)
    for (const sentence of everydayLines([{ service: id }])[0]?.says ?? [''])
      expect([id, sentence]).toEqual([id, expect.stringMatching(/。$/)]);
  expect(costWords({ service: 'photo', costFen: 1_500 })).toBe('15.00 元 一份');
  expect(spokenEveryday(everydayLines([{ service: 'water' }, { service: 'print' }]))).toBe(
    '这里能办：交水费、打印复印。',
  );
});

it('says that a licence is over from the day after its last', () => {
  const licence = { kind: 'tobacco', number: '35042300000001', until: '2026-12-08' } as const;
  expect(licenceLines([licence], '2026-12-08')[0]).toMatchObject({ state: 'done', word: '有烟草零售许可证' });
  expect(licenceLines([licence], '2026-12-09')[0]).toMatchObject({ state: 'refused', word: '烟草零售许可证过期了' });
});
