// What does WeChat show around this page?
import { errandsPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(errandsPages.mine, { pulled: true }));
