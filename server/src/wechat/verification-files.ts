// Which files show WeChat that the domain is ours?
type Env = Readonly<Record<string, string | undefined>>;

/** Content by name, such as `MP_verify_a1B2.txt`. */
export type VerificationFiles = ReadonlyMap<string, string>;

/** `WECHAT_VERIFICATION_FILES="MP_verify_a1B2.txt=a1B2,9aF3.txt=77cd"`: what WeChat's console gave to download; throws when it is none. */
export function readVerificationFiles(env: Env): VerificationFiles {
  const pairs = (env['WECHAT_VERIFICATION_FILES'] ?? '')
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const [, name, content] = /^([A-Za-z0-9_-]{1,64}\.txt)=([A-Za-z0-9_-]{1,256})$/.exec(pair) ?? [];
      if (name === undefined || content === undefined)
        throw new Error('WECHAT_VERIFICATION_FILES must look like MP_verify_a1B2.txt=a1B2,9aF3.txt=77cd');
      return [name, content];
    }),
  );
}
