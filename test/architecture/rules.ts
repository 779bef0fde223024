// Which rules does the house have?
import { benchRules } from './bench-rules.js';
import { controllerRules } from './controller-rules.js';
import { databaseRules } from './data/database-rules.js';
import { endpointRules } from './endpoint-rules.js';
import { eventRules } from './event-rules.js';
import { featureRules } from './feature-rules.js';
import { packageRules } from './package-rules.js';
import { pageRules } from './page-rules.js';
import { partRules } from './part-rules.js';
import { policyRules } from './policy-rules.js';
import { positionRules } from './writing/position-rules.js';
import { privacyRules } from './writing/privacy-rules.js';
import { providerRules } from './provider-rules.js';
import { roomRules } from './room-rules.js';
import type { Rule } from './rule.js';
import { shapeRules } from './data/shape-rules.js';
import { styleRules } from './writing/style-rules.js';
import { tableRules } from './data/table-rules.js';
import { testRules } from './writing/test-rules.js';
import { textRules } from './writing/text-rules.js';
import { timeRules } from './writing/time-rules.js';
import { transactionRules } from './data/transaction-rules.js';
import { wordingRules } from './writing/wording-rules.js';
import { weappRules } from './weapp-rules.js';

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
  ...timeRules,
  ...privacyRules,
  ...shapeRules,
  ...wordingRules,
  ...testRules,
  ...styleRules,
  ...endpointRules,
  ...pageRules,
  ...policyRules,
  ...benchRules,
  ...weappRules,
];
