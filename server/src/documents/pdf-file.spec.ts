// Does a printed document say what was meant, page by page, in letters that it carries itself?
import { extractText, getDocumentProxy } from 'unpdf';
import { SentFile } from '../http/files/file-answer.js';
import type { Block, PageDocument } from './page-document.js';
import { pdfBytes, pdfFile } from './pdf-file.js';

const document = (blocks: PageDocument['blocks'], more: Partial<PageDocument> = {}): PageDocument => ({
  title: '路单 K01-O01',
  foot: '清流县客货邮，2026年11月24日印',
  madeAt: new Date('2026-11-24T00:00:00+08:00'),
  scale: 'paper',
  blocks,
  ...more,
});

/** The words of each page, in the order in which they were written. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text;
}

const table = (rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): Block => ({
  kind: 'table',
  columns: [
    { name: '运单号', share: 2 },
    { name: '收件人', share: 1, strong: true },
  ],
  rows,
});

it('says every kind of block in words that can be searched and copied', async () => {
  const bytes = await pdfBytes(
    document(
      [
        { kind: 'heading', text: '长校镇综合服务站' },
        {
          kind: 'facts',
          facts: [
            ['司机', '王师傅'],
            ['车牌', '闽G00001示'],
          ],
        },
        { kind: 'paragraph', text: '下谢村的包裹放在车尾。', size: 'small' },
        table([['YT1234567890123', '罗**']]),
        {
          kind: 'codes',
          codes: [
            { symbology: 'code128', text: 'YT1234567890123', words: ['YT1234567890123'] },
            { symbology: 'qr', text: 'https://kehuoyou.example/s/V104204', words: ['扫码看'] },
          ],
        },
        { kind: 'new_page' },
        { kind: 'paragraph', text: '第二页的话' },
      ],
      { subtitle: '2026年11月24日' },
    ),
  );
  const [first = '', second = ''] = await pagesOf(bytes);
  for (const words of [
    '路单 K01-O01',
    '2026年11月24日',
    '长校镇综合服务站',
    '司机',
    '王师傅',
    '闽G00001示',
    '下谢村的包裹放在车尾。',
    '运单号',
    'YT1234567890123',
    '罗**',
    '扫码看',
  ])
    expect(first).toContain(words);
  expect(first).toContain('第 1 页');
  // The second one begins with the title, and ends by saying that it is the last.
  expect(second).toContain('路单 K01-O01');
  expect(second).toContain('第二页的话');
  expect(second).toContain('第 2 页，共 2 页');
});

it('carries the letters that it uses, and no others: some kilobytes of ten megabytes', async () => {
  const short = await pdfBytes(document([{ kind: 'paragraph', text: '下谢村' }]));
  expect(short.length).toBeLessThan(30_000);
  expect(short.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/);
  const all = Array.from({ length: 2_000 }, (_each, letter) => String.fromCharCode(0x4e00 + letter)).join('');
  expect((await pdfBytes(document([{ kind: 'paragraph', text: all }]))).length).toBeGreaterThan(150_000);
});

it('is the same, byte for byte, whenever the same is printed', async () => {
  const made = document([{ kind: 'paragraph', text: '一样' }]);
  expect((await pdfBytes(made)).equals(await pdfBytes(made))).toBe(true);
});

it('prints letters that no font has, halves of them and signs of control without falling over', async () => {
  const odd = '𠮷👵\ud800\u0000\u202e\ufeff\r\n\tend';
  const bytes = await pdfBytes(
    document([{ kind: 'paragraph', text: odd }, table([[odd, odd.repeat(40)]])], { title: odd }),
  );
  expect((await pagesOf(bytes)).join('')).toContain('end');
});

it('has the head of a table on every page, and no row in two pieces or lost', async () => {
  const rows = Array.from({ length: 120 }, (_each, row) => [
    `YT${String(row).padStart(4, '0')}`,
    row % 7 === 0 ? '很长的名字'.repeat(8) : '罗**',
  ]);
  const pages = await pagesOf(await pdfBytes(document([table(rows)])));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page).toContain('运单号');
  const found = pages.flatMap((page) => page.match(/YT\d{4}/g) ?? []);
  expect(found).toEqual(rows.map(([id]) => id));
  pages.forEach((page, index) => expect(page).toContain(`第 ${index + 1} 页`));
});

it('lets a text that is longer than a page run on, and loses nothing of it', async () => {
  const words = Array.from({ length: 3_000 }, (_each, number) => `第${number}句。`).join('');
  const text = (await pagesOf(await pdfBytes(document([{ kind: 'paragraph', text: words }]))))
    .join('')
    .replace(/\s/g, '');
  for (const number of [0, 1, 999, 1_000, 1_500, 2_999]) expect(text).toContain(`第${number}句。`);
});

it('asks for rows only while somebody reads, and for none after they have left', async () => {
  let [asked, ended] = [0, false];
  function* rows(): Generator<readonly string[]> {
    try {
      for (;;) yield [`${(asked += 1)}`, `${Math.sin(asked)}`];
    } finally {
      ended = true;
    }
  }
  const file = pdfFile(document([table(rows())]));
  expect(file).toBeInstanceOf(SentFile);
  const pieces = file.pieces[Symbol.asyncIterator]();
  await pieces.next();
  let still = -1;
  while (still !== asked) {
    still = asked;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(asked).toBeLessThan(100_000);
  await pieces.return?.();
  expect(ended).toBe(true);
}, 120_000);

it('fails as its rows do', async () => {
  async function* rows(): AsyncGenerator<readonly string[]> {
    yield ['1', 'a'];
    throw new Error('the database is gone');
  }
  await expect(pdfBytes(document([table(rows())]))).rejects.toThrow('the database is gone');
});

it('prints as many labels as there are, none torn by a page, and cuts off what is longer than its line', async () => {
  const labels = Array.from({ length: 25 }, (_each, at) => ({
    ...{
      code: `A${at}`,
      large: `B${String(at).padStart(3, '0')}`,
      corner: `${at + 1}/25`,
      strong: '很长的名字'.repeat(20),
    },
    words: ['在哪里上车，坐哪班车，'.repeat(20), '寄广东'],
  }));
  const pages = await pagesOf(await pdfBytes(document([{ kind: 'labels', labels }])));
  expect(pages).toHaveLength(3);
  const large = (page: string): string[] => page.match(/B\d{3}/g) ?? [];
  expect(pages.flatMap(large)).toEqual(labels.map((label) => label.large));
  for (const page of pages) expect(page.match(/寄广东/g) ?? []).toHaveLength(large(page).length);
  expect(pages.join('')).toContain('…');
});

it('says over a table that goes on which one it is', async () => {
  const rows = Array.from({ length: 120 }, (_each, row) => [`YT${row}`, '罗**']);
  const goesOn = '07:40 K01（接上页）';
  const [first = '', ...others] = await pagesOf(await pdfBytes(document([{ ...table(rows), goesOn } as Block])));
  expect(first).not.toContain(goesOn);
  for (const page of others) expect(page).toContain(goesOn);
});
