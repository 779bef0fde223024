// Which moment does 快递100 mean?

/** It writes Beijing's time, as `2026-11-29 08:30:00`; undefined for what is none. */
export function kuaidi100Instant(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?/.exec(text);
  if (!match) return undefined;
  const at = new Date(`${match[1] ?? ''}T${match[2] ?? ''}${match[3] ?? ':00'}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
