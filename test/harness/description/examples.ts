// Which questions does the description show with their answers, and are these still the answers?
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endpointsOf, operationId } from '@kehuoyou/shared';
import * as shared from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import type { ApiClient } from '../api-client.js';
import { XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../places.js';

/** A question and what came back. */
export interface Example {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

/** Those that people and programs ask most, kept short. */
const questions: Readonly<Record<string, Example['ask']>> = {
  'timetableApi.board': { stopId: XIAXIE_STOP, limit: 2 },
  'journeyApi.journeys': { from: XIAXIE, to: 'COUNTY', departAfter: '14:00' },
  'networkApi.nearest': { village: XIAXIE, limit: 2 },
  'networkApi.point': { id: XIAXIE_POINT },
  'everydayApi.find': { q: '在哪里交电费', village: XIAXIE, limit: 1 },
  'lineDayApi.day': { routeId: 'Y104A', date: '2026-11-24' },
};

const kept = fileURLToPath(new URL('../../../server/data/qingliu/api-examples.json', import.meta.url));

/**
 * Every example by the name of its endpoint; throws when the sample county answers otherwise by now. With
 * `EXAMPLES=write` in the environment what it answers is kept instead.
 */
export async function checkedExamples(client: ApiClient): Promise<[string, Example][]> {
  const examples: [string, Example][] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const endpoint = endpointsOf(shared).get(name);
    if (!endpoint) throw new Error(`${name} has gone`);
    examples.push([name, { ask, answer: await client.call(endpoint as Endpoint<object, unknown>, ask) }]);
  }
  const now = Object.fromEntries(examples.map(([name, example]) => [operationId(name), example]));
  if (process.env['EXAMPLES'] === 'write') writeFileSync(kept, `${JSON.stringify(now, null, 1)}\n`);
  const before = JSON.parse(readFileSync(kept, 'utf8')) as unknown;
  if (JSON.stringify(before) !== JSON.stringify(now))
    throw new Error(`${kept} is not what the sample county answers by now: run this story with EXAMPLES=write`);
  return examples;
}
