// What must be put away when the last story has ended?

/** Ends the MariaDB that `before-all` started, if it did. */
export default async function afterAllFiles() {
  const { khyMariadb } = /** @type {{ khyMariadb?: import('../private-mariadb.mjs').PrivateMariadb }} */ (globalThis);
  await khyMariadb?.stop();
}
