// How do other people's programs read what was complained of, and file something, by Open311's GeoReport v2?
//
// The specification of open311.org (GeoReport v2), to the letter: its names, its forms, its two formats. What it leaves
// open is decided here: codes of services are those of our catalogue, an address id is a point's or an area's, and
// nothing is listed that the county has not published.
import { endpoint, FORM_TYPE, PARTS_TYPE } from '../../endpoint.js';

/** The formats; XML is the one that every server must speak. */
export const open311Formats = ['xml', 'json'] as const;
export type Open311Format = (typeof open311Formats)[number];

/** Their media types. */
export const open311MediaTypes: Readonly<Record<Open311Format, string>> = {
  xml: 'text/xml',
  json: 'application/json',
};

/** Token of the specification, as discovery tells it. */
export const GEOREPORT_V2 = 'http://wiki.open311.org/GeoReport_v2';
/** Most characters of a description. */
export const OPEN311_DESCRIPTION_CHARACTERS = 4_000;
/** Longest span of a list, days; and most rows of it. */
export const OPEN311_SPAN_DAYS = 90;
export const OPEN311_MOST_ROWS = 1_000;

interface Asked {
  /** `xml` or `json`, as the address ends. */
  readonly format: string;
  /** Ours is the county's code; may be left out, as there is but one. */
  readonly jurisdiction_id?: string;
}

/** Which requests to list. */
export interface Open311ListAsk extends Asked {
  /** One or several with commas between; then nothing else counts. */
  readonly service_request_id?: string;
  readonly service_code?: string;
  /** ISO 8601 with an offset. */
  readonly start_date?: string;
  readonly end_date?: string;
  /** `open`, `closed`, or both with a comma. */
  readonly status?: string;
  readonly page?: string;
  readonly page_size?: string;
}

const BOTH = { gives: ['application/json', 'text/xml'], access: ['public'] } as const;

/** GeoReport v2. Its failures have its own form, `[{code, description}]`, and so none of ours are told here. */
export const open311Api = {
  discovery: endpoint<{ readonly format: string }, Uint8Array>('GET', '/open311/discovery.:format', {
    ...BOTH,
    summary: 'Open311 service discovery: where GeoReport v2 is spoken, and how to get a key',
  }),
  /** Where programs look that know nothing but the endpoint. */
  discoveryBeside: endpoint<{ readonly format: string }, Uint8Array>('GET', '/open311/v2/discovery.:format', {
    ...BOTH,
    summary: 'The same beside the endpoint, where some programs look for it',
  }),
  services: endpoint<Asked, Uint8Array>('GET', '/open311/v2/services.:format', {
    ...BOTH,
    summary: 'Open311: what can be reported',
  }),
  service: endpoint<Asked & { readonly code: string }, Uint8Array>('GET', '/open311/v2/services/:code.:format', {
    ...BOTH,
    summary: 'Open311: what may be said besides of one of them',
  }),
  requests: endpoint<Open311ListAsk, Uint8Array>('GET', '/open311/v2/requests.:format', {
    ...BOTH,
    summary: 'Open311: what was reported and has been published, newest first',
  }),
  request: endpoint<Asked & { readonly id: string }, Uint8Array>('GET', '/open311/v2/requests/:id.:format', {
    ...BOTH,
    summary: 'Open311: how one stands; its words, place and picture where they are published',
  }),
  token: endpoint<Asked & { readonly token: string }, Uint8Array>('GET', '/open311/v2/tokens/:token.:format', {
    ...BOTH,
    summary: 'Open311: the number of the one whose receipt this is',
  }),
  file: endpoint<{ readonly format: string }, Uint8Array>('POST', '/open311/v2/requests.:format', {
    ...BOTH,
    takes: [FORM_TYPE, PARTS_TYPE],
    keyless: 'Open311 knows none; the same form within some minutes is the same report',
    summary: 'Open311: reports something, as a form with an `api_key`',
  }),
};
