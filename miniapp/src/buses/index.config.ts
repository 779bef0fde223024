// What does WeChat show around this page?
import { tabPages } from '@kehuoyou/shared';
import { pageConfig } from '../core/platform/page-config';

export default definePageConfig(pageConfig(tabPages.buses, { pulled: true }));
