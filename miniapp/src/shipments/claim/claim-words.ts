// How is said what happened to boxes, what the machine knows of it, and what is paid?
import {
  claimDesks,
  claimKindNames,
  claimTerms,
  clockText,
  dateAt,
  dateText,
  dayAndClock,
  payoutRuleFor,
  shortPointName,
  spokenYuan,
} from '@kehuoyou/shared';
import type {
  BoxEnd,
  Claim,
  ClaimableBox,
  ClaimBox,
  ClaimDesk,
  ClaimKind,
  ClaimRow,
  ClaimStep,
} from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
import { clockAfter } from '../moment-words';

/** 第 3 箱 7K3M. */
export function claimBoxName({ no, code }: Pick<ClaimBox, 'no' | 'code'>): string {
  return `第 ${no} 箱${code === undefined ? '' : ` ${code}`}`;
}

/** 晚 1 小时 20 分. */
export function lateWords(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  const parts = [
    ...(days > 0 ? [`${days} 天`] : []),
    ...(hours > 0 ? [`${hours} 小时`] : []),
    ...(days === 0 && rest > 0 ? [`${rest} 分`] : []),
  ];
  return `晚 ${parts.join(' ')}`;
}

function kilograms(grams: number): string {
  return `${(grams / 1_000).toFixed(1)} 公斤`;
}

const endWords: Readonly<Record<BoxEnd, string>> = {
  COLLECTED_AT_DEST: '取走了',
  DELIVERED: '送到了',
  TAKEN_BACK: '还给寄的人了',
  CARRIER_RETURNED: '快递退回来了',
};

/** What the machine knows of a box, a line each, in the order in which it happened. */
export function evidenceLines(box: ClaimBox, now: Date): string[] {
  const { saidGrams, grams, receivedAt, moved, loadedAt, departedAt, arrivedAt, promised, lateMinutes } = box;
  const after = (iso: string): string => clockAfter(iso, receivedAt ?? iso, now);
  const late = lateMinutes === undefined ? '' : `，${lateWords(lateMinutes)}`;
  const there = promised === undefined ? '' : `（说好 ${after(promised)}${late}）`;
  const lines: readonly (string | undefined)[] = [
    receivedAt &&
      `${dayAndClock(receivedAt, now)} 交到服务点，过秤 ${kilograms(grams ?? saidGrams)}（订的 ${kilograms(saidGrams)}）`,
    ...moved.map(({ at, reason = '' }) => `${after(at)} 改坐别的车${reason === '' ? '' : `：${reason}`}`),
    loadedAt && `${after(loadedAt)} 装上车`,
    departedAt && `${after(departedAt)} 车开了`,
    receivedAt && (arrivedAt === undefined ? `还没到县城${there}` : `${after(arrivedAt)} 到县城${there}`),
    box.screenedAt && `${after(box.screenedAt)} 过机${box.heldBack === undefined ? '没问题' : `没过：${box.heldBack}`}`,
    box.handedAt && `${after(box.handedAt)} 交给快递，单号 ${box.waybill ?? ''}`,
    box.returnsAt && `${after(box.returnsAt)} 快递要退回${box.returnsFor === undefined ? '' : `：${box.returnsFor}`}`,
    box.endedAt && `${after(box.endedAt)} ${endWords[box.endedAs ?? 'COLLECTED_AT_DEST']}`,
  ];
  return lines.flatMap((line) => line || []);
}

/** Boxes that may be claimed for so. */
export function boxesFor(boxes: readonly ClaimableBox[], kind: ClaimKind): ClaimableBox[] {
  return boxes.filter(({ kinds }) => kinds.some((each) => each.kind === kind && each.refusal === undefined));
}

/** Boxes that a carrier has, with its desk; one of each carrier. */
export function carrierBoxes(
  boxes: readonly ClaimableBox[],
): { readonly desk: ClaimDesk; readonly boxes: readonly ClaimableBox[] }[] {
  return claimDesks.flatMap((desk) => {
    const own = boxes.filter(({ carrier, handedAt }) => carrier === desk.carrier && handedAt !== undefined);
    return own.length === 0 ? [] : [{ desk, boxes: own }];
  });
}

/** What is sent to a carrier: what happened with us, box by box, and nobody's name. */
export function packetWords(goods: string, boxes: readonly ClaimBox[], now: Date): string {
  const each = boxes.map((box) => `${claimBoxName(box)}\n${evidenceLines(box, now).join('\n')}`);
  return [`${goods} ${boxes.length} 箱，客货邮班车带到县城的记录：`, ...each].join('\n\n');
}

/** A row of policy as it is read: what the county has not decided says so. */
export function rowWords({ says, basis, decided }: ClaimRow): string {
  return `${says}${decided ? '' : '（待县里确定）'}${basis === undefined ? '' : `。依据${basis}`}`;
}

/** Whether the boxes are insured, how late they are: the rows that count for them, each once. */
export function rulesFor(kind: ClaimKind, boxes: readonly ClaimableBox[]): ClaimRow[] {
  const rules = boxes.flatMap((box) => {
    const { fen = 0 } = box.kinds.find((each) => each.kind === kind) ?? {};
    const late = box.lateMinutes === undefined ? {} : { lateMinutes: box.lateMinutes };
    return payoutRuleFor(kind, { chargedFen: fen, ...(box.insured === true ? { valueFen: 1 } : {}), ...late }) ?? [];
  });
  return [...new Set(rules)];
}

/** What is expected for these boxes at most, in fen. */
export function expectedFor(kind: ClaimKind, boxes: readonly ClaimableBox[]): number {
  return boxes.reduce((sum, { kinds }) => sum + (kinds.find((each) => each.kind === kind)?.fen ?? 0), 0);
}

/** What a claim says largest, and what stands under it. */
export function claimHeadline(
  claim: Claim,
  now: Date,
): { readonly figure: string; readonly note: string; readonly mark: StateKind } {
  const { state, agreedFen = 0, dueAt, steps } = claim;
  const by = dueAt === undefined ? '' : dateText(dateAt(new Date(dueAt)));
  const reason = steps.at(-1)?.reason ?? '';
  const paid = spokenYuan(agreedFen);
  switch (state) {
    case 'filed':
      return isOverdue(claim, now)
        ? { figure: '公司没按时答复', note: '过了七天，可以请县里定', mark: 'careful' }
        : { figure: '等公司答复', note: `最晚 ${by}`, mark: 'now' };
    case 'accepted':
      return isOverdue(claim, now)
        ? { figure: `赔 ${paid}`, note: '公司答应了，没有按时付，可以请县里定', mark: 'careful' }
        : { figure: `赔 ${paid}`, note: `公司答应了，${by} 前付`, mark: 'now' };
    case 'refused':
      return { figure: '公司不赔', note: reason, mark: 'refused' };
    case 'disputed':
      return { figure: '等县里定', note: `最晚 ${by}`, mark: 'now' };
    case 'granted':
      return { figure: `赔 ${paid}`, note: `县里定的，公司 ${by} 前付`, mark: 'now' };
    case 'dismissed':
      return { figure: '县里定了不赔', note: `${reason}。还不服，打 12328 或 12345`, mark: 'refused' };
    case 'settled':
      return { figure: `赔了 ${paid}`, note: '付好了', mark: 'done' };
    case 'withdrawn':
      return { figure: '不要求赔了', note: '自己撤回的', mark: 'refused' };
  }
}

/** True where whoever's turn it is has let the time pass. */
export function isOverdue({ dueAt }: Pick<Claim, 'dueAt'>, now: Date): boolean {
  return dueAt !== undefined && Date.parse(dueAt) < now.getTime();
}

/** 坏了 · 豆腐皮 2 箱. */
export function claimTitle({ kind, goods, boxes }: Pick<Claim, 'kind' | 'goods' | 'boxes'>): string {
  return `${claimKindNames[kind]} · ${goods} ${boxes.length} 箱`;
}

/** 罗** 尾号 0001，下谢村, for whoever answers. */
export function whoseClaim({ senderName, senderPhoneTail, pointName }: Claim): string {
  const tail = senderPhoneTail === undefined ? '' : ` 尾号 ${senderPhoneTail}`;
  return [`${senderName ?? '寄货的人'}${tail}`, shortPointName(pointName)].join('，');
}

const stepNames: Readonly<Record<ClaimStep['move'], string>> = {
  ...{ file: '提了赔偿', accept: '公司答应赔', refuse: '公司不赔', dispute: '不服，请县里定' },
  ...{ grant: '县里定了赔', dismiss: '县里定了不赔', settle: '付了', withdraw: '撤回了' },
};

/** 公司答应赔 3 元：原因. */
export function claimStepWords({ move, fen, reason }: ClaimStep): string {
  const money = fen === undefined || move === 'file' ? '' : ` ${spokenYuan(fen)}`;
  return `${stepNames[move]}${money}${reason === undefined ? '' : `：${reason}`}`;
}

/** 还有 3 天, 过了 2 天, for whoever has to answer. */
export function dueWords({ dueAt }: Pick<Claim, 'dueAt'>, now: Date): string | undefined {
  if (dueAt === undefined) return undefined;
  const left = Date.parse(dueAt) - now.getTime();
  const days = Math.floor(Math.abs(left) / 86_400_000);
  const span = days === 0 ? `${Math.max(1, Math.floor(Math.abs(left) / 3_600_000))} 小时` : `${days} 天`;
  return left < 0 ? `过了期限 ${span}` : `还有 ${span}，${dateText(dateAt(new Date(dueAt)))} ${clockText(dueAt)} 前`;
}

/** What company and county are bound by, for the foot of both pages. */
export const termLines: readonly string[] = Object.values(claimTerms).map(rowWords);
