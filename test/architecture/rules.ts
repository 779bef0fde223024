// Which rules does the house have?
import { controllerRules } from './controller-rules.js';
import { databaseRules } from './database-rules.js';
import { endpointRules } from './endpoint-rules.js';
import { eventRules } from './event-rules.js';
import { featureRules } from './feature-rules.js';
import { packageRules } from './package-rules.js';
import { pageRules } from './page-rules.js';
import { partRules } from './part-rules.js';
import { policyRules } from './policy-rules.js';
import { positionRules } from './position-rules.js';
import { providerRules } from './provider-rules.js';
import { roomRules } from './room-rules.js';
import type { Rule } from './rule.js';
import { tableRules } from './table-rules.js';
import { textRules } from './text-rules.js';
import { transactionRules } from './transaction-rules.js';

export const rules: readonly Rule[] = [
  ...packageRules,
  ...featureRules,
  ...partRules,
  ...roomRules,
  ...providerRules,
  ...databaseRules,
  ...transactionRules,
  ...tableRules,
  ...controllerRules,
  ...positionRules,
  ...eventRules,
  ...textRules,
  ...endpointRules,
  ...pageRules,
  ...policyRules,
];
