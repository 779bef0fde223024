// Which errand do tests of its pages look at?
import type { Errand, ErrandLine, ErrandSummary, ShoppingErrand } from '@kehuoyou/shared';

/** By what tests' phones say it is. */
export const NOW = new Date('2026-12-01T10:00:00+08:00');

/** A thing as it was asked for. */
export function aLine(no: number, what: string, more: Partial<ErrandLine> = {}): ErrandLine {
  return { no, what, amount: 2, unit: '包', substitute: 'ask', standing: 'open', ...more };
}

/** In a list, before anybody has taken it. */
export const aSummary: ErrandSummary = {
  ...{ id: 'E1', state: 'asked', point: { id: 'P104204', name: '下谢村客货邮服务点' } },
  lines: [aLine(1, '加碘盐', { maxFen: 800 })],
  ...{ askedAt: '2026-12-01T01:00:00.000Z', name: '罗**', phoneTail: '0001', forCaller: false, pieces: [] },
};

/** The whole of it. */
export const anErrand: Errand = {
  ...aSummary,
  ...{ village: '下谢村', ceilingFen: 800, returnedFen: 0, pictures: [], recordings: [], receipts: [] },
  steps: [{ type: 'ask', at: '2026-12-01T01:00:00.000Z' }],
  may: ['cancel'],
};

/** Asked back: the salt is another one, and dearer. */
export const askedBack: Errand = {
  ...anErrand,
  state: 'asked_back',
  lines: [
    aLine(1, '加碘盐', { maxFen: 800, standing: 'asked_back', proposal: { line: 1, instead: '海盐', fen: 1_000 } }),
    aLine(2, '稻种', { unit: '袋' }),
  ],
  buyer: { id: 'GXS', name: '县供销社' },
  answerBy: '2026-12-01T10:00:00.000Z',
  steps: [...anErrand.steps, { type: 'ask_back', at: '2026-12-01T01:30:00.000Z' }],
  may: ['answer', 'cancel'],
};

/** As its buyer sees it. */
export const toBuy: ShoppingErrand = {
  ...{ id: 'E1', state: 'accepted', name: '罗**', village: '下谢村', point: anErrand.point, taken: true },
  lines: anErrand.lines,
  shop: { id: 'GXS', name: '县供销社' },
};
