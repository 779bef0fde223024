// Does the program that measures pages see what an old man would not?
import { inBrowser, openPhone } from '../harness/browser.js';
import type { Phone } from '../harness/browser.js';
import { measure, shortcomings } from '../harness/readability.js';

const good =
  '<p style="font-size:24px;color:#17211c;background:#f7f5ef">下一班 09:40</p><button style="width:80px;height:60px;font-size:24px;color:#fff;background:#0b6b4f">打电话</button>';

inBrowser('the measuring of a page', () => {
  let phone: Phone;

  beforeAll(async () => {
    phone = await openPhone('about:blank');
  });
  afterAll(() => phone.close());

  const found = async (html: string, mode: 'normal' | 'elder' = 'elder'): Promise<string[]> => {
    await phone.page.setContent(
      `<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">${html}`,
    );
    return shortcomings(await measure(phone.page), mode);
  };

  it('finds nothing wrong with what can be read and touched', async () => {
    expect(await found(good)).toEqual([]);
    expect(await found(good, 'normal')).toEqual([]);
  });

  it.each([
    ['small text', '<p style="font-size:15px">约</p>', /15 px/],
    ['pale text', '<p style="font-size:24px;color:#999">约</p>', /contrast of 2\.8/],
    ['text that is pale by its opacity', '<div style="opacity:.4"><p style="font-size:24px">约</p></div>', /contrast/],
    [
      'text on a background that shows through',
      '<div style="background:#0b6b4f"><div style="background:rgba(255,255,255,.1)"><p style="font-size:24px;color:#17211c">约</p></div></div>',
      /contrast/,
    ],
    [
      'text that is cut off',
      '<p style="font-size:24px;width:60px;white-space:nowrap;overflow:hidden">长校镇下谢村</p>',
      /cut off/,
    ],
    [
      'a low button',
      '<button style="width:80px;height:40px;font-size:24px;color:#000;background:#fff">好</button>',
      /80 by 40 px/,
    ],
    [
      'a narrow thing that plays a button',
      '<div role="button" style="width:30px;height:60px;font-size:24px">好</div>',
      /30 by 60 px/,
    ],
    [
      'a pale placeholder',
      '<style>::placeholder{color:#bbb}</style><input style="width:200px;height:60px;font-size:24px" placeholder="拼音">',
      /"拼音" has a contrast/,
    ],
    ['a page that is too wide', '<div style="width:500px;height:10px"></div>', /wider than the screen/],
  ])('finds %s', async (_what, html, wanted) => {
    expect(await found(`${good}${html}`)).toEqual([expect.stringMatching(wanted)]);
  });

  it('asks for less where the owner has not chosen large writing', async () => {
    const html = '<button style="width:48px;height:48px;font-size:16px;color:#000;background:#fff">好</button>';
    expect(await found(html, 'normal')).toEqual([]);
    expect(await found(html, 'elder')).toHaveLength(2);
  });
});
