// How may an error be written down without giving a person away?
import { Failure } from '@kehuoyou/shared';
import { QueryFailedError } from 'typeorm';
import { WechatFailure } from '../wechat/wechat-failure.js';

const LONGEST = 80;

/** Its kind and code. What an error says is left out: it may quote a text, a name or a number. */
export function errorName(error: unknown): string {
  if (error instanceof Failure) return `Failure ${error.code}`;
  if (error instanceof WechatFailure) return error.message;
  if (error instanceof QueryFailedError)
    return `QueryFailedError ${(error.driverError as { code?: string }).code ?? ''}`.slice(0, LONGEST);
  return (error instanceof Error ? error.name : typeof error).slice(0, LONGEST);
}
