// May this build for WeChat be uploaded? With what it is made for, a phone outside of this room must be able to work.
import { isIP } from 'node:net';

/** What WeChat gives to a build that belongs to nobody. */
export const GUEST_APP_ID = 'touristappid';
/** The API of a build that stays on this machine. */
export const LOCAL_API = 'http://localhost:3000';

/**
 * Why a build with these settings must not leave this machine; nothing when it may.
 * @param {{ readonly api: string | undefined, readonly appId: string | undefined }} settings
 * @returns {string[]}
 */
export function releaseTroubles({ api, appId }) {
  return [...apiTroubles(api), ...appIdTroubles(appId)];
}

/** @param {string | undefined} api */
function apiTroubles(api) {
  if (api === undefined || api === '')
    return ['TARO_APP_API is not set: the address of the API, such as https://khy.example'];
  if (!URL.canParse(api)) return [`TARO_APP_API is no address: ${api}`];
  const { protocol, hostname, pathname, search, hash, username } = new URL(api);
  const troubles = [];
  if (protocol !== 'https:') troubles.push('TARO_APP_API must begin with https://, WeChat speaks to nothing else');
  if (
    isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ||
    !hostname.includes('.') ||
    /\.(?:localhost|local|internal|test)$/.test(hostname)
  )
    troubles.push(`TARO_APP_API must name a registered domain, not ${hostname}`);
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || api.endsWith('/'))
    troubles.push('TARO_APP_API must end after the domain, without a slash');
  return troubles;
}

/** @param {string | undefined} appId */
function appIdTroubles(appId) {
  if (appId === undefined || appId === '') return ['WECHAT_APP_ID is not set: the id of the registered mini-program'];
  return /^wx[0-9a-f]{16}$/.test(appId)
    ? []
    : [`WECHAT_APP_ID ${appId} is nobody's: it is wx and 16 figures and letters a to f`];
}
