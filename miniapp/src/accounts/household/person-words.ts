// What is somebody of the household called, and how do they stand?
import type { Person } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** 奶奶; 我 or 家里人 for whoever has no name yet. */
export function personCalled(person: Person): string {
  if (person.relation === 'self') return person.name === undefined ? '我自己' : `${person.name}（我）`;
  return person.name ?? '家里人';
}

/** Whether parcels are matched to them, and what is missing. */
export function standing(person: Person): { readonly sentence: string; readonly tag: string; readonly tone: Tone } {
  if (person.relation === 'followed')
    return { sentence: '您在关注，快递到了您也会知道。', tag: '关注着', tone: 'green' };
  if (person.phone === undefined)
    return { sentence: '还没有手机号，认不出哪些快递是谁的。', tag: '没有号码', tone: 'grey' };
  if (!person.confirmed)
    return { sentence: '本人到服务点，给站长看一下码，核对过才认得出快递。', tag: '等站长确认', tone: 'amber' };
  return {
    sentence: person.confirmedBy === 'keeper' ? '站长当面核对过。' : '微信确认过这个号码。',
    tag: '已确认',
    tone: 'green',
  };
}
