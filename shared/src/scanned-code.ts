// What does the code on a sign or on somebody's screen mean, whichever camera reads it?

/** Letter of each kind of code, in its web address and in WeChat's scene. Printed signs remember them. */
const letters = { point: 'p', stop: 's', join: 'j', follow: 'f', confirm: 'c' } as const;

/** A point or a stop on its plate; an invitation, a family code or a confirmation on a screen. */
export type ScannedKind = keyof typeof letters;
export const scannedKinds = Object.keys(letters) as readonly ScannedKind[];

/** What was scanned. */
export interface Scanned {
  readonly kind: ScannedKind;
  /** Of a point or a stop its id, otherwise a code that works once. */
  readonly id: string;
}

/** What a scanned sign leads to. */
export interface ScannedPlace extends Scanned {
  readonly kind: 'point' | 'stop';
}

const SCANNED = new RegExp(`(?:^|/)([${Object.values(letters).join('')}])[/:]([A-Za-z0-9_-]{1,36})(?:[?#].*)?$`);

/** Path of the web address that a code carries: `/p/P104204` for a point, `/s/V104204` for a stop, `/j/…` for an invitation. */
export function scannedPath({ kind, id }: Scanned): string {
  return `/${letters[kind]}/${encodeURIComponent(id)}`;
}

/** The scene of a mini-program code, such as `p:P104204`; WeChat takes 32 characters. */
export function scannedScene({ kind, id }: Scanned): string {
  return `${letters[kind]}:${id}`;
}

/** Reads a scanned text: a web address of ours or a scene. Undefined for any other code, such as a parcel's waybill. */
export function parseScanned(text: string): Scanned | undefined {
  const [, letter, id] = SCANNED.exec(text.trim()) ?? [];
  const kind = scannedKinds.find((each) => letters[each] === letter);
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** The same where only a place can be meant. */
export function parsePlaceCode(text: string): ScannedPlace | undefined {
  const scanned = parseScanned(text);
  return scanned?.kind === 'point' || scanned?.kind === 'stop' ? { kind: scanned.kind, id: scanned.id } : undefined;
}
