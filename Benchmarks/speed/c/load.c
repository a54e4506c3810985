// The bare load: what it costs at least to bring the claims of a file into SQLite so that they can be asked.
//
//     load FILE BASE
//
// FILE is claims.jsonl or claims.csv as make-data writes them. The schema has what the questions need
// (covering indexes for both directions, for time and for sources; names searched by words and by
// trigrams) and nothing of what Regesta does besides: no matching, no log, no hashes, no provenance, no
// rules. One transaction with safe settings, indexes after the rows.

#include <stdbool.h>
#include <unistd.h>

#include "bench.h"
#include "days.h"

static const char schema[] =
  "CREATE TABLE kind (id INTEGER PRIMARY KEY, key TEXT NOT NULL);"
  "CREATE TABLE relation (id INTEGER PRIMARY KEY, key TEXT NOT NULL);"
  "CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind INTEGER NOT NULL, label TEXT NOT NULL);"
  "CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT, title TEXT NOT NULL, author TEXT);"
  "CREATE TABLE claim (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER,"
  "  text TEXT, language TEXT, number REAL, number_to REAL, start_min INTEGER, start_max INTEGER, end_min INTEGER,"
  "  end_max INTEGER, certainty INTEGER NOT NULL);"
  "CREATE TABLE citation (claim INTEGER NOT NULL, source INTEGER NOT NULL, page INTEGER,"
  "  PRIMARY KEY (claim, source, page)) WITHOUT ROWID;"
  "CREATE VIRTUAL TABLE name_words USING fts5 (name, content='', tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3');"
  "CREATE VIRTUAL TABLE name_trigrams USING fts5 (name, content='', tokenize='trigram');";

static const char indexes[] =
  "CREATE UNIQUE INDEX entity_key ON entity (key);"
  "CREATE INDEX claim_subject ON claim (subject, relation, object, start_min, end_max);"
  "CREATE INDEX claim_object ON claim (object, relation, subject, start_min, end_max) WHERE object IS NOT NULL;"
  "CREATE INDEX claim_when ON claim (relation, start_min, end_max);"
  "CREATE INDEX citation_source ON citation (source, page, claim);";

static sqlite3 *base;
static sqlite3_stmt *add_kind, *add_relation, *add_entity, *add_source, *add_claim, *add_citation;
static int64_t claims, names;

typedef struct {
  const char *bytes;
  int length;
} Text;

static void bind_text(sqlite3_stmt *statement, int place, Text text) {
  if (text.bytes) sqlite3_bind_text(statement, place, text.bytes, text.length, SQLITE_STATIC);
  else sqlite3_bind_null(statement, place);
}

static void step(sqlite3_stmt *statement) {
  must(base, sqlite3_step(statement), "insert");
  sqlite3_reset(statement);
}

typedef struct {
  int64_t id, subject, relation, object;
  Text text, language;
  double number, number_to;
  bool has_number, has_number_to, has_time;
  int64_t start_min, start_max, end_min, end_max;
  int certainty;
} Row;

static void insert_claim(const Row *row) {
  sqlite3_bind_int64(add_claim, 1, row->id);
  sqlite3_bind_int64(add_claim, 2, row->subject);
  sqlite3_bind_int64(add_claim, 3, row->relation);
  if (row->object) sqlite3_bind_int64(add_claim, 4, row->object);
  else sqlite3_bind_null(add_claim, 4);
  bind_text(add_claim, 5, row->text);
  bind_text(add_claim, 6, row->language);
  if (row->has_number) sqlite3_bind_double(add_claim, 7, row->number);
  else sqlite3_bind_null(add_claim, 7);
  if (row->has_number_to) sqlite3_bind_double(add_claim, 8, row->number_to);
  else sqlite3_bind_null(add_claim, 8);
  const int64_t bounds[] = {row->start_min, row->start_max, row->end_min, row->end_max};
  for (int i = 0; i < 4; i++) {
    if (row->has_time) sqlite3_bind_int64(add_claim, 9 + i, bounds[i]);
    else sqlite3_bind_null(add_claim, 9 + i);
  }
  sqlite3_bind_int(add_claim, 13, row->certainty);
  step(add_claim);
  claims++;
}

static void insert_citation(int64_t claim, int64_t source, int64_t page) {
  sqlite3_bind_int64(add_citation, 1, claim);
  sqlite3_bind_int64(add_citation, 2, source);
  sqlite3_bind_int64(add_citation, 3, page);
  step(add_citation);
}

// MARK: Reading

static FILE *file;
static char buffer[1 << 20];
static size_t begun, filled;

// The next line, without its end; it stays until the next is read. None is longer than the buffer.
static char *next_line(char **end) {
  for (;;) {
    char *stop = memchr(buffer + begun, '\n', filled - begun);
    if (stop) {
      char *line = buffer + begun;
      begun = (size_t)(stop - buffer) + 1;
      *end = stop;
      return line;
    }
    memmove(buffer, buffer + begun, filled - begun);
    filled -= begun, begun = 0;
    size_t count = fread(buffer + filled, 1, sizeof buffer - filled, file);
    if (!count) return NULL;
    filled += count;
  }
}

// MARK: Interning

typedef struct {
  Text *texts;
  int64_t *numbers;
  size_t room, count;
} Pool;

static uint64_t hashed(Text text) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (int i = 0; i < text.length; i++) hash = (hash ^ (unsigned char)text.bytes[i]) * UINT64_C(0x100000001B3);
  return hash ^ hash >> 29;
}

// A copy that stays.
static Text kept(Text text) {
  static char *room;
  static size_t left;
  if (left < (size_t)text.length) room = malloc(left = 1 << 16);
  memcpy(room, text.bytes, (size_t)text.length);
  Text copy = {room, text.length};
  room += text.length, left -= (size_t)text.length;
  return copy;
}

// The number of a text; a new one has not been there before.
static int64_t interned(Pool *pool, Text text, bool *is_new) {
  if (2 * pool->count >= pool->room) {
    Pool wider = {.room = pool->room ? 2 * pool->room : 1024};
    wider.texts = calloc(wider.room, sizeof *wider.texts);
    wider.numbers = calloc(wider.room, sizeof *wider.numbers);
    for (size_t i = 0; i < pool->room; i++) {
      if (!pool->numbers[i]) continue;
      size_t place = hashed(pool->texts[i]) & (wider.room - 1);
      while (wider.numbers[place]) place = (place + 1) & (wider.room - 1);
      wider.texts[place] = pool->texts[i], wider.numbers[place] = pool->numbers[i];
    }
    wider.count = pool->count;
    free(pool->texts), free(pool->numbers);
    *pool = wider;
  }
  size_t place = hashed(text) & (pool->room - 1);
  for (; pool->numbers[place]; place = (place + 1) & (pool->room - 1)) {
    Text known = pool->texts[place];
    if (known.length == text.length && !memcmp(known.bytes, text.bytes, (size_t)text.length)) {
      *is_new = false;
      return pool->numbers[place];
    }
  }
  *is_new = true;
  pool->texts[place] = kept(text);
  return pool->numbers[place] = (int64_t)++pool->count;
}

// MARK: JSON Lines

static char *scratch;
static size_t scratch_used;

// The text that begins behind a quotation mark; moves `at` behind its end.
static Text json_text(char **at) {
  char *start = *at, *p = start;
  while (*p != '"' && *p != '\\') p++;
  if (*p == '"') {
    *at = p + 1;
    return (Text){start, (int)(p - start)};
  }
  char *out = scratch + scratch_used, *begin = out;
  for (p = start; *p != '"'; p++) {
    if (*p == '\\') p++;
    *out++ = *p;
  }
  scratch_used += (size_t)(out - begin);
  *at = p + 1;
  return (Text){begin, (int)(out - begin)};
}

typedef struct {
  Text name, text;
  int64_t integer;
  double real;
  bool is_text;
} Member;

// The members of a line, which is an object of texts and numbers.
static int json_members(char *at, Member *members, int most) {
  int count = 0;
  scratch_used = 0;
  for (at++; *at != '}' && count < most;) {
    Member *member = &members[count++];
    at++;  // "
    member->name = json_text(&at);
    at++;  // :
    member->is_text = *at == '"';
    if (member->is_text) {
      at++;
      member->text = json_text(&at);
    } else {
      bool is_negative = *at == '-';
      if (is_negative) at++;
      int64_t whole = 0;
      for (; *at >= '0' && *at <= '9'; at++) whole = whole * 10 + (*at - '0');
      double part = 0, scale = 1;
      if (*at == '.') {
        for (at++; *at >= '0' && *at <= '9'; at++) part = part * 10 + (*at - '0'), scale *= 10;
      }
      member->integer = is_negative ? -whole : whole;
      member->real = is_negative ? -((double)whole + part / scale) : (double)whole + part / scale;
    }
    if (*at == ',') at++;
  }
  return count;
}

static bool is(Text text, const char *name) {
  return strlen(name) == (size_t)text.length && !memcmp(text.bytes, name, (size_t)text.length);
}

static void load_json(void) {
  scratch = malloc(sizeof buffer);
  char *end;
  for (char *line = next_line(&end); line; line = next_line(&end)) {
    Member members[32] = {0};
    int count = json_members(line, members, 32);
    Text type = members[0].text;
    if (is(type, "claim")) {
      Row row = {0};
      for (int i = 1; i < count; i++) {
        Member *m = &members[i];
        if (is(m->name, "id")) row.id = m->integer;
        else if (is(m->name, "subject")) row.subject = m->integer;
        else if (is(m->name, "relation")) row.relation = m->integer;
        else if (is(m->name, "object")) row.object = m->integer;
        else if (is(m->name, "text")) row.text = m->text;
        else if (is(m->name, "language")) row.language = m->text;
        else if (is(m->name, "number")) row.number = m->real, row.has_number = true;
        else if (is(m->name, "number_to")) row.number_to = m->real, row.has_number_to = true;
        else if (is(m->name, "start_min")) row.start_min = m->integer, row.has_time = true;
        else if (is(m->name, "start_max")) row.start_max = m->integer;
        else if (is(m->name, "end_min")) row.end_min = m->integer;
        else if (is(m->name, "end_max")) row.end_max = m->integer;
        else if (is(m->name, "certainty")) row.certainty = (int)m->integer;
      }
      insert_claim(&row);
      continue;
    }
    int64_t id = 0, kind = 0, claim = 0, source = 0, page = 0;
    Text key = {0}, label = {0}, title = {0}, author = {0};
    for (int i = 1; i < count; i++) {
      Member *m = &members[i];
      if (is(m->name, "id")) id = m->integer;
      else if (is(m->name, "kind")) kind = m->integer;
      else if (is(m->name, "claim")) claim = m->integer;
      else if (is(m->name, "source")) source = m->integer;
      else if (is(m->name, "page")) page = m->integer;
      else if (is(m->name, "key")) key = m->text;
      else if (is(m->name, "label")) label = m->text;
      else if (is(m->name, "title")) title = m->text;
      else if (is(m->name, "author")) author = m->text;
    }
    if (is(type, "citation")) {
      insert_citation(claim, source, page);
    } else if (is(type, "entity")) {
      sqlite3_bind_int64(add_entity, 1, id), bind_text(add_entity, 2, key);
      sqlite3_bind_int64(add_entity, 3, kind), bind_text(add_entity, 4, label);
      step(add_entity);
    } else if (is(type, "source")) {
      sqlite3_bind_int64(add_source, 1, id), bind_text(add_source, 2, key);
      bind_text(add_source, 3, title), bind_text(add_source, 4, author);
      step(add_source);
    } else if (is(type, "kind") || is(type, "relation")) {
      sqlite3_stmt *add = is(type, "kind") ? add_kind : add_relation;
      sqlite3_bind_int64(add, 1, id), bind_text(add, 2, key);
      step(add);
    }
  }
}

// MARK: A table

enum { SUBJECT, KIND, NAMES, RELATION, OBJECT, TEXT, NUMBER, LATITUDE, LONGITUDE, START, END, CERTAINTY, SOURCE, PAGE, FIELDS };

// Cuts a row into its fields, in place.
static void cut(char *at, char *end, Text *fields) {
  for (int i = 0; i < FIELDS; i++) {
    if (*at == '"') {
      char *start = ++at, *out = at;
      for (; at < end; at++) {
        if (*at == '"' && at[1] != '"') break;
        if (*at == '"') at++;
        *out++ = *at;
      }
      fields[i] = (Text){start, (int)(out - start)};
      at++;
    } else {
      char *start = at;
      while (at < end && *at != ',') at++;
      fields[i] = (Text){start, (int)(at - start)};
    }
    at++;
  }
}

static int digits(const char *bytes, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) value = value * 10 + (bytes[i] - '0');
  return value;
}

// The first and the last day that a date can mean; false where there is none.
static bool days(Text text, int64_t *earliest, int64_t *latest) {
  const char *b = text.bytes;
  if (!text.length) return false;
  if (b[0] == '.') {
    *earliest = *latest = DISTANT_FUTURE;
    return true;
  }
  int year;
  switch (b[0]) {
  case 't':
    year = digits(b + 4, 4), *earliest = day_number(year, 1, 1), *latest = day_number(year + 9, 12, 31);
    return true;
  case 'c':
    year = digits(b + 3, 4), *earliest = day_number(year - 5, 1, 1), *latest = day_number(year + 5, 12, 31);
    return true;
  }
  year = digits(b, 4);
  if (text.length == 4) {
    *earliest = day_number(year, 1, 1), *latest = day_number(year, 12, 31);
  } else if (text.length == 7) {
    int month = digits(b + 5, 2);
    *earliest = day_number(year, month, 1);
    *latest = month == 12 ? day_number(year, 12, 31) : day_number(year, month + 1, 1) - 1;
  } else {
    *earliest = *latest = day_number(year, digits(b + 5, 2), digits(b + 8, 2));
  }
  return true;
}

static double decimal(Text text) {
  char copy[32];
  int length = text.length < 31 ? text.length : 31;
  memcpy(copy, text.bytes, (size_t)length);
  copy[length] = 0;
  return strtod(copy, NULL);
}

static void load_table(void) {
  Pool entities = {0}, kinds = {0}, relations = {0}, sources = {0};
  bool is_new;
  int64_t preferred = interned(&relations, (Text){"preferred-name", 14}, &is_new);
  int64_t alias = interned(&relations, (Text){"alias", 5}, &is_new);
  sqlite3_bind_int64(add_relation, 1, preferred), bind_text(add_relation, 2, (Text){"preferred-name", 14}), step(add_relation);
  sqlite3_bind_int64(add_relation, 1, alias), bind_text(add_relation, 2, (Text){"alias", 5}), step(add_relation);
  char *end;
  for (char *line = next_line(&end); line; line = next_line(&end)) {
    Text fields[FIELDS];
    cut(line, end, fields);
    if (!fields[NAMES].length && !fields[RELATION].length) continue;
    Row row = {.subject = interned(&entities, fields[SUBJECT], &is_new)};
    if (fields[NAMES].length) {
      int64_t kind = interned(&kinds, fields[KIND], &is_new);
      if (is_new) sqlite3_bind_int64(add_kind, 1, kind), bind_text(add_kind, 2, fields[KIND]), step(add_kind);
      Text rest = fields[NAMES];
      row.relation = preferred;
      row.has_time = true;
      row.start_min = row.end_min = DISTANT_PAST, row.start_max = row.end_max = DISTANT_FUTURE;
      while (rest.length > 0) {
        const char *bar = memchr(rest.bytes, '|', (size_t)rest.length);
        int length = bar ? (int)(bar - rest.bytes) : rest.length;
        const char *mark = memchr(rest.bytes, '@', (size_t)length);
        row.text = (Text){rest.bytes, (int)(mark - rest.bytes)};
        row.language = (Text){mark + 1, length - row.text.length - 1};
        if (row.relation == preferred) {
          sqlite3_bind_int64(add_entity, 1, row.subject), bind_text(add_entity, 2, fields[SUBJECT]);
          sqlite3_bind_int64(add_entity, 3, kind), bind_text(add_entity, 4, row.text);
          step(add_entity);
        }
        row.id = claims + 1;
        insert_claim(&row);
        row.relation = alias;
        rest.bytes += length + 1, rest.length -= length + 1;
      }
      continue;
    }
    row.relation = interned(&relations, fields[RELATION], &is_new);
    if (is_new) sqlite3_bind_int64(add_relation, 1, row.relation), bind_text(add_relation, 2, fields[RELATION]), step(add_relation);
    if (fields[OBJECT].length) row.object = interned(&entities, fields[OBJECT], &is_new);
    if (fields[TEXT].length) row.text = fields[TEXT];
    if (fields[NUMBER].length) row.number = decimal(fields[NUMBER]), row.has_number = true;
    if (fields[LATITUDE].length) {
      row.number = decimal(fields[LATITUDE]), row.number_to = decimal(fields[LONGITUDE]);
      row.has_number = row.has_number_to = true;
    }
    bool has_start = days(fields[START], &row.start_min, &row.start_max);
    bool has_end = days(fields[END], &row.end_min, &row.end_max);
    row.has_time = has_start || has_end;
    if (!has_start) row.start_min = DISTANT_PAST, row.start_max = DISTANT_FUTURE;
    if (!has_end) row.end_min = row.start_min, row.end_max = DISTANT_FUTURE;
    row.certainty = fields[CERTAINTY].bytes[0] == 'l' ? 1 : fields[CERTAINTY].bytes[0] == 'd' ? 2 : 0;
    row.id = claims + 1;
    insert_claim(&row);
    if (fields[SOURCE].length) {
      int64_t source = interned(&sources, fields[SOURCE], &is_new);
      if (is_new) {
        sqlite3_bind_int64(add_source, 1, source), bind_text(add_source, 2, (Text){0});
        bind_text(add_source, 3, fields[SOURCE]), bind_text(add_source, 4, (Text){0});
        step(add_source);
      }
      insert_citation(row.id, source, digits(fields[PAGE].bytes, fields[PAGE].length));
    }
  }
}

// MARK: Running

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: load claims.jsonl|claims.csv BASE\n");
    return 64;
  }
  double start = now();
  file = fopen(arguments[1], "rb");
  if (!file) {
    perror(arguments[1]);
    return 66;
  }
  char *head_end, *head = next_line(&head_end);
  if (!head) return 65;
  bool is_json = *head == '{';
  unlink(arguments[2]);
  must(NULL, sqlite3_open(arguments[2], &base), arguments[2]);
  run(base, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN");
  run(base, schema);
  add_kind = prepared(base, "INSERT INTO kind VALUES (?, ?)");
  add_relation = prepared(base, "INSERT INTO relation VALUES (?, ?)");
  add_entity = prepared(base, "INSERT INTO entity VALUES (?, ?, ?, ?)");
  add_source = prepared(base, "INSERT INTO source VALUES (?, ?, ?, ?)");
  add_claim = prepared(base, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  add_citation = prepared(base, "INSERT OR IGNORE INTO citation VALUES (?, ?, ?)");
  if (is_json) load_json();
  else load_table();
  double inserted = now();
  run(base, indexes);
  double indexed = now();
  sqlite3_stmt *all = prepared(base, "SELECT id, text FROM claim WHERE relation <= 2 ORDER BY id");
  sqlite3_stmt *words = prepared(base, "INSERT INTO name_words (rowid, name) VALUES (?, ?)");
  sqlite3_stmt *trigrams = prepared(base, "INSERT INTO name_trigrams (rowid, name) VALUES (?, ?)");
  while (sqlite3_step(all) == SQLITE_ROW) {
    Text name = {(const char *)sqlite3_column_text(all, 1), sqlite3_column_bytes(all, 1)};
    sqlite3_stmt *indexes[] = {words, trigrams};
    for (int i = 0; i < 2; i++) {
      sqlite3_bind_int64(indexes[i], 1, sqlite3_column_int64(all, 0)), bind_text(indexes[i], 2, name);
      step(indexes[i]);
    }
    names++;
  }
  sqlite3_finalize(all);
  run(base, "COMMIT");
  double end = now();
  printf("{\"name\":\"load\",\"seconds\":%.3f,\"insert\":%.3f,\"index\":%.3f,\"names\":%.3f,\"claims\":%lld,\"named\":%lld,\"rss_kb\":%ld}\n",
         (end - start) / 1e6, (inserted - start) / 1e6, (indexed - inserted) / 1e6, (end - indexed) / 1e6,
         (long long)claims, (long long)names, peak_memory());
  return 0;
}
