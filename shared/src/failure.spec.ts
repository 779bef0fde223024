// Is every failure something that a villager can read, and a client can tell apart?
import { Failure, failures } from './failure.js';
import type { FailureCode } from './failure.js';

const codes = Object.keys(failures) as FailureCode[];

describe('the table of failures', () => {
  it.each(codes)('%s has a Chinese sentence and a status that says whose fault it is', (code) => {
    const { status, message } = failures[code];
    expect(Number.isInteger(status) && status >= 400 && status <= 599).toBe(true);
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    // No Latin word but the names of kinds of picture, no code and no figure but a limit or an example stands in a villager's sentence.
    expect(message.replace(/ (?:JPG|PNG) /g, '')).toMatch(/^[\p{Script=Han}，。、：0-9 -]{6,40}$/u);
  });

  it('says another sentence for each', () => {
    expect(new Set(codes.map((code) => failures[code].message)).size).toBe(codes.length);
  });

  it('blames the server only for what is the server’s, or that of whom it asks', () => {
    expect(codes.filter((code) => failures[code].status >= 500)).toEqual([
      'internal',
      'wechat_unavailable',
      'too_many_feeds_waiting',
      'unavailable',
    ]);
  });
});

describe('a failure', () => {
  it('carries its code, its field and its status, and is an Error', () => {
    const failure = new Failure('stop_not_found', 'stopId');
    expect(failure).toBeInstanceOf(Error);
    expect([failure.code, failure.field, failure.status, failure.name]).toEqual([
      'stop_not_found',
      'stopId',
      404,
      'Failure',
    ]);
  });

  it('may have no field, and says where the thing stands only when that is why', () => {
    expect(new Failure('internal').field).toBeUndefined();
    expect(new Failure('internal').state).toBeUndefined();
    expect(new Failure('call_closed', 'id', 'closed').state).toBe('closed');
  });
});
