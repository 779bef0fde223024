// Where does one line go?
import type { ReactElement } from 'react';
import { Page } from '../../ui/page';

/** 线路. */
export default function Line(): ReactElement {
  return <Page title="线路">{null}</Page>;
}
