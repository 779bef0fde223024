// Which requests of Open311 are wrong, in which way, and which are odd and good all the same?

const COUNTY = '350423';

/** Forms that are refused: what is wrong, where it is sent, what with, the status, and the field that is named. `KEY` stands for a good key. */
export const wrongForms: readonly (readonly [string, string, Readonly<Record<string, string>>, number, string])[] = [
  ['no key', '/requests.json', { service_code: 'other' }, 403, 'api_key'],
  ['a wrong key', '/requests.json', { api_key: 'x'.repeat(32), service_code: 'other' }, 403, 'api_key'],
  ['no service', '/requests.json', { api_key: 'KEY', address_id: COUNTY }, 400, 'service_code'],
  [
    'an empty service',
    '/requests.json',
    { api_key: 'KEY', service_code: ' ', address_id: COUNTY },
    400,
    'service_code',
  ],
  [
    'an unknown service',
    '/requests.json',
    { api_key: 'KEY', service_code: '001', address_id: COUNTY },
    404,
    'service_code',
  ],
  ['no place', '/requests.json', { api_key: 'KEY', service_code: 'other', address_string: '' }, 400, 'lat'],
  ['half a position', '/requests.json', { api_key: 'KEY', service_code: 'other', lat: '26.1' }, 400, 'long'],
  [
    'a position elsewhere',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', lat: '37.76', long: '-122.4' },
    400,
    'lat',
  ],
  [
    'a position nowhere',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', lat: '126', long: '116' },
    400,
    'lat',
  ],
  [
    'an unknown address',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', address_id: '545483' },
    400,
    'address_id',
  ],
  [
    'another county',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', jurisdiction_id: 'city.gov' },
    404,
    'jurisdiction_id',
  ],
  [
    'too many words',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', address_id: COUNTY, description: '长'.repeat(4_001) },
    400,
    'description',
  ],
  [
    'a value that is none',
    '/requests.json',
    { api_key: 'KEY', service_code: 'other', address_id: COUNTY, 'attribute[kind]': 'rant' },
    400,
    'kind',
  ],
];

/** Questions with the status with which they are answered. */
export const questions: readonly (readonly [string, number])[] = [
  ['/requests/NOSUCH.json', 404],
  ['/requests/%00%00.json', 404],
  ['/services/001.json', 404],
  ['/services.json?jurisdiction_id=city.gov', 404],
  ['/services.json?jurisdiction_id=', 200],
  ['/tokens/12345.json', 404],
  ['/requests.json?status=solved', 400],
  ['/requests.json?service_code=001', 404],
  ['/requests.json?start_date=yesterday', 400],
  ['/requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', 400],
  ['/requests.json?start_date=2026-06-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 400],
  ['/requests.json?start_date=2026-10-01T00:00:00Z&end_date=2026-12-01T00:00:00Z', 200],
  ['/requests.json?page_size=0', 400],
  ['/requests.json?page=2&page_size=10&extensions=true&anything=else', 200],
];

/** A form with a place for a file, as a browser sends it. */
export function partsOf(fields: Readonly<Record<string, string>>, file: Blob): Response {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('media', file, 'door.jpg');
  return new Response(form);
}
