// Where do random numbers come from?

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
