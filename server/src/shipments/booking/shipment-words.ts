// In which words do orders say what happened?

/** Notes in the ledger of an order. */
export const amountWords = {
  agreed: '订的时候说好的',
  cancelled: '取消了，说好的不用付',
} as const;
