// Does no courier's number or name get into our database, and is the rest still worth reading?
import fc from 'fast-check';
import { maskCourierText } from './courier-text.js';

describe('a carrier’s text', () => {
  it.each([
    ['派件中 派件人: 王东平 电话 18521178673', '派件中 派件人: *** 电话 ***********'],
    ['【三明市】快递员张三正在派件，电话13812345678', '【三明市】快递员**正在派件，电话***********'],
    ['业务员：李某某【138 1234 5678】', '业务员：***【*** **** ****】'],
    ['派送员 欧阳小明，0598-1234567', '派送员 ****，****-*******'],
    ['快递员（买买提·艾力）138-1234-5678', '快递员（******）***-****-****'],
    ['投递员 Li Lei +8613812345678', '投递员 ****** +*************'],
    ['请联系１３８１２３４５６７８', '请联系***********'],
    ['运单773123456789012已签收', '运单773123456789012已签收'],
    ['快递员正在派件', '快递员正在派件'],
    ['快递员已派送，电话95338', '快递员已派送，电话95338'],
    ['已到达 县共配中心，3号架2层', '已到达 县共配中心，3号架2层'],
    ['773123456789012 13812345678', '773123456789012 ***********'],
    ['1381234 5678 1391234 5678', '******* **** ******* ****'],
  ])('%s', (text, kept) => {
    expect(maskCourierText(text)).toBe(kept);
  });

  const words = fc.constantFrom('派件中', '电话', '，', '【县城】', ' ', '已到', '请联系', 'SF');
  const gap = fc.constantFrom('', ' ', '-', '－', '　', ' - ');
  const phone = fc
    .tuple(fc.stringMatching(/^\d{8,12}$/), fc.integer({ min: 1, max: 7 }), gap)
    .map(([digits, at, between]) => ({ digits, written: digits.slice(0, at) + between + digits.slice(at) }));

  it('loses every number of 8 to 12 digits, wherever it stands and however it is cut', () => {
    fc.assert(
      fc.property(fc.array(words), fc.array(phone, { minLength: 1, maxLength: 3 }), fc.array(words), (a, phones, b) => {
        const text = [...a, phones.map(({ written }) => written).join('、'), ...b].join('');
        const kept = maskCourierText(text);
        expect(kept.replace(/\D/g, '')).toBe('');
        expect(maskCourierText(kept)).toBe(kept);
        expect([...kept]).toHaveLength([...text].length);
      }),
    );
  });

  it('loses the name behind the word for whoever carries it', () => {
    const who = fc.constantFrom('快递员', '业务员', '派件人', '派送员');
    const between = fc.constantFrom('', '：', ': ', ' ', '【', '（');
    const name = fc.stringMatching(/^[赵钱孙李周吴郑王冯陈][伟芳娜敏静秀娟英华慧]{1,3}$/u);
    const after = fc.constantFrom('', '，', '】', '正在派件', '电话13812345678', ' ');
    fc.assert(
      fc.property(who, between, name, after, (word, gapped, given, rest) => {
        expect(maskCourierText(`您的包裹由${word}${gapped}${given}${rest}`)).not.toContain(given);
      }),
    );
  });

  it('leaves any text as long as it was, and takes any', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(maskCourierText(maskCourierText(text))).toBe(maskCourierText(text));
      }),
    );
  });
});
