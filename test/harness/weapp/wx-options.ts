// How does a call to WeChat say what it wants, and how is it told what came of it?

/** What WeChat calls back with. */
export type Callback = (result: Readonly<Record<string, unknown>>) => void;

/** What every call is given. */
export interface Options extends Readonly<Record<string, unknown>> {
  readonly success?: Callback;
  readonly fail?: Callback;
  readonly complete?: Callback;
}

/** Calls back: without a result it is a failure. */
export function settle(
  name: string,
  { success, fail, complete }: Options,
  result: object | undefined,
  failure = `${name}:fail`,
): void {
  const answer = result === undefined ? { errMsg: failure } : { ...result, errMsg: `${name}:ok` };
  if (result === undefined) fail?.(answer);
  else success?.(answer);
  complete?.(answer);
}

/** What is asked, without the ways to be called back. */
export function plain(options: Options): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== 'function'));
}
