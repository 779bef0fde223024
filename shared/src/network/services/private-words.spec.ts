// Is what nobody may keep found however it is written, and what everybody has to bring let through?
import { hasPrivateWords } from './private-words.js';

it.each([
  ...[
    '350423198001011234',
    '35042319800101123X',
    '3504 2319 8001 0112 34',
    '350423800101123',
    '６２２８４８００１２３４５６７８９',
  ],
  ...[
    '卡号 6228-4800-1234-5678-901',
    '密码123456',
    '密码是 abc123',
    '密码：888888',
    '验证码 4921',
    'password: hunter2',
    'PIN=0000',
  ],
  ...['身份证号3504', '社保卡后四位 1234', '打 13812345678', '密​码 123456'],
])('%s is not kept', (text) => {
  expect(hasPrivateWords(text)).toBe(true);
});

it.each([
  ...[
    '带身份证、社保卡',
    '户号写在电费单上，带上一张旧单',
    '密码您自己按，站长不看',
    '上午 8:30 到 11:30',
    '一张 5 角，10 张以上便宜',
  ],
  ...[
    '站长在的时候都行',
    '每月 1 号到 25 号',
    '要验证码的，带上自己的手机',
    '2026-12-08 前',
    '打 95598 也能问',
    '电话 12315',
    '',
  ],
])('“%s” may be said', (text) => {
  expect(hasPrivateWords(text)).toBe(false);
});
