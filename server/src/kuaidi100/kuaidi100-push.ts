// What does 快递100 tell us of its own accord?
import { CARRIER_CODE } from '@kehuoyou/shared';
import { isSignedBy } from './kuaidi100-signature.js';
import { readKuaidi100Report } from './kuaidi100-report.js';
import type { CarrierReport } from './kuaidi100-report.js';

/**
 * How the watching goes: `polling` goes on, `shutdown` it was handed over, `abort` nothing was found for three days or
 * changed for sixty.
 */
export const watchings = ['polling', 'shutdown', 'abort'] as const;
export type Watching = (typeof watchings)[number];

/** One push. */
export interface Kuaidi100Push {
  readonly watching: Watching;
  readonly report: CarrierReport;
  /** The firm whose it is indeed, where the one that we said was wrong (`autoCheck`, `comNew`). */
  readonly rightCarrier: string | undefined;
}

/** Its `param` as it was received and its `sign`; undefined when it was not signed with `salt`, null when it is no push. */
export function readKuaidi100Push(
  { param, sign }: { readonly param?: string; readonly sign?: string },
  salt: string,
): Kuaidi100Push | null | undefined {
  if (!isSignedBy(sign, param ?? '', salt)) return undefined;
  const json = parsed(param ?? '');
  const report = readKuaidi100Report(json?.['lastResult']);
  if (!json || !report) return null;
  const { status, autoCheck, comNew } = json;
  const isRight = String(autoCheck) === '1' && typeof comNew === 'string' && CARRIER_CODE.test(comNew);
  return {
    // `updateall` tells everything once more, and the watching goes on.
    watching: watchings.find((each) => each === status) ?? 'polling',
    report,
    rightCarrier: isRight ? comNew : undefined,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
