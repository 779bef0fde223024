// How does one read a number off a label?

/** 9812 3450 6778 8: in fours. */
export function inFours(waybill: string): string {
  return waybill.replace(/(.{4})(?=.)/g, '$1 ');
}
