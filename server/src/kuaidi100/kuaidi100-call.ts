// How is something sent to 快递100, and what is it when it does not do it?

/** What is asked of it. */
export type Kuaidi100Operation = 'query' | 'subscribe' | 'register pickup code' | 'query pickup code';

/**
 * Why there is no answer.
 * - `off`: this server was set up without it
 * - `unreachable`: no answer in time, or none of its own
 * - `misconfigured`: customer, key or balance; only the operator can help
 * - `refused`: it does not take this parcel or this firm, and will not later
 */
export type Kuaidi100FailureKind = 'off' | 'unreachable' | 'misconfigured' | 'refused';

/** It did not do what it was asked. Holds nothing of a parcel. */
export class Kuaidi100Failure extends Error {
  constructor(
    readonly operation: Kuaidi100Operation,
    readonly kind: Kuaidi100FailureKind,
    readonly returnCode?: string,
  ) {
    super(`kuaidi100 ${operation}: ${kind}${returnCode === undefined ? '' : ` ${returnCode}`}`);
    this.name = 'Kuaidi100Failure';
  }
}

/** A parcel, a number or a firm that it does not take is no reason to ask again. */
export function isFinalFailure(error: unknown): boolean {
  return error instanceof Kuaidi100Failure && (error.kind === 'refused' || error.kind === 'off');
}

/** Its answers, of whatever fields. */
export type Kuaidi100Json = Readonly<Record<string, unknown>>;

/** Return codes that only the operator can help. */
export const OURS_TO_MEND: ReadonlySet<string> = new Set(['501', '502', '503', '504', '600', '601']);

/** Posts a form and reads JSON; whatever else comes back is no answer. */
export async function postForm(
  operation: Kuaidi100Operation,
  sent: { readonly url: string; readonly timeoutMs: number; readonly form: Readonly<Record<string, string>> },
): Promise<Kuaidi100Json> {
  try {
    const response = await fetch(sent.url, {
      method: 'POST',
      body: new URLSearchParams(sent.form),
      redirect: 'error',
      signal: AbortSignal.timeout(sent.timeoutMs),
    });
    const json: unknown = response.ok ? await response.json() : undefined;
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Kuaidi100Json;
  } catch {
    // The cause may quote what was sent, and with it a phone number.
  }
  throw new Kuaidi100Failure(operation, 'unreachable');
}

/** The code of an answer; it calls it `returnCode` in one service and `code` in another. */
export function codeOf({ returnCode, code }: Kuaidi100Json): string {
  const said = returnCode ?? code;
  return typeof said === 'string' || typeof said === 'number' ? String(said) : '';
}
