// What the data layer costs at least: rows in, rows out into structs, and single look-ups.
//
//     rows FILE [--rows N]
//
// The table is one of claims as they were before this project had a schema: seven integers and two short
// texts with marks. Journal in memory and no sync, so that only the work of the processor shows. The same is
// done by `speed rows` with the library's own layer (Sources/speed), and with GRDB where that can be had.

#include "bench.h"

typedef struct {
  int64_t id, subject, relation, object, start, end, source;
  char *place, *note;
} Claim;

static const char table[] =
  "CREATE TABLE claim (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER NOT NULL,"
  " start INTEGER, end INTEGER, source INTEGER NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL)";

// Text of a row, the same in every program: "p7 " would be too short to tell anything.
static int place_of(int64_t id, char *out) {
  static const char *const pages[] = {"p\xC3\xA4", "\xC5\xBE" "1", "\xC5\x82" "7", "12"};
  const char *page = pages[id & 3];
  int length = (int)strlen(page);
  memcpy(out, page, (size_t)length);
  return length;
}

static int note_of(int64_t id, char *out) {
  static const char head[] = "\xC5\x81ossowski, tom ";
  static const char tail[] = ", s. \xC5\xBC\xC3\xB3\xC5\x82w";
  int length = (int)sizeof head - 1;
  memcpy(out, head, (size_t)length);
  char digits[24];
  int place = 24;
  for (int64_t rest = id; ; rest /= 10) {
    digits[--place] = (char)('0' + rest % 10);
    if (rest < 10) break;
  }
  memcpy(out + length, digits + place, (size_t)(24 - place));
  length += 24 - place;
  memcpy(out + length, tail, sizeof tail - 1);
  return length + (int)sizeof tail - 1;
}

int main(int count, char **arguments) {
  int64_t rows = 1000000;
  if (count < 2) {
    fprintf(stderr, "usage: rows FILE [--rows N]\n");
    return 64;
  }
  if (count > 3) rows = atoll(arguments[3]);
  sqlite3 *base;
  remove(arguments[1]);
  must(NULL, sqlite3_open(arguments[1], &base), arguments[1]);
  run(base, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  run(base, table);

  double start = now();
  run(base, "BEGIN");
  sqlite3_stmt *insert = prepared(base, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  char place[16], note[96];
  for (int64_t id = 1; id <= rows; id++) {
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_int64(insert, 2, id * 7919 % 200000);
    sqlite3_bind_int64(insert, 3, id % 60);
    sqlite3_bind_int64(insert, 4, id * 104729 % 200000);
    sqlite3_bind_int64(insert, 5, 2378497 + id % 40000);
    sqlite3_bind_int64(insert, 6, 2378497 + id % 40000 + 365);
    sqlite3_bind_int64(insert, 7, id % 20000);
    sqlite3_bind_text(insert, 8, place, place_of(id, place), SQLITE_STATIC);
    sqlite3_bind_text(insert, 9, note, note_of(id, note), SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) must(base, sqlite3_errcode(base), "insert");
    sqlite3_reset(insert);
  }
  run(base, "COMMIT");
  double time = now() - start;
  report("rows-insert", &time, 1, rows);
  // What a string for each row costs elsewhere is held against the same.
  report("rows-insert-strings", &time, 1, rows);

  double samples[3];
  int64_t sum = 0;
  for (int pass = 0; pass < 3; pass++) {
    start = now();
    sqlite3_stmt *scan = prepared(base, "SELECT id, subject, relation, object, start, \"end\", source FROM claim");
    while (sqlite3_step(scan) == SQLITE_ROW) {
      for (int i = 0; i < 7; i++) sum += sqlite3_column_int64(scan, i);
    }
    sqlite3_finalize(scan);
    samples[pass] = now() - start;
  }
  report("rows-scan", samples, 3, sum);

  Claim *claims = malloc(sizeof *claims * (size_t)rows);
  for (int pass = 0; pass < 3; pass++) {
    start = now();
    sqlite3_stmt *scan = prepared(base, "SELECT * FROM claim");
    for (int64_t i = 0; sqlite3_step(scan) == SQLITE_ROW; i++) {
      Claim *claim = &claims[i];
      int64_t *numbers = &claim->id;
      for (int j = 0; j < 7; j++) numbers[j] = sqlite3_column_int64(scan, j);
      char **texts = &claim->place;
      for (int j = 0; j < 2; j++) {
        const unsigned char *bytes = sqlite3_column_text(scan, 7 + j);
        size_t length = (size_t)sqlite3_column_bytes(scan, 7 + j);
        texts[j] = malloc(length + 1);
        memcpy(texts[j], bytes, length + 1);
      }
    }
    sqlite3_finalize(scan);
    samples[pass] = now() - start;
    for (int64_t i = 0; i < rows; i++) {
      sum += claims[i].id + claims[i].note[0];
      free(claims[i].place), free(claims[i].note);
    }
  }
  report("rows-decode", samples, 3, rows);

  enum { LOOKUPS = 100000 };
  double each[2][5];
  for (int pass = 0; pass < 5; pass++) {
    for (int is_inside = 0; is_inside < 2; is_inside++) {
      sqlite3_stmt *point = prepared(base, "SELECT * FROM claim WHERE id = ?");
      if (is_inside) run(base, "BEGIN");
      start = now();
      for (int64_t i = 0; i < LOOKUPS; i++) {
        sqlite3_bind_int64(point, 1, 1 + i * 7919 % rows);
        if (sqlite3_step(point) == SQLITE_ROW) {
          for (int j = 0; j < 7; j++) sum += sqlite3_column_int64(point, j);
          for (int j = 7; j < 9; j++) sum += sqlite3_column_text(point, j)[0] + sqlite3_column_bytes(point, j);
        }
        sqlite3_reset(point);
      }
      each[is_inside][pass] = (now() - start) / LOOKUPS;
      if (is_inside) run(base, "COMMIT");
      sqlite3_finalize(point);
    }
  }
  report("rows-point", each[0], 5, LOOKUPS);
  report("rows-point-read", each[1], 5, LOOKUPS);
  return sum == 42;
}
