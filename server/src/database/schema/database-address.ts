// Where is the database?

/** Where the database is. */
export interface DatabaseAddress {
  /** `mariadb://` or `mysql://` address; undefined means an SQLite database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}
