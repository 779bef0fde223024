// Which column of a carrier's list says what?
import { parcelImportFields } from '@kehuoyou/shared';
import type { ParcelImportField } from '@kehuoyou/shared';

/** Headings as they stand on everyday lists, in the form of `plain`; of several columns for one field the first name counts. */
const HEADINGS: Readonly<Record<ParcelImportField, readonly string[]>> = {
  waybill: [
    ...['运单号', '快递单号', '快递号', '物流单号', '运单编号', '邮件号', '邮件号码', '面单号', '包裹号', '单号'],
    ...['waybill', 'waybillno', 'waybillnumber', 'trackingnumber', 'trackingno', 'mailno', 'awb', 'tracking'],
  ],
  carrier: [
    ...['快递公司', '快递', '承运商', '物流公司', '承运公司', '快递品牌', '品牌', '公司'],
    ...['carrier', 'courier', 'express', 'company', 'carriercode'],
  ],
  name: [
    ...['收件人', '收件人姓名', '收货人', '收货人姓名', '收方姓名', '姓名', '客户姓名', '收件联系人'],
    ...['recipient', 'recipientname', 'consignee', 'receiver', 'receivername', 'name'],
  ],
  phone: [
    ...['电话', '手机', '手机号', '手机号码', '电话号码', '联系电话', '收件人电话', '收件人手机', '收件电话'],
    ...['收件手机', '收货电话', '收货人电话', '收货人手机', '联系方式', '收方电话', '收方手机'],
    ...['phone', 'mobile', 'tel', 'telephone', 'recipientphone', 'receiverphone', 'phonenumber', 'mobilephone'],
  ],
  virtualNumber: ['虚拟号', '虚拟号码', '隐私号', '隐私号码', '虚拟电话', 'virtualnumber', 'privacynumber'],
  village: [
    ...['村', '村名', '行政村', '村庄', '所在村', '村组', '村居', '村社区', '村代码'],
    ...['地址', '收件地址', '收货地址', '收件人地址', '详细地址', '收方地址', '派送地址', '投递地址'],
    ...['village', 'villagecode', 'address', 'recipientaddress', 'receiveraddress', 'deliveryaddress'],
  ],
  point: [
    '服务点',
    '村级服务点',
    '取件点',
    '代收点',
    '驿站',
    '网点',
    'point',
    'pointid',
    'pickuppoint',
    'servicepoint',
  ],
  expectedOn: [
    ...['预计到达', '预计到达日期', '预计到达时间', '预计到货', '到达日期', '到货日期', '预计日期', '到件日期', '日期'],
    ...['expectedon', 'expecteddate', 'expectedarrival', 'eta', 'arrivaldate', 'date'],
  ],
  due: [
    ...['付款方式', '支付方式', '结算方式', '运费付款方式', '运费支付方式', '是否到付', '到付', '代收货款', '代收'],
    ...['payment', 'paymentmethod', 'paymenttype', 'paytype', 'cod'],
  ],
};

/** What a heading of a list was taken for; undefined where it is passed over. */
export type ListColumns = readonly (ParcelImportField | undefined)[];

/** The columns under these headings; undefined when this is no row of headings, for it names no waybill. */
export function listColumns(cells: readonly string[]): ListColumns | undefined {
  const names = cells.map(plain);
  const fields: (ParcelImportField | undefined)[] = names.map(() => undefined);
  for (const field of Object.keys(parcelImportFields) as ParcelImportField[]) {
    const [best] = names
      .map((name, place) => ({ place, rank: HEADINGS[field].indexOf(name) }))
      .filter(({ place, rank }) => rank >= 0 && fields[place] === undefined)
      .sort((a, b) => (a.rank === b.rank ? a.place - b.place : a.rank - b.rank));
    if (best) fields[best.place] = field;
  }
  return fields.includes('waybill') ? fields : undefined;
}

/** Without what people put around a heading: blanks, stars, colons, brackets and what stands in them. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|（.*?）|【.*?】/g, '')
    .replace(/[\s*:：#_./、-]/g, '');
}
