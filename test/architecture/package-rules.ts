// Which package may use which?
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec } from './source.js';
import type { Source } from './source.js';

/** Whoever needs a file describes it as a value; another library takes the place of one of these in one folder. */
const FILE_LIBRARIES = /^(?:pdfkit|hucre|yauzl|exceljs|bwip-js|@expo-google-fonts\/[^/]+)(?:\/|$)/;

function forbids(from: string, to: RegExp): (source: Source) => string[] {
  return (source) =>
    source.path.startsWith(from)
      ? source.imports.filter(({ target }) => to.test(target)).map(({ specifier }) => `imports ${specifier}`)
      : [];
}

/** The arrows between the packages. */
export const packageRules: readonly Rule[] = [
  fileRule(
    'shared imports nothing but itself',
    (source) =>
      source.path.startsWith('shared/src/') && !isSpec(source)
        ? source.imports
            .filter(({ target }) => !target.startsWith('shared/src/'))
            .map(({ specifier }) => `imports ${specifier}`)
        : [],
    {
      broken: [
        { 'shared/src/a.ts': "import { readFileSync } from 'node:fs';" },
        { 'shared/src/a.ts': "import type { Config } from '../../server/src/config.js';" },
        { 'shared/src/a.ts': "export const load = () => import('dayjs');" },
      ],
      sound: [
        { 'shared/src/a.ts': "import { dateAt } from './clock.js';" },
        { 'shared/src/timetable/a.ts': "import { dateAt } from '../clock.js';" },
      ],
    },
  ),
  fileRule('the miniapp never imports the server', forbids('miniapp/', /^server(?:\/|$)|^@kehuoyou\/server/), {
    broken: [
      { 'miniapp/src/home/index.tsx': "import { Config } from '../../../server/src/config';" },
      { 'miniapp/src/home/index.tsx': "type Config = import('../../../server/src/config').Config;" },
    ],
  }),
  fileRule('the server never imports the miniapp or the tests', forbids('server/', /^(?:miniapp|test)\//), {
    broken: [{ 'server/src/a.ts': "import { call } from '../../miniapp/src/core/call.js';" }],
  }),
  fileRule(
    'nothing in shared, server or miniapp imports the tests',
    (source) =>
      source.path.startsWith('test/')
        ? []
        : source.imports
            .filter(({ target }) => target.startsWith('test/'))
            .map(({ specifier }) => `imports ${specifier}`),
    { broken: [{ 'miniapp/src/a.ts': "import { randomFor } from '../../test/harness/random';" }] },
  ),
  fileRule(
    'a story speaks HTTP: it imports the harness, shared and libraries only',
    forbids('test/stories/', /^(?:server|miniapp)\//),
    {
      broken: [
        {
          'test/stories/a.spec.ts': "import { openDatabase } from '../../server/dist/database/schema/data-source.js';",
        },
      ],
      sound: [{ 'test/stories/a.spec.ts': "import { startServer } from '../harness/running-server.js';" }],
    },
  ),
  fileRule(
    'only server/src/documents knows the libraries that write and read files',
    (source) =>
      /^(?:server|miniapp|shared)\/src\//.test(source.path) && !source.path.startsWith('server/src/documents/')
        ? source.imports
            .filter(({ target }) => FILE_LIBRARIES.test(target))
            .map(({ specifier }) => `imports ${specifier}`)
        : [],
    {
      broken: [
        { 'server/src/parcels/manifest.view.ts': "import PDFDocument from 'pdfkit';" },
        { 'server/src/supervision/ledger.service.ts': "import { writeXlsxStream } from 'hucre/xlsx';" },
        { 'server/src/shipments/boxes.service.ts': "import bwip from 'bwip-js/node';" },
        { 'miniapp/src/timetable/a.ts': "const excel = () => import('exceljs');" },
      ],
      sound: [
        { 'server/src/documents/pdf-sheet.ts': "import PDFDocument from 'pdfkit';" },
        { 'server/src/parcels/manifest.service.ts': "import { pdfFile } from '../documents/pdf-file.js';" },
      ],
    },
  ),
];
