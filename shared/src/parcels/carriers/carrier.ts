// Which firms bring parcels, and what must be known to ask them?

/** A firm that brings parcels. */
export interface Carrier {
  /** 快递100's code, which is used everywhere here, such as `shunfeng`. */
  readonly code: string;
  /** As people call it. */
  readonly name: string;
  /** True when it tells nothing of a parcel without the last four digits of a phone number (快递100). */
  readonly needsPhoneTail: boolean;
}

/** Firms whose data 快递100 gives only with a phone number or its tail. */
const WITH_PHONE_TAIL = new Set(['shunfeng', 'shunfengkuaiyun', 'zhongtong']);

const NAMES = {
  shunfeng: '顺丰速运',
  shunfengkuaiyun: '顺丰快运',
  zhongtong: '中通快递',
  zhongtongkuaiyun: '中通快运',
  yuantong: '圆通速递',
  shentong: '申通快递',
  yunda: '韵达快递',
  jtexpress: '极兔速递',
  jd: '京东物流',
  jingdongkuaiyun: '京东快运',
  ems: '邮政 EMS',
  youzhengguonei: '邮政快递包裹',
  youzhengguoji: '邮政国际包裹',
  debangkuaidi: '德邦快递',
  debangwuliu: '德邦物流',
  danniao: '菜鸟速递',
  huitongkuaidi: '百世快递',
  baishiwuliu: '百世快运',
  tiantian: '天天快递',
  youshuwuliu: '优速快递',
  annengwuliu: '安能快运',
  kuayue: '跨越速运',
  zhaijisong: '宅急送',
} as const;

/** Codes of the firms that we know by name. */
export type KnownCarrier = keyof typeof NAMES;

/** The firms that one can choose from, the most frequent first. */
export const carriers: readonly Carrier[] = Object.entries(NAMES).map(([code, name]) => ({
  code,
  name,
  needsPhoneTail: WITH_PHONE_TAIL.has(code),
}));

/** Pieces that we send ourselves: what was bought for somebody. Nobody chooses it, and no other firm knows of it. */
export const OWN_CARRIER: Carrier = { code: 'daigou', name: '代购', needsPhoneTail: false };

/** True for a piece that we send ourselves. */
export function isOwnPiece({ carrier }: { readonly carrier: string }): boolean {
  return carrier === OWN_CARRIER.code;
}

/** True where another firm may be asked of it: of nobody's there is nobody to ask, and of ours nobody outside is told. */
export function mayAskOutside(parcel: { readonly carrier: string }): boolean {
  return parcel.carrier !== '' && !isOwnPiece(parcel);
}

const byCode = new Map([...carriers, OWN_CARRIER].map((each) => [each.code, each]));

/** What a code of a firm may look like at all: 快递100 has some two thousand of them, and they grow. */
export const CARRIER_CODE = /^[a-z][a-z0-9]{1,31}$/;

/** The firm of a code; one that we do not know is called by its code, and is not refused. */
export function carrierOf(code: string): Carrier {
  return byCode.get(code) ?? { code, name: code, needsPhoneTail: false };
}
