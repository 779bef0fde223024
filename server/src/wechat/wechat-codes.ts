// Which mini-program code (the round one) leads to a place?
import { pageRoute, parametersIn, scannedPage, scannedScene } from '@kehuoyou/shared';
import type { PageAddress, Scanned } from '@kehuoyou/shared';
import type { AccessToken } from './access-token.js';

/** Pixels; WeChat makes 280 to 1,280, and a plate of 8 cm is printed at 300 a inch with 945. */
const WIDTH = 1_280;

/** Makes codes that only WeChat reads. There may be any number of them, and they never expire. */
export class WechatCodes {
  constructor(private readonly token: AccessToken) {}

  /** The picture of a code (JPEG or PNG, as WeChat likes) that opens the page of what it stands for. */
  picture(scanned: Scanned): Promise<Uint8Array> {
    const address = scannedPage(scanned);
    const body = {
      scene: scannedScene(scanned),
      page: pageRoute(withoutWords(address)),
      // A page that is not released yet must not keep a plate from being printed.
      check_path: false,
      env_version: 'release',
      width: WIDTH,
    };
    return this.token.picture({ operation: 'getUnlimitedQRCode', path: '/wxa/getwxacodeunlimit', body });
  }
}

function withoutWords(address: PageAddress): PageAddress {
  // What the page is opened with is in the scene.
  return Object.keys(parametersIn(address)).length === 0 ? address : (address.split('?')[0] as PageAddress);
}
