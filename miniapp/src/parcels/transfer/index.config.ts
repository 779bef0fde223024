// What does WeChat show around this page?
import { parcelsPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(parcelsPages.transfer, { pulled: true }));
