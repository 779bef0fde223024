// How much would be lost with the phone?

/** Writes and pictures that are on the phone alone, such as `2 条、1 张图片`; empty when there are none. */
export function unsentWords(writes: number, pictures: number): string {
  return [writes === 0 ? [] : `${writes} 条`, pictures === 0 ? [] : `${pictures} 张图片`].flat().join('、');
}
