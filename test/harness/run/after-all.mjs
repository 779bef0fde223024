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
  await removeTemplates(process.env['TEST_TEMPLATES'] ?? '');
  // Last, for it fails where the database had ended under the stories.
  await khyMariadb?.stop();
}
