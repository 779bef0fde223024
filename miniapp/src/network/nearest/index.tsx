// Which service points are near?
import type { ReactElement } from 'react';
import { Page } from '../../ui/page';

/** 附近服务点. */
export default function Nearest(): ReactElement {
  return <Page title="附近服务点">{null}</Page>;
}
