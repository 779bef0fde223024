// Where is a parcel to be left, in a household's words?
import { spokenFigures } from '@kehuoyou/shared';
import type { Leaving, LeaveWish, WalletParcel } from '@kehuoyou/shared';

/** What can be said, in this order. */
export const leaveChoices: readonly { readonly wish: LeaveWish; readonly word: string; readonly then: string }[] = [
  { wish: 'point', word: '可以放', then: '好的，放在服务点等您来取。' },
  { wish: 'home', word: '送到家', then: '好的，送到家，不用来取。' },
  { wish: 'refused', word: '不要', then: '好的，不放，下一班车带回去。' },
];

/** 尾号 3882 放在下谢村服务点，可以吗. */
export function leaveQuestion({ waybill, point, state }: Pick<WalletParcel, 'waybill' | 'point' | 'state'>): string {
  const place = point?.name ?? '服务点';
  return state === 'ready'
    ? `尾号 ${waybill.slice(-4)} 先放在${place}了，可以吗`
    : `尾号 ${waybill.slice(-4)} 到了，放在${place}，可以吗`;
}

/** For the ear, with the three answers. */
export function spokenLeaveQuestion(parcel: Pick<WalletParcel, 'waybill' | 'point' | 'state'>): string {
  const tail = parcel.waybill.slice(-4);
  const question = leaveQuestion(parcel).replace(`尾号 ${tail} `, `尾号${spokenFigures(tail)}的快递`);
  return `${question}？可以放，送到家，还是不要，点一下。`;
}

/** What holds, where that is worth a line; what lies where it always lies needs none. */
export const leavingWords: Readonly<Partial<Record<Leaving, string>>> = {
  home: '给您送到家，不用来取。',
  refused: '您说不放在服务点，下一班车带回去。',
};
