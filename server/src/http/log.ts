// What may stand in a log line?
//
// The first line of defence is not to log what people say at all: requests are logged by route and
// failure code. This is the second, for an error or an object that somebody logs without thinking.
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Keys whose value never gets into the log, at the top of a line or one level down. */
const secretKeys = [
  'authorization',
  'token',
  'phone',
  'openid',
  'openId',
  'unionid',
  'session_key',
  'secret',
  'body',
  'parameters',
  'query',
  'sql',
  'headers',
];

/** Seven digits or more may be somebody's number. */
const NUMBER = /\+?\d(?:[\s()-]?\d){6,}/g;

/** The server's logger; tests may bring their own destination. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[withheld]' },
    serializers: { err: errorForLog, error: errorForLog },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What is logged of an error: its kind, the database's number for it, and where it arose. The message of
 * a database error quotes the values of the row, so it stays out; digits of any other are withheld.
 */
export function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error))
    return typeof error === 'string' ? error.replace(NUMBER, '[number]') : '[not an error]';
  const { errno, code, driverError } = error as Error & {
    errno?: unknown;
    code?: unknown;
    driverError?: { errno?: unknown; code?: unknown };
  };
  const quotesRows = driverError !== undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: quotesRows ? '[withheld]' : error.message.replace(NUMBER, '[number]'),
    code: driverError?.code ?? code,
    errno: driverError?.errno ?? errno,
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}
