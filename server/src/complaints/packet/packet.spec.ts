// Does somebody outside read from the paper what happened, by when it should have been answered, and nothing that opens it?
import { complaintDeskApi } from '@kehuoyou/shared';
import { writeFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  complaintsForEachTest,
  handedToPost,
  moving,
  newReceipt,
  said,
  shut,
  town,
} from '../../testing/complaints/complaint-world.js';

complaintsForEachTest();

const DAY_MS = 86_400_000;

const packetOf = (receipt: string): Promise<Response> => fetch(`${town.url}/api/receipts/${receipt}/packet.pdf`);

async function textOf(receipt: string): Promise<string> {
  const bytes = new Uint8Array(await (await packetOf(receipt)).arrayBuffer());
  if (process.env['KEEP_PDF'] !== undefined) writeFileSync(process.env['KEEP_PDF'], bytes);
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replace(/\s/g, '');
}

it('says what was said, both clocks, our records, every step and by which law, and not the receipt', async () => {
  const { number, receipt } = await said(
    shut({ name: '罗大山', phone: '19900000001', text: '门没开\n药在里面 <b>&</b>' }),
  );
  const id = await handedToPost(number);
  await town.call(complaintDeskApi.start, { id, text: '打过电话，今天去看' }, { token: 'post' });
  town.clock.pass(3 * DAY_MS);
  const text = '到现场看了，站长住院，已请人代班。';
  await town.call(complaintDeskApi.answer, { id, outcome: 'explained', text }, { token: 'post' });
  await moving(receipt, 'not_solved', '还是关着');
  const paper = await textOf(receipt);
  for (const words of [
    ...[`申诉材料${number}`, '12305', '邮政业用户申诉', '没开门', '门没开', '药在里面<b>&</b>'],
    ...['2026年12月3日09:20前，答复晚了1天', '法定7天', '按时答复', '重办后答应'],
    ...['转给邮政清流分公司', '答复：说明了原因', '站长住院', '居民说没办好', '还是关着'],
    ...['照片0张，录音0段', '《快递暂行条例》', '《邮政业用户申诉处理办法》', '系统记录'],
  ])
    expect(paper).toContain(words);
  // Whoever is handed the paper is to open nothing with it, and to know nobody by it.
  expect(paper).not.toContain(receipt);
  expect(paper).not.toMatch(/罗大山|19900000001/);
});

it('says that the law’s days are over before anybody has answered', async () => {
  const { receipt } = await said(shut());
  town.clock.pass(9 * DAY_MS);
  const paper = await textOf(receipt);
  expect(paper).toMatch(/2026年12月9日00:00前，过了还没答复，超1天/);
  expect(paper).toContain('第一次答复还没有答复');
});

it('opens to a receipt alone', async () => {
  await said(shut());
  expect((await packetOf(newReceipt())).status).toBe(404);
  const file = await packetOf(
    (await said(shut({ category: 'bus_fare', pointId: undefined, lineId: 'K01' } as never))).receipt,
  );
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('cache-control')).toMatch(/no-store|private/);
});
