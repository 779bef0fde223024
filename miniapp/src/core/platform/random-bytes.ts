// Where do random numbers come from?
import Taro from '@tarojs/taro';

/**
 * `count` random bytes for names that must not collide. WeChat's logic layer has no synchronous
 * source of secrets: never use these as one there.
 */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  if (process.env.TARO_ENV === 'h5') return crypto.getRandomValues(bytes);
  for (let index = 0; index < count; index += 1) bytes[index] = Math.floor(Math.random() * 256);
  return bytes;
}

/** The same of what nobody may guess, such as a receipt. A WeChat that has no such source (before 2021) gives the others. */
export async function secretBytes(count: number): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'h5') return randomBytes(count);
  try {
    return new Uint8Array((await Taro.getRandomValues({ length: count })).randomValues);
  } catch {
    return randomBytes(count);
  }
}
