// Which point or stop does the code on a sign mean?

/** What a scanned sign leads to. */
export interface ScannedPlace {
  readonly kind: 'point' | 'stop';
  readonly id: string;
}

/** Path of the web address that a sign's code carries: `/p/P104204` for a point, `/s/V104204` for a stop. */
export function placePath(place: ScannedPlace): string {
  return `/${place.kind === 'point' ? 'p' : 's'}/${encodeURIComponent(place.id)}`;
}

/**
 * Reads a scanned text: the web address on a sign, or WeChat's scene such as `p:P104204`. Undefined
 * for any other code, so that a parcel's waybill is not taken for a place.
 */
export function parsePlaceCode(text: string): ScannedPlace | undefined {
  const match = /(?:^|\/)([ps])[/:]([A-Za-z0-9_-]{1,36})(?:[?#].*)?$/.exec(text.trim());
  if (!match) return undefined;
  return { kind: match[1] === 'p' ? 'point' : 'stop', id: match[2] ?? '' };
}
