// How does one get from here to there?
import type { ReactElement } from 'react';
import { Page } from '../../ui/page';

/** 怎么去. */
export default function Journey(): ReactElement {
  return <Page title="怎么去">{null}</Page>;
}
