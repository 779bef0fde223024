// Why is there an empty component here? WeChat asks for one wherever the app draws its own tab bar.
import type { ReactNode } from 'react';

/** Nothing: the tab pages draw the bar themselves (ui/tabs). */
export default function CustomTabBar(): ReactNode {
  return null;
}
