// What does one service point offer, and is it open?
import type { ReactElement } from 'react';
import { Page } from '../../ui/page';

/** 服务点. */
export default function ServicePoint(): ReactElement {
  return <Page title="服务点">{null}</Page>;
}
