// How is what happens at the bench said, in a keeper's words?
import { carrierOf, spokenFigures, spokenShelfCode, clockText } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import type { Bench, BenchBag, BenchParcel } from './bench-fold';
import type { ScanDraft } from '../scanning/scan-queue';

/** Figures of a waybill by which people know it. */
const TAIL = 4;

/** 王** 的中通快递 3882; one without a label by its number alone. */
export function parcelName({ recipient, carrier, waybill }: Pick<BenchParcel, 'recipient' | 'carrier' | 'waybill'>) {
  const firm = carrier === '' ? '快递' : carrierOf(carrier).name;
  return `${recipient === undefined ? '' : `${recipient} 的`}${firm} ${waybill.slice(-TAIL)}`;
}

/** 40 件 / 3 袋; loose parcels count as parcels. */
export function piecesAndBags(pieces: number, bags: number): string {
  return bags === 0 ? `${pieces} 件` : `${pieces} 件 / ${bags} 袋`;
}

/** K01 10:20 到; undefined while nobody knows which bus. */
export function busWords(bus: BenchBag['bus']): string | undefined {
  if (bus === undefined) return undefined;
  const at = clockText(Date.parse(bus.arrival));
  return bus.cancelled === undefined ? `${bus.routeName} ${bus.live ? '' : '约 '}${at} 到` : `${bus.routeName} 不来了`;
}

/** 和王** 家那 2 件放一起; undefined for one that is alone. */
export function togetherWords(others: readonly BenchParcel[]): string | undefined {
  const [first] = others;
  if (first === undefined) return undefined;
  return `和${first.recipient === undefined ? '这' : `${first.recipient} `}家那 ${others.length} 件放一起`;
}

/** For the ear: 放二号架三层，尾号…，和…放一起。 */
export function spokenPlace(code: string, others: readonly BenchParcel[], warning = ''): string {
  const together = others.length === 0 ? '' : `，和他家那 ${others.length} 件放一起`;
  return `放${spokenShelfCode(code, (tail) => spokenFigures([...tail].join(' ')))}${together}。${warning}`;
}

/** Why a scan makes no event: 已扫过 09:42，在 2-3-3882. */
export function alreadyWords({ progress }: BenchParcel): string {
  const at = progress.since === undefined ? '' : ` ${clockText(progress.since)}`;
  if (progress.state === 'collected') return `这件${at} 已经交出去了`;
  if (progress.state === 'returned') return `这件${at} 已经退回了`;
  return `已扫过${at}`;
}

/** 还差 3 件, 都上架了. */
export function remainderWords(left: number): string {
  return left === 0 ? '都上架了' : `还差 ${left} 件`;
}

const ACT_NAMES: Partial<Record<ScanEvent['type'], string>> = {
  BAG_ACCEPTED: '收下',
  SHELVED: '上架',
  SHORT: '少了',
  EXTRA: '多了',
  DAMAGED: '破了',
  COLLECTED: '交出',
  REMINDED: '催了',
  NOTICE_VERBAL: '打了电话',
  RETURN_DECIDED: '退回',
  COUNTED: '盘到',
  CONSENT_GIVEN: '问过可以放',
  HOME_DELIVERED: '送到家',
  UNLOADED: '收下',
  LOADED: '交给班车',
};

/** What an event was, for the queue and for what can be taken back: 上架 王** 的中通快递 3882. */
export function actName({ type, waybill, seal }: Pick<ScanDraft, 'type' | 'waybill' | 'seal'>, bench?: Bench): string {
  const name = ACT_NAMES[type] ?? '记录';
  if (waybill === undefined) return `${name}袋子 ${seal ?? ''}`;
  return `${name} ${parcelName(bench?.byWaybill.get(waybill) ?? { waybill, carrier: '' })}`;
}

/** What would be taken back: 交出 3 件, or the one act. */
export function undoWords(act: readonly Pick<ScanDraft, 'type' | 'waybill' | 'seal'>[], bench: Bench): string {
  const [last] = act;
  if (last === undefined) return '';
  const several = act.filter(({ type }) => type === last.type).length;
  return several > 1 ? `${ACT_NAMES[last.type] ?? ''} ${several} 件` : actName(last, bench);
}
