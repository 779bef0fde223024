// Is there one place, and only one, where positions are carried from one coordinate system to another?
import { posix } from 'node:path';
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

/** The one that may. */
const CONVERTS = 'server/src/coordinates.ts';
const LIBRARIES = /^(?:gcoord|coordtransform|eviltransform|proj4|wgs84|gcj02|chinese-coordinates?)/i;
const CONVERTING =
  /(?:wgs_?84|gcj_?02|bd_?09).*(?:2|to|_).*(?:wgs_?84|gcj_?02|bd_?09)|^(?:to|from|in|as)_?(?:wgs_?84|gcj_?02|bd_?09)$/i;

/** What every conversion to the Chinese systems needs: the Krasovsky ellipsoid. */
const ELLIPSOID = /\b6_?378_?245(?:\.0)?\b|\b0?\.00669342162296594323/;

function conversions(source: Source): string[] {
  if (!/^(?:shared|server|miniapp)\/src\//.test(source.path) || isSpec(source) || source.path === CONVERTS) return [];
  const found = source.imports
    .filter(({ target }) => LIBRARIES.test(posix.normalize(target)))
    .map(({ specifier }) => `imports ${specifier}`);
  visit(source.tree, (node) => {
    const declared =
      ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node)
        ? node.name
        : undefined;
    const name = declared && ts.isIdentifier(declared) ? declared.text : '';
    if (CONVERTING.test(name)) found.push(`converts in ${name}`);
    if (ts.isNumericLiteral(node) && ELLIPSOID.test(node.getText(source.tree))) found.push('knows the ellipsoid');
  });
  return found;
}

/** Converted twice, or not at all, a point lies half a kilometre away. */
export const positionRules: readonly Rule[] = [
  fileRule('positions are converted in server/src/coordinates.ts and nowhere else', conversions, {
    broken: [
      { 'server/src/network/a.service.ts': "import gcoord from 'gcoord';" },
      { 'miniapp/src/network/a.ts': "import { transform } from 'gcoord';" },
      { 'miniapp/src/network/a.ts': "import { wgs84togcj02 } from 'coordtransform';" },
      {
        'miniapp/src/core/a.ts':
          'export function wgs84ToGcj02(lat: number, lng: number): Position { return { lat, lng }; }',
      },
      { 'server/src/network/a.ts': 'const toGcj02 = (position: Position): Position => position;' },
      { 'shared/src/position.ts': 'const A = 6378245.0;' },
    ],
    sound: [
      { 'server/src/coordinates.ts': "import gcoord from 'gcoord';" },
      { 'miniapp/src/core/a.ts': "const found = { lat, lng, crs: 'gcj02' };" },
    ],
  }),
];
