// What goes to another point because its own is closed, and what does each household say to that?
import { endpoint } from '../../endpoint.js';
import { hubPolicy } from '../parcels.policy.js';
import type { ParcelPoint } from './parcel-point.js';

/** What a household says: take it there, keep it until its own point opens, or send it back. */
export const redirectAnswers = ['yes', 'wait', 'return'] as const;
export type RedirectAnswer = (typeof redirectAnswers)[number];

/** How many of the parcels would go at once, are asked on the phone, or have to be rung up. */
export interface RedirectCounts {
  readonly agreed: number;
  readonly ask: number;
  readonly call: number;
}

/** A point near by that is open. */
export interface RedirectChoice extends RedirectCounts {
  readonly pointId: string;
  readonly name: string;
  readonly metres: number;
  /** True where whoever closed the point named this one. */
  readonly named: boolean;
}

/** A closed point for which something lies here or is announced, or on whose shelf something stands. */
export interface ClosedPoint {
  readonly pointId: string;
  readonly name: string;
  readonly reason: string;
  /** ISO 8601; absent where nobody knows. */
  readonly until?: string;
  readonly pieces: number;
  /** How many of them lie in bags that have not left, and how many on the closed point's own shelf. */
  readonly inBags?: number;
  readonly onShelf?: number;
  /** The best first. */
  readonly choices: readonly RedirectChoice[];
}

/** A parcel of whose household nobody uses the app: it is asked on the telephone. */
export interface RedirectCall {
  readonly questionId: string;
  readonly waybill: string;
  readonly answer?: RedirectAnswer;
}

/** Everything for one point goes to another, where its household agrees. */
export interface Redirect {
  readonly id: string;
  readonly from: { readonly pointId: string; readonly name: string };
  readonly to: { readonly pointId: string; readonly name: string };
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
  readonly counts: {
    readonly moved: number;
    readonly open: number;
    readonly waiting: number;
    readonly returning: number;
  };
  readonly calls: readonly RedirectCall[];
  /** What was redirected and still lies in a bag for the closed point: it has to be taken out. */
  readonly inBags?: readonly { readonly seal: string; readonly waybills: readonly string[] }[];
  /** Pieces that were redirected and still lie on the shelf of the closed point: whoever has its key gives them to a bus. */
  readonly onShelf?: number;
}

/** What is closed, and what goes elsewhere. */
export interface Redirects {
  readonly closed: readonly ClosedPoint[];
  readonly running: readonly Redirect[];
}

/** The question as its household reads it. */
export interface RedirectQuestion {
  readonly from: string;
  readonly to: ParcelPoint;
  readonly reason: string;
  /** ISO 8601 until which the point is closed; absent where nobody knows. */
  readonly until?: string;
  /** Said before, and not final: it waits. */
  readonly answer?: 'wait';
}

/** Which closed point, and where its parcels go. */
export interface RedirectAsk {
  readonly pointId: string;
  readonly fromPointId: string;
  readonly toPointId: string;
}

/** Most rows that are listed of one redirection. */
export const MOST_REDIRECT_CALLS = 50;

const fails = ['point_not_found'] as const;

/** The endpoints with which a hub redirects parcels. */
export const redirectApi = {
  list: endpoint<{ readonly pointId: string }, Redirects>('GET', '/api/hubs/:pointId/redirects', {
    access: hubPolicy.read.roles,
    summary: 'Closed points for which something lies at a hub, and what goes elsewhere',
    fails,
  }),
  begin: endpoint<RedirectAsk, Redirects>('POST', '/api/hubs/:pointId/redirects', {
    access: hubPolicy.read.roles,
    summary:
      'Send what is for a closed point to another: at once where its household agreed to that one, else it is asked',
    fails: [...fails, 'already_redirected'],
  }),
  end: endpoint<{ readonly pointId: string; readonly id: string; readonly undo: boolean }, Redirects>(
    'POST',
    '/api/hubs/:pointId/redirects/:id/end',
    {
      access: hubPolicy.read.roles,
      summary:
        'The point is open again: no more are sent elsewhere; with `undo` what has not left goes to its own point again',
      fails: [...fails, 'question_not_found'],
    },
  ),
  called: endpoint<
    { readonly pointId: string; readonly id: string; readonly questionId: string; readonly answer: RedirectAnswer },
    Redirects
  >('POST', '/api/hubs/:pointId/redirects/:id/calls', {
    access: hubPolicy.read.roles,
    summary: 'What a household said on the telephone',
    fails: [...fails, 'question_not_found'],
  }),
};
