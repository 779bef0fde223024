// When do which buses leave a stop?
import type { ReactElement } from 'react';
import { Page } from '../../ui/page';

/** 班次. */
export default function Board(): ReactElement {
  return <Page title="班次">{null}</Page>;
}
