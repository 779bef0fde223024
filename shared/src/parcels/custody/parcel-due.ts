// What does the recipient of a parcel still owe its carrier?
//
// No money passes through here: it is marked, so that nobody is surprised at the counter.

/** 到付: the freight; 代收货款: the price of what is in it. */
export const parcelDues = ['freight', 'goods'] as const;
export type ParcelDue = (typeof parcelDues)[number];

/** As it stands beside a parcel. */
export const parcelDueNames: Readonly<Record<ParcelDue, string>> = {
  freight: '到付：运费要收件人付',
  goods: '代收货款：货钱要收件人付',
};
