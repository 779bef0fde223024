// Do people agree to what is really used, and does WeChat hear the same?
import { createHash } from 'node:crypto';
import { consentKinds } from './consent.js';
import { consentWordings } from './past-consents.js';
import { declarationLines, privateData, privateDataWords, wechatDeclaration } from './private-data.js';

it('is what people agree to, line by line', () => {
  const { text } = consentWordings.privacy_notice[0];
  for (const line of privateDataWords()) expect(text.split('\n')).toContain(line);
  for (const { what, goes } of privateData) expect(text).toMatch(new RegExp(`${what}.*${goes}`));
});

it('says of the position where it goes', () => {
  expect(privateDataWords().find((line) => line.startsWith('大概的位置'))).toMatch(/发到县里的服务器.*不存/);
});

it('is declared to WeChat, with a reason that it has room for', () => {
  expect(wechatDeclaration.requiredPrivateInfos).toEqual(['getFuzzyLocation']);
  expect(wechatDeclaration.permission).toEqual({ 'scope.userFuzzyLocation': { desc: '用来找离您最近的村和服务点' } });
  for (const { desc } of Object.values(wechatDeclaration.permission)) expect(desc.length).toBeLessThanOrEqual(30);
  expect(declarationLines().map(({ declared }) => declared)).toEqual([
    '手机号',
    '位置信息',
    '选中的照片或视频信息',
    '麦克风',
    '选中的文件',
    '剪切板',
  ]);
});

it('has a new version whenever the words are others: what somebody agreed to never changes', () => {
  const digests = consentKinds.flatMap((kind) =>
    consentWordings[kind].map(({ version, title, text }) => [
      `${kind} ${version}`,
      createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 12),
    ]),
  );
  expect(Object.fromEntries(digests)).toEqual({
    'leave_at_point 2026-11': 'e56322b60afb',
    'leave_parcel 2026-11': '7b943d8d6fba',
    'other_stations 2026-11': '511a7179dc28',
    'other_stations 2026-12': 'cc5cdbe7d8ed',
    'privacy_notice 2026-11': '1f4af636050c',
    'privacy_notice 2026-12': 'c13fc88b9945',
    'privacy_notice 2027-01': '99c690a4bb10',
    'sensitive_data 2026-11': '211033765e13',
  });
});
