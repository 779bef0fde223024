// What number was meant, whoever typed it and whatever scanned it?

/** 快递100 and the firms: a waybill has 6 to 32 characters. */
const SHORTEST = 6;
const LONGEST = 32;
/** Longer texts are no number with something around it. */
const LONGEST_TYPED = 200;
/** What scanners say of the kind of code (AIM, such as `]C1`), and the stars around Code 39. */
const SCANNER_PREFIX = /^\][A-Za-z][0-9A-Za-z]/;
/** What is copied along from a message. */
const LABEL = /^(?:快递|运单|物流|邮件|包裹)*(?:单号|编号|号码|号)[:：]?/;
/** Of which box of several: JD writes `-1-3-` or `N1S3H12` behind the number. */
const JD_BOX = /^(JD[A-Z0-9]{8,}?)(?:-[1-9]\d{0,4}-[1-9]\d{0,4}-[A-Z0-9]*|N[1-9]\d{0,4}S[1-9]\d{0,4}(?:H[A-Z0-9]*)?)$/;
const DASHES = /[-‐-―−－_]/g;
/** Blanks of every width, and what is not seen at all: control and formatting characters. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/gu;

/**
 * A waybill as it is compared and stored: upper case, without blanks, dashes and what a scanner adds. Of a JD
 * label of several boxes the number that they share. Undefined for what cannot be one: shorter than 6 or longer
 * than 32 characters, or with others than letters and digits.
 */
export function normalWaybill(text: string): string | undefined {
  if (text.length > LONGEST_TYPED) return undefined;
  const plain = text
    .replace(UNSEEN, '')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(SCANNER_PREFIX, '')
    .replace(LABEL, '')
    .replace(/^\*(.*)\*$/, '$1')
    .replace(DASHES, '-')
    .toUpperCase();
  const [, ofAll] = JD_BOX.exec(plain) ?? [];
  const waybill = ofAll ?? plain.replace(/-/g, '');
  return /^[A-Z0-9]+$/.test(waybill) && waybill.length >= SHORTEST && waybill.length <= LONGEST ? waybill : undefined;
}
