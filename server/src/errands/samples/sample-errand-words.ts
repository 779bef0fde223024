// What do the sample people have bought, and what is said of it?

/** Words of nobody. The shop is no shop. */
export const sampleWords = {
  shop: '样例·供销社',
  sells: '种子、化肥、农具、日用',
  seed: '水稻种子',
  salt: '加碘盐',
  otherSalt: '海盐',
  powder: '洗衣粉',
  torch: '手电筒',
  boots: '雨鞋',
  feed: '猪饲料',
  caller: '样例·阿公',
  notWanted: '样例：家里找到一双。',
  soldOut: '样例：店里卖完了，下个星期来货。',
  changed: '样例：盐拿错了，退了一包的钱。',
} as const;
