// What was done by a receipt and is on the phone alone, in words?
import { complaintStateNames, dayAndClock, identityModeNames, receiptsApi } from '@kehuoyou/shared';
import type { Complaint, IdentityMode, OwnMove } from '@kehuoyou/shared';
import type { OutboxItem } from '../../core/outbox/outbox-item';

const moveWords: Readonly<Record<OwnMove, string>> = {
  inform: '补充',
  solved: '说办好了',
  partly: '说办好一半',
  not_solved: '说没办好',
  reopen: '要求重新办',
  withdraw: '要撤回',
};

const seenBy: Readonly<Record<IdentityMode, string>> = {
  named: `${identityModeNames.named}看得到`,
  hidden: `${identityModeNames.hidden}看得到`,
  anonymous: '谁都看不到',
};

/** What every deed of a receipt has at the beginning of its address. */
export function ownAddress(receipt: string): string {
  return `${receiptsApi.read.path.replace(':receipt', receipt)}/`;
}

function isOf(endpoint: { readonly path: string }, url: string): boolean {
  return url.endsWith(endpoint.path.slice(receiptsApi.read.path.length));
}

/** True for what has to be sent, or taken back, before something else is said of it. */
export function isWaitingMove({ url, state }: OutboxItem): boolean {
  return state === 'waiting' && isOf(receiptsApi.move, url);
}

/** The same of who may see it. */
export function isWaitingHide({ url, state }: OutboxItem): boolean {
  return state === 'waiting' && isOf(receiptsApi.hide, url);
}

/** 说办好了; 补充：门上贴了条. */
export function deedWords({ url, body }: Pick<OutboxItem, 'url' | 'body'>): string {
  if (isOf(receiptsApi.hide, url)) return `要改成${seenBy[body['identity'] as IdentityMode]}`;
  if (isOf(receiptsApi.escalated, url)) return `记下那边的编号 ${String(body['outsideNumber'])}`;
  const word = moveWords[body['move'] as OwnMove];
  return body['text'] === undefined ? word : `${word}：${String(body['text'])}`;
}

/** 您 今天 09:20 说办好了. */
export function whenWords(item: OutboxItem, now: Date): string {
  return `您 ${dayAndClock(item.at, now)} ${deedWords(item)}`;
}

/** True where sending it again would come to the same. */
export function isOver({ refusal }: OutboxItem): boolean {
  return ['complaint_closed', 'complaint_too_late', 'receipt_not_found'].includes(refusal?.code ?? '');
}

/** Why it was not taken, as a sentence; what has changed meanwhile is named. */
export function lateWords({ refusal }: OutboxItem, complaint: Pick<Complaint, 'state'> | undefined): string {
  if (refusal?.code === 'complaint_closed' && complaint !== undefined)
    return `等发出去的时候，这件事已经变成“${complaintStateNames[complaint.state]}”，这句话没算上。看看下面还能做什么。`;
  return `没有交上去：${refusal?.sentence ?? ''}`;
}
