// Which icons does the app use? Their shapes are in icon.scss, from lucide-static.

/** Names of lucide's icons; add one here and in icon.scss. */
export const iconNames = [
  'house', 'bus', 'user', 'map-pin', 'phone', 'volume-2', 'package', 'leaf', 'message-square', 'search', 'x',
  'chevron-left', 'chevron-right', 'refresh-cw', 'scan-line', 'route', 'clock', 'triangle-alert', 'check', 'plus',
  'trash-2', 'store', 'locate-fixed', 'map', 'footprints', 'bell', 'settings', 'calendar', 'a-large-small',
  'users', 'shield-check', 'download', 'log-out', 'qr-code', 'user-plus', 'megaphone', 'smartphone', 'pencil',
] as const;
export type IconName = (typeof iconNames)[number];
