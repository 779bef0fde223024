// Which kinds of things does no post and no carrier in the country take?

/**
 * The 19 categories of the 《禁止寄递物品指导目录》 (State Post Bureau, with the ministries of public and state security,
 * 2016), in its order, each as a farmer says it.
 */
export const prohibitedCategories = [
  '枪支弹药',
  '管制刀具',
  '会爆炸的东西',
  '压缩的气体和装气体的罐子',
  '容易着火的液体',
  '容易着火的固体',
  '氧化剂',
  '有毒的东西',
  '带病菌的东西',
  '有放射性的东西',
  '会腐蚀的东西',
  '毒品和能做毒品的东西',
  '不许出版的书和音像',
  '间谍用的器材',
  '伪造的东西',
  '假冒伪劣的东西',
  '濒危野生动物',
  '不许进出国境的东西',
  '别的不许寄的东西',
] as const;

/** The title of the catalogue, as screens cite it. */
export const PROHIBITED_CATALOGUE = '《禁止寄递物品指导目录》';

/** Number of a category in the catalogue, from 1. */
export type ProhibitedCategory = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19;
