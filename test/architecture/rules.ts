// Which rules does the house have?
import { databaseRules } from './database-rules.js';
import { endpointRules } from './endpoint-rules.js';
import { eventRules } from './event-rules.js';
import { featureRules } from './feature-rules.js';
import { packageRules } from './package-rules.js';
import { pageRules } from './page-rules.js';
import { policyRules } from './policy-rules.js';
import { providerRules } from './provider-rules.js';
import { roomRules } from './room-rules.js';
import type { Rule } from './rule.js';
import { textRules } from './text-rules.js';

export const rules: readonly Rule[] = [
  ...packageRules,
  ...featureRules,
  ...roomRules,
  ...providerRules,
  ...databaseRules,
  ...eventRules,
  ...textRules,
  ...endpointRules,
  ...pageRules,
  ...policyRules,
];
