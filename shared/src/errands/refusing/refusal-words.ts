// What is somebody told whose wish is refused by name: why, and where to go instead?

/** Why something is neither fetched from town nor offered here. */
export const refusedKinds = ['tobacco', 'medicine', 'pesticide', 'firework', 'fuel', 'prohibited'] as const;
export type RefusedKind = (typeof refusedKinds)[number];

/** A reason and a way out, a sentence each. What the national catalogue names says its own (`sendingRules`). */
export const refusalWords: Record<RefusedKind, { readonly reason: string; readonly instead: string }> = {
  tobacco: {
    reason: '烟由国家专卖，这里不帮买，也不帮卖。',
    instead: '烟请本人到有烟草零售许可证的店里买。烟叶交到烟草站。',
  },
  medicine: {
    reason: '处方药要看医生开的方子，别人不能代买。',
    instead: '请到村卫生所或者镇卫生院，让医生看过再拿药。',
  },
  pesticide: {
    reason: '农药有毒，不能和吃的一起上车，这里不帮买，也不帮卖。',
    instead: '请打电话给有农药经营许可证的店，问店里怎么买。',
  },
  firework: {
    reason: '鞭炮烟花会爆炸，班车上不许带，这里不帮买，也不帮卖。',
    instead: '请到有证的店里买，在准放的地方放。',
  },
  fuel: {
    reason: '油和气容易着火，班车上不许带，这里不帮买，也不帮卖。',
    instead: '油请到加油站加，煤气请打电话叫有证的店送。',
  },
  prohibited: {
    reason: '班车和快递都不许带这个，这里不帮买，也不帮卖。',
    instead: '不清楚的，请问站长。',
  },
};
