// May somebody else fetch a household's parcels, and who said so?
import { endpoint } from '../../endpoint.js';
import { scanPolicy } from '../parcels.policy.js';
import type { ParcelPoint } from './parcel-point.js';

/** How a question stands. `unreachable`: nobody of that household uses the app; then a photo must do. */
export type AgentAnswer = 'open' | 'yes' | 'no' | 'unreachable';

/** A keeper's question to a household, as the keeper sees it. */
export interface AgentQuestion {
  /** Absent where nobody could be asked. */
  readonly id?: string;
  readonly answer: AgentAnswer;
  /** ISO 8601 instant. */
  readonly answeredAt?: string;
  /** True where the household had said so before, for good. */
  readonly standing: boolean;
}

/** The same as the household sees it: 李大爷要代取，同意吗. */
export interface AskedOfUs {
  readonly id: string;
  /** As the keeper wrote it down. */
  readonly agent: string;
  readonly pieces: number;
  readonly point?: ParcelPoint;
  /** ISO 8601 instant. */
  readonly askedAt: string;
}

/** Somebody who may always fetch. */
export interface StandingAgent {
  readonly id: string;
  readonly name: string;
}

/** What a household has said about who may fetch. */
export interface OurAgents {
  /** Questions that wait for an answer, the newest first. */
  readonly asked: readonly AskedOfUs[];
  readonly standing: readonly StandingAgent[];
}

/** Who may always fetch, at most. */
export const MOST_AGENTS = 10;

/** Whoever hands parcels out may ask. */
export const agentPolicy = { ask: scanPolicy.COLLECTED };

/** The endpoints of agents. */
export const agentsApi = {
  ask: endpoint<{ readonly id: string; readonly waybill: string; readonly agent: string }, AgentQuestion>(
    'POST',
    '/api/points/:id/agent-questions',
    {
      access: agentPolicy.ask.roles,
      summary: 'Ask the household of a parcel that waits here whether somebody may fetch what it has here',
      fails: ['point_not_found', 'parcel_not_found'],
    },
  ),
  answerOf: endpoint<{ readonly id: string }, AgentQuestion>('GET', '/api/agent-questions/:id', {
    access: agentPolicy.ask.roles,
    summary: 'What the household has answered so far',
    fails: ['question_not_found'],
  }),
  ours: endpoint<Record<string, never>, OurAgents>('GET', '/api/me/agents', {
    access: ['resident'],
    summary: 'Who may fetch the caller’s parcels, and who would like to',
  }),
  answer: endpoint<{ readonly id: string; readonly yes: boolean; readonly always?: boolean }, OurAgents>(
    'POST',
    '/api/me/agent-questions/:id/answer',
    {
      access: ['resident'],
      summary: 'Yes or no to somebody who would fetch; with `always` for every other time too',
      fails: ['question_not_found', 'too_many_agents'],
    },
  ),
  allow: endpoint<{ readonly name: string }, OurAgents>('POST', '/api/me/agents', {
    access: ['resident'],
    summary: 'Somebody may always fetch',
    fails: ['too_many_agents'],
  }),
  disallow: endpoint<{ readonly id: string }, OurAgents>('DELETE', '/api/me/agents/:id', {
    access: ['resident'],
    summary: 'Somebody may no longer fetch; who may not is no failure',
  }),
};
