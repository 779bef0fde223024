// What is wrong with the audit log, in a sentence for whoever runs the server?
import type { AuditBreak } from './audit-chain.js';

const problems: Readonly<Record<AuditBreak['problem'], string>> = {
  changed: 'was changed, or the key is another one',
  missing: 'is missing',
  cut_off: 'and what followed it was cut off',
  beyond_end: 'stands behind the end of the log, where nobody of ours put it',
  unknown_start: 'is the first, and nothing says what became of those before it',
};

export function auditBreakWords({ sequence, problem }: AuditBreak): string {
  return `line ${sequence} ${problems[problem]}`;
}
