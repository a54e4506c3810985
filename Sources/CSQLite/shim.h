// The system's SQLite header, and what Swift cannot import from it: variadic calls and macros
// that cast.

#ifndef REGESTA_CSQLITE_SHIM_H
#define REGESTA_CSQLITE_SHIM_H

#include <sqlite3.h>
#include <string.h>

/// `SQLITE_TRANSIENT` as a value: the macro is a cast that Swift cannot import.
static inline sqlite3_destructor_type regesta_sqlite3_transient(void) {
  return SQLITE_TRANSIENT;
}

/// `sqlite3_db_config` for the options that take an int and report an int; the call itself is variadic.
static inline int regesta_sqlite3_db_config(sqlite3 *db, int option, int value, int *result) {
  return sqlite3_db_config(db, option, value, result);
}

/// How many bytes of what undoes a savepoint stay in memory, -1 for all; the call itself is variadic. To be made
/// before SQLite is used for anything else.
static inline int regesta_sqlite3_config_savepoint_memory(int bytes) {
  return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}

/// Whether SQLite counts the memory that it takes; the call itself is variadic. To be made before SQLite is used for
/// anything else.
static inline int regesta_sqlite3_config_memory_status(int isOn) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isOn);
}

/// `memcmp() == 0`, here so that Swift needs no import of the C library that differs by system.
static inline int regesta_same_bytes(const void *left, const void *right, size_t count) {
  return memcmp(left, right, count) == 0;
}

#endif
