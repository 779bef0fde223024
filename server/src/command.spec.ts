// Is every command found by its name, and only one by each?
import { parts } from './app.features.js';
import { commandsOf } from './command.js';

describe('the commands', () => {
  it('are those that the README tells of', () => {
    expect([...commandsOf(parts).keys()].sort()).toEqual([
      'administrator-code',
      'announce',
      'apply-retention',
      'kuaidi100-stand-in',
      'migrate',
      'open311-key',
      'partner-key',
      'partner-push',
      'plate-codes',
      'retry-events',
      'rotate-keys',
      'seed',
      'timetable',
      'verify-audit',
      'verify-loads',
      'verify-parcels',
      'wechat-stand-in',
    ]);
  });

  it('cannot be two of one name', () => {
    const load = async () => async () => 0;
    expect(() => commandsOf([{ commands: { ferry: load } }, {}, { commands: { ferry: load } }])).toThrow(
      'there are two commands ferry',
    );
  });
});
