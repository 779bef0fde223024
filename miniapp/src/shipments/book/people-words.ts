// Is it said who sends and who gets it, so that nobody has to be asked again?
import { normalPhone, provinceNames } from '@kehuoyou/shared';
import type { BookAsk, Party, Shipment, ShipmentLine } from '@kehuoyou/shared';
import { nobody } from '../order-draft';
import type { OrderPeople } from '../order-draft';

/** Where whoever fetches it in the county goes. */
const PICKUP_ADDRESS = '县城共配中心自提';

/** 12 箱 县城自提，谁来取; 18 箱 寄广东. */
export function lineTitle({ count, to, province, carrierName }: ShipmentLine): string {
  if (to === 'county_pickup') return `${count} 箱 县城自提，谁来取`;
  return `${count} 箱 ${carrierName ?? '快递'} 寄${provinceNames[province ?? ''] ?? ''}，谁收`;
}

/** What is booked, or the sentence that says what is missing. */
export function bookAskOf(
  { id, lines }: Pick<Shipment, 'id' | 'lines'>,
  { sender, recipients }: OrderPeople,
): BookAsk | string {
  const from = partyOf(sender, '寄件人');
  if (typeof from === 'string') return from;
  const to: BookAsk['recipients'][number][] = [];
  for (const line of lines) {
    const given = recipients[line.no] ?? nobody;
    const address = line.to === 'county_pickup' ? PICKUP_ADDRESS : given.address;
    const party = partyOf({ ...given, address }, line.to === 'county_pickup' ? '来取的人' : '收件人');
    if (typeof party === 'string') return lines.length === 1 ? party : `${lineTitle(line)}：${party}`;
    to.push({ line: line.no, ...party });
  }
  return { id, senderName: from.name, senderPhone: from.phone, senderAddress: from.address, recipients: to };
}

function partyOf({ name, phone, address }: Party, who: string): Party | string {
  const number = normalPhone(phone);
  if (name.trim() === '') return `写上${who}的姓名。`;
  if (number === undefined) return `${who}的电话不对，请填手机号，座机要带区号。`;
  if (address.trim() === '') return `写上${who}的地址。`;
  return { name: name.trim(), phone: number, address: address.trim() };
}
