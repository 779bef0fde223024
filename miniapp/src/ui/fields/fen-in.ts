// How much money is meant by what somebody typed?

const AMOUNT = /^(\d{1,6})(?:\.(\d{1,2}))?$/;
const FEN = 100;

/** Signs of 99999.99, the dearest that is typed for things from a shop. */
export const MONEY_SIGNS = 8;

/** 12.5 yuan as somebody types them, in whole fen; undefined for what is no amount, and for none. */
export function fenIn(text: string): number | undefined {
  const [, whole, part = ''] = AMOUNT.exec(text.normalize('NFKC').replace(/\s|元|块/g, '')) ?? [];
  if (whole === undefined) return undefined;
  const fen = Number(whole) * FEN + Number(part.padEnd(2, '0'));
  return fen > 0 ? fen : undefined;
}
