// What does WeChat show around this page?
import { networkPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(networkPages.pause, { pulled: true }));
