// What has the build for WeChat in it, and where is it?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The build for WeChat. */
export const weappDist = fileURLToPath(new URL('../../../miniapp/dist/weapp', import.meta.url));

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] };
}

/** `app.json` of the build. */
export function readAppJson(): AppJson {
  return JSON.parse(readFileSync(join(weappDist, 'app.json'), 'utf8')) as AppJson;
}

/** Every page of the build, such as `home/index`. */
export function pagesOf({ pages, subPackages = [] }: AppJson): string[] {
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
}

/** Path and query of an address in the app. WeChat does not decode the values. */
export function parseUrl(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?');
  const pairs = search
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...rest] = pair.split('=');
      return [name, rest.join('=')];
    });
  return { route: path.replace(/^\//, ''), query: Object.fromEntries(pairs) };
}
