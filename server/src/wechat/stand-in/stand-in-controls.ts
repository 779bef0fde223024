// How does a test or a developer act as the sample people's phones, from another process?
import type { ContentVerdict } from '../wechat-content-safety.js';
import type { StandInApi, StandInQuestion } from './stand-in-api.js';
import type { InjectedFailure, StandInFailures } from './stand-in-failures.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * Answers requests below `/stand-in/`, all of them POST with JSON; undefined for every other.
 * - `codes {person}` gives `{loginCode, phoneCode}`
 * - `accept {person, templateId, times}`, `refuse {person, templateId}`
 * - `messages {}` gives what was delivered
 * - `verdicts {suggest}` decides the next picture
 * - `push {url}` says where pushes go
 * - `fail {path, failure, times}` lets the next requests fail
 */
export function standInControls(
  api: StandInApi,
  failures: StandInFailures,
): (question: StandInQuestion) => Json | undefined {
  const controls = controlsOf(api, failures);
  return ({ method, path, body }) => {
    const name = /^\/stand-in\/(\w+)$/.exec(path)?.[1] ?? '';
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    if (!control || method !== 'POST') return undefined;
    try {
      return control(JSON.parse(body === '' ? '{}' : body) as Json);
    } catch (error) {
      return { errcode: 47001, errmsg: error instanceof Error ? error.message : 'error' };
    }
  };
}

function controlsOf(api: StandInApi, failures: StandInFailures): Readonly<Record<string, (body: Json) => Json>> {
  return {
    codes: ({ person }) => api.codesFor(String(person)),
    accept: ({ person, templateId, times }) => {
      api.messages.accept(api.person(String(person)).openId, String(templateId), Number(times ?? 1));
      return {};
    },
    refuse: ({ person, templateId }) => {
      const { openId } = api.person(String(person));
      api.messages.refuse(openId, String(templateId));
      api.push.refused(openId, String(templateId));
      return {};
    },
    messages: () => ({ messages: api.messages.delivered }),
    verdicts: ({ suggest }) => {
      api.push.nextVerdicts.push(suggest as ContentVerdict);
      return {};
    },
    push: ({ url }) => {
      api.push.address = () => String(url);
      return {};
    },
    fail: ({ path, failure, times }) => {
      failures.next(String(path), failure as InjectedFailure, Number(times ?? 1));
      return {};
    },
  };
}
