// The system's SQLite header, and what Swift cannot import from it: variadic calls and macros
// that cast.

#ifndef REGESTA_CSQLITE_SHIM_H
#define REGESTA_CSQLITE_SHIM_H

#include <sqlite3.h>

/// `SQLITE_TRANSIENT` as a value: the macro is a cast that Swift cannot import.
static inline sqlite3_destructor_type regesta_sqlite3_transient(void) {
  return SQLITE_TRANSIENT;
}

/// `sqlite3_db_config` for the options that take an int and report an int; the call itself is variadic.
static inline int regesta_sqlite3_db_config(sqlite3 *db, int option, int value, int *result) {
  return sqlite3_db_config(db, option, value, result);
}

#endif
