// By which names is a product found that somebody offers?
import { localGoods } from '../../shipments/goods/local-goods.js';

/** What somebody may have put it up as who sells what `query` asks for: 番薯 finds 地瓜 and 红薯. */
export function offerNames(query: string): string[] {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return [];
  const kin = localGoods.filter(({ name, names }) => [name, ...names].includes(wanted));
  return [...new Set([wanted, ...kin.flatMap(({ name, names }) => [name, ...names])])];
}
