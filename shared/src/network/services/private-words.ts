// Does a text hold what may not be kept: a number of somebody's papers, of a bank card, or a password?

/** Digits of an identity card, old or new, a phone or a bank card, whatever stands between them. */
const LONG_NUMBER = /\d(?:[ .\-_/·]?\d){10,18}[xX]?/u;
/** A secret beside its name: 密码123456, 验证码是 8899. That one types it oneself may be said. */
const SECRET = /(?:密码|口令|暗号|验证码|校验码|pin|password|passwd|pwd)[是为:=\s“"'（(]*[0-9a-z!@#$%&*]{3,}/iu;
/** A paper with its number: 身份证号 3504…, also where only a part of it is written. */
const PAPER = /(?:身份证|社保卡|医保卡|银行卡|存折|户口本|残疾证|护照)(?:号码?|后[四六]位)?[是为:=\s]*[0-9x]{4,}/iu;

/** True for a text with such a thing in it. What one has to bring may be named: 带身份证. */
export function hasPrivateWords(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return [LONG_NUMBER, SECRET, PAPER].some((found) => found.test(plain));
}
