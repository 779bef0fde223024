// What must be put away when the last story has ended?
import { removeTemplates } from '../templates.mjs';

/**
 * @typedef {object} Started
 * @property {import('../private-mariadb.mjs').PrivateMariadb} [khyMariadb]
 * @property {{ stop: () => void }} [khyCommanding]
 */

/** Ends what `before-all` started. */
export default async function afterAllFiles() {
  const { khyMariadb, khyCommanding } = /** @type {Started} */ (globalThis);
  khyCommanding?.stop();
  await khyMariadb?.stop();
  await removeTemplates(process.env['TEST_TEMPLATES'] ?? '');
}
