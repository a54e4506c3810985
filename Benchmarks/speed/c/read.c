// What reading costs at least: the works of the benchmark in C, on the very base that Regesta made.
//
//     read BASE QUESTIONS [--only WORK,...] [--passes N]
//     read BASE --far N           prints questions: N pairs of things that lie far apart, things with many around
//
// Each work asks what the library answers, by prepared statements: the same rows, with labels, dates
// and citations, but no objects are made of them. Every question is a read transaction of its own, as
// in the library. Prints a line of JSON for each work, times in microseconds.

#include <stdbool.h>

#include "bench.h"
#include "days.h"

static sqlite3 *base;
static const char *only;
static int passes = 3;
static sqlite3_stmt *begin_reading, *end_reading;
static int64_t touched;  // bytes of what was read, so that nothing is left unread

static bool wanted(const char *name) {
  if (!only) return true;
  const char *found = strstr(only, name);
  size_t length = strlen(name);
  return found && (found == only || found[-1] == ',') && (!found[length] || found[length] == ',');
}

// MARK: Questions

enum { MOST = 512, FIELDS = 3 };

typedef struct {
  int count;
  char *field[MOST][FIELDS];
} Questions;

static void read_questions(const char *path, const char *form, Questions *questions) {
  FILE *file = fopen(path, "r");
  if (!file) {
    perror(path);
    exit(66);
  }
  char line[4096];
  questions->count = 0;
  while (fgets(line, sizeof line, file) && questions->count < MOST) {
    line[strcspn(line, "\n")] = 0;
    char *rest = line, *name = strsep(&rest, "\t");
    if (strcmp(name, form)) continue;
    for (int i = 0; i < FIELDS; i++) {
      char *field = rest ? strsep(&rest, "\t") : NULL;
      questions->field[questions->count][i] = field ? strdup(field) : NULL;
    }
    questions->count++;
  }
  fclose(file);
}

static int64_t day_of(const char *iso) {
  int year, month, day;
  return sscanf(iso, "%d-%d-%d", &year, &month, &day) == 3 ? day_number(year, month, day) : 0;
}

// MARK: Rows

static void begin(void) {
  sqlite3_step(begin_reading);
  sqlite3_reset(begin_reading);
}

static void end(void) {
  sqlite3_step(end_reading);
  sqlite3_reset(end_reading);
}

// Reads every column of the row that a statement stands on.
static void touch(sqlite3_stmt *statement) {
  int count = sqlite3_column_count(statement);
  for (int i = 0; i < count; i++) {
    switch (sqlite3_column_type(statement, i)) {
    case SQLITE_TEXT: touched += sqlite3_column_text(statement, i)[0] + sqlite3_column_bytes(statement, i); break;
    case SQLITE_INTEGER: touched += sqlite3_column_int64(statement, i) & 1; break;
    case SQLITE_FLOAT: touched += sqlite3_column_double(statement, i) > 0; break;
    }
  }
}

static int64_t number_of(const char *table, const char *key) {
  char sql[128];
  snprintf(sql, sizeof sql, "SELECT id FROM %s WHERE key = ?", table);
  sqlite3_stmt *statement = prepared(base, sql);
  sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
  int64_t id = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  return id;
}

// What is shown of a claim: its things, relation, value, dates.
#define CLAIM \
  "SELECT c.id, s.key, s.label, r.key, r.label, r.inverse, o.key, o.label, c.text, c.language, c.number, c.number_to," \
  " c.start_min, c.start_max, c.end_min, c.end_max, c.denied, c.certainty, vd.printed, sd.printed, ed.printed" \
  "  FROM claim AS c JOIN entity AS s ON s.id = c.subject JOIN relation AS r ON r.id = c.relation" \
  "  LEFT JOIN entity AS o ON o.id = c.object LEFT JOIN date AS vd ON vd.id = c.value_date" \
  "  LEFT JOIN date AS sd ON sd.id = c.start_date LEFT JOIN date AS ed ON ed.id = c.end_date"

static sqlite3_stmt *citations;

// Runs a statement whose rows are claims, with their citations.
static int read_claims(sqlite3_stmt *statement) {
  int count = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    touch(statement);
    sqlite3_bind_int64(citations, 1, sqlite3_column_int64(statement, 0));
    while (sqlite3_step(citations) == SQLITE_ROW) touch(citations);
    sqlite3_reset(citations);
    count++;
  }
  sqlite3_reset(statement);
  return count;
}

typedef int64_t (*Work)(char **fields);

// Asks every question once to warm up, then `passes` times.
static void measure(const char *name, const char *questions_path, const char *form, Work work, int most) {
  if (!wanted(name)) return;
  Questions questions;
  read_questions(questions_path, form, &questions);
  if (questions.count > most) questions.count = most;
  double *samples = malloc(sizeof *samples * (size_t)(questions.count * passes + 1));
  int count = 0;
  int64_t found = 0;
  for (int pass = 0; pass <= passes; pass++) {
    for (int i = 0; i < questions.count; i++) {
      double start = now();
      int64_t rows = work(questions.field[i]);
      double time = now() - start;
      if (pass) samples[count++] = time;
      else found += rows;
    }
  }
  report(name, samples, count, found);
  free(samples);
}

// MARK: Points

static sqlite3_stmt *entity_by_key, *names_of, *claims_about;

static int64_t entity_page(char **fields) {
  begin();
  int64_t rows = 0;
  sqlite3_bind_text(entity_by_key, 1, fields[0], -1, SQLITE_STATIC);
  if (sqlite3_step(entity_by_key) == SQLITE_ROW) {
    touch(entity_by_key);
    int64_t id = sqlite3_column_int64(entity_by_key, 0);
    sqlite3_bind_int64(names_of, 1, id);
    while (sqlite3_step(names_of) == SQLITE_ROW) touch(names_of);
    sqlite3_reset(names_of);
    sqlite3_bind_int64(claims_about, 1, id);
    rows = read_claims(claims_about);
  }
  sqlite3_reset(entity_by_key);
  end();
  return rows;
}

static sqlite3_stmt *holders;

static int64_t who_held(char **fields) {
  begin();
  int64_t rows = 0;
  sqlite3_bind_text(entity_by_key, 1, fields[0], -1, SQLITE_STATIC);
  if (sqlite3_step(entity_by_key) == SQLITE_ROW) {
    sqlite3_bind_int64(holders, 1, sqlite3_column_int64(entity_by_key, 0));
    sqlite3_bind_int64(holders, 2, day_of(fields[1]));
    rows = read_claims(holders);
  }
  sqlite3_reset(entity_by_key);
  end();
  return rows;
}

static sqlite3_stmt *source_by_key, *claims_of_source;

static int64_t source_claims(char **fields) {
  begin();
  int64_t rows = 0;
  sqlite3_bind_text(source_by_key, 1, fields[0], -1, SQLITE_STATIC);
  if (sqlite3_step(source_by_key) == SQLITE_ROW) {
    sqlite3_bind_int64(claims_of_source, 1, sqlite3_column_int64(source_by_key, 0));
    rows = read_claims(claims_of_source);
  }
  sqlite3_reset(source_by_key);
  end();
  return rows;
}

static sqlite3_stmt *count_on_day;

static int64_t relation_day(char **fields) {
  begin();
  sqlite3_bind_text(count_on_day, 1, fields[0], -1, SQLITE_STATIC);
  sqlite3_bind_int64(count_on_day, 2, day_of(fields[1]));
  sqlite3_step(count_on_day);
  int64_t count = sqlite3_column_int64(count_on_day, 0);
  sqlite3_reset(count_on_day);
  end();
  return count;
}

static sqlite3_stmt *time_of;

static int64_t timeline(char **fields) {
  begin();
  int64_t rows = 0;
  sqlite3_bind_text(entity_by_key, 1, fields[0], -1, SQLITE_STATIC);
  if (sqlite3_step(entity_by_key) == SQLITE_ROW) {
    sqlite3_bind_int64(time_of, 1, sqlite3_column_int64(entity_by_key, 0));
    rows = read_claims(time_of);
  }
  sqlite3_reset(entity_by_key);
  end();
  return rows;
}

// MARK: Names

static sqlite3_stmt *names_like_words, *names_exact, *names_like_trigrams;

// The name as the base folds it: in small letters, and a hyphen parts words; the questions have no other marks.
static void folded(const char *name, char *out, size_t room) {
  size_t i = 0;
  for (; name[i] && i + 1 < room; i++) {
    out[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i] == '-' ? ' ' : name[i]);
  }
  out[i] = 0;
}

static int64_t rows_of(sqlite3_stmt *statement) {
  int64_t rows = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) touch(statement), rows++;
  sqlite3_reset(statement);
  return rows;
}

static int64_t name_prefix(char **fields) {
  begin();
  char expression[256];
  snprintf(expression, sizeof expression, "folded : \"%s\" *", fields[0]);
  sqlite3_bind_text(names_like_words, 1, expression, -1, SQLITE_STATIC);
  int64_t rows = rows_of(names_like_words);
  end();
  return rows;
}

// Whether one of the things that a statement finds has a key.
static bool has_key(sqlite3_stmt *statement, const char *key) {
  bool found = false;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    touch(statement);
    found = found || !strcmp((const char *)sqlite3_column_text(statement, 1), key);
  }
  sqlite3_reset(statement);
  return found;
}

static int64_t name_folded(char **fields) {
  begin();
  char name[256];
  folded(fields[0], name, sizeof name);
  sqlite3_bind_text(names_exact, 1, name, -1, SQLITE_STATIC);
  bool found = has_key(names_exact, fields[1]);
  end();
  return found;
}

// How many letters have to be changed, left out, added or put the other way round.
static int distance(const char *a, int na, const char *b, int nb) {
  static int rows[3][256];
  int *before = rows[0], *last = rows[1], *row = rows[2];
  if (nb > 254) nb = 254;
  for (int j = 0; j <= nb; j++) last[j] = j;
  for (int i = 1; i <= na; i++) {
    row[0] = i;
    for (int j = 1; j <= nb; j++) {
      int best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      row[j] = best;
    }
    int *spare = before;
    before = last, last = row, row = spare;
  }
  return last[nb];
}

static sqlite3_stmt *entity_of_name, *names_with_trigram;

// The names that have the rarest trigrams of what was asked, and of these the nearest.
static int64_t name_misspelt(char **fields) {
  begin();
  char name[256];
  folded(fields[0], name, sizeof name);
  int length = (int)strlen(name), trigrams = 0;
  struct {
    const char *start;
    int64_t names;
  } rarest[5];
  for (int i = 0; i + 3 <= length; i++) {
    sqlite3_bind_text(names_with_trigram, 1, name + i, 3, SQLITE_STATIC);
    int64_t names = sqlite3_step(names_with_trigram) == SQLITE_ROW ? sqlite3_column_int64(names_with_trigram, 0) : 0;
    sqlite3_reset(names_with_trigram);
    if (!names) continue;
    int place = trigrams < 5 ? trigrams++ : names < rarest[4].names ? 4 : -1;
    if (place < 0) continue;
    for (; place > 0 && rarest[place - 1].names > names; place--) rarest[place] = rarest[place - 1];
    rarest[place].start = name + i, rarest[place].names = names;
  }
  char expression[256] = "";
  for (int i = 0; i < trigrams; i++) {
    char trigram[16];
    snprintf(trigram, sizeof trigram, "%s\"%.3s\"", i ? " OR " : "", rarest[i].start);
    strcat(expression, trigram);
  }
  int64_t best[20];
  int distances[20], count = 0;
  if (trigrams) sqlite3_bind_text(names_like_trigrams, 1, expression, -1, SQLITE_STATIC);
  while (trigrams && sqlite3_step(names_like_trigrams) == SQLITE_ROW) {
    const char *other = (const char *)sqlite3_column_text(names_like_trigrams, 1);
    int size = sqlite3_column_bytes(names_like_trigrams, 1);
    if (abs(size - length) > 3) continue;
    int far = distance(name, length, other, size);
    if (far > length / 3) continue;
    int place = count < 20 ? count++ : far < distances[19] ? 19 : -1;
    if (place < 0) continue;
    while (place > 0 && distances[place - 1] > far) best[place] = best[place - 1], distances[place] = distances[place - 1], place--;
    best[place] = sqlite3_column_int64(names_like_trigrams, 0), distances[place] = far;
  }
  sqlite3_reset(names_like_trigrams);
  bool found = false;
  for (int i = 0; i < count; i++) {
    sqlite3_bind_int64(entity_of_name, 1, best[i]);
    found = has_key(entity_of_name, fields[1]) || found;
  }
  end();
  return found;
}

// MARK: The graph by statements

static sqlite3_stmt *outward, *inward, *outward_day, *inward_day;
static int64_t entities;
static uint32_t *mark_of, mark;  // who was met last in which search, from which side

static int64_t two_hop(char **fields) {
  begin();
  int64_t root = number_of("entity", fields[0]);
  static int64_t *front, room;
  if (!front) front = malloc(sizeof *front * (size_t)(room = entities + 1));
  mark++;
  int64_t count = 0, first = 0;
  front[count++] = root, mark_of[root] = mark;
  for (int depth = 0; depth < 2; depth++) {
    int64_t last = count;
    for (; first < last; first++) {
      sqlite3_stmt *ways[] = {outward, inward};
      for (int way = 0; way < 2; way++) {
        sqlite3_bind_int64(ways[way], 1, front[first]);
        while (sqlite3_step(ways[way]) == SQLITE_ROW) {
          int64_t far = sqlite3_column_int64(ways[way], 0);
          if (mark_of[far] == mark) continue;
          mark_of[far] = mark, front[count++] = far;
        }
        sqlite3_reset(ways[way]);
      }
    }
  }
  end();
  return count - 1;
}

typedef struct {
  int64_t *queue, first, last;
  int32_t *previous;
  uint32_t *mark;
  int steps;
} Side;

static Side sides[2];

static void prepare_sides(void) {
  if (sides[0].queue) return;
  for (int i = 0; i < 2; i++) {
    sides[i].queue = malloc(sizeof(int64_t) * (size_t)(entities + 1));
    sides[i].previous = malloc(sizeof(int32_t) * (size_t)(entities + 1));
    sides[i].mark = calloc((size_t)(entities + 1), sizeof(uint32_t));
  }
}

// The number of steps of a shortest way, by statements that read the edges at one thing; -1: none.
static int search(int64_t from, int64_t to, sqlite3_stmt *out, sqlite3_stmt *in, int64_t day) {
  static uint32_t turn;
  prepare_sides();
  turn++;
  if (from == to) return 0;
  for (int i = 0; i < 2; i++) {
    int64_t root = i ? to : from;
    sides[i].queue[0] = root, sides[i].first = 0, sides[i].last = 1, sides[i].steps = 0, sides[i].mark[root] = turn;
  }
  for (;;) {
    Side *side = sides[0].last - sides[0].first <= sides[1].last - sides[1].first ? &sides[0] : &sides[1];
    Side *other = side == sides ? &sides[1] : &sides[0];
    if (side->first == side->last) return -1;
    side->steps++;
    for (int64_t stop = side->last; side->first < stop; side->first++) {
      sqlite3_stmt *ways[] = {out, in};
      for (int way = 0; way < 2; way++) {
        sqlite3_bind_int64(ways[way], 1, side->queue[side->first]);
        if (day) sqlite3_bind_int64(ways[way], 2, day);
        while (sqlite3_step(ways[way]) == SQLITE_ROW) {
          int64_t far = sqlite3_column_int64(ways[way], 0);
          if (side->mark[far] == turn) continue;
          side->mark[far] = turn, side->previous[far] = (int32_t)side->queue[side->first];
          side->queue[side->last++] = far;
          if (other->mark[far] == turn) {
            sqlite3_reset(ways[way]);
            return side->steps + other->steps;
          }
        }
        sqlite3_reset(ways[way]);
      }
    }
  }
}

static int64_t path(char **fields) {
  begin();
  int steps = search(number_of("entity", fields[0]), number_of("entity", fields[1]), outward, inward, 0);
  end();
  return steps >= 0;
}

static int64_t path_day(char **fields) {
  begin();
  int steps = search(number_of("entity", fields[0]), number_of("entity", fields[1]), outward_day, inward_day, day_of(fields[2]));
  end();
  return steps >= 0;
}

// MARK: The graph in memory

static uint32_t *csr_first, *csr_far;

static void build_csr(void) {
  free(csr_first), free(csr_far);
  int64_t room = 1 << 20, count = 0;
  uint32_t *ends = malloc(sizeof *ends * 2 * (size_t)room);
  csr_first = calloc((size_t)entities + 2, sizeof *csr_first);
  sqlite3_stmt *all = prepared(base, "SELECT subject, object FROM claim INDEXED BY claim_object WHERE object IS NOT NULL AND status = 1");
  while (sqlite3_step(all) == SQLITE_ROW) {
    uint32_t subject = (uint32_t)sqlite3_column_int64(all, 0), object = (uint32_t)sqlite3_column_int64(all, 1);
    if (count == room) ends = realloc(ends, sizeof *ends * 2 * (size_t)(room *= 2));
    ends[2 * count] = subject, ends[2 * count + 1] = object, count++;
    csr_first[subject + 1]++, csr_first[object + 1]++;
  }
  sqlite3_finalize(all);
  for (int64_t i = 0; i <= entities; i++) csr_first[i + 1] += csr_first[i];
  csr_far = malloc(sizeof *csr_far * 2 * (size_t)count + 4);
  uint32_t *next = malloc(sizeof *next * ((size_t)entities + 2));
  memcpy(next, csr_first, sizeof *next * ((size_t)entities + 2));
  for (int64_t i = 0; i < count; i++) {
    csr_far[next[ends[2 * i]]++] = ends[2 * i + 1];
    csr_far[next[ends[2 * i + 1]]++] = ends[2 * i];
  }
  free(next), free(ends);
}

static int csr_search(int64_t from, int64_t to) {
  static uint32_t turn = 1 << 30;
  prepare_sides();
  turn++;
  if (from == to) return 0;
  for (int i = 0; i < 2; i++) {
    int64_t root = i ? to : from;
    sides[i].queue[0] = root, sides[i].first = 0, sides[i].last = 1, sides[i].steps = 0, sides[i].mark[root] = turn;
  }
  for (;;) {
    Side *side = sides[0].last - sides[0].first <= sides[1].last - sides[1].first ? &sides[0] : &sides[1];
    Side *other = side == sides ? &sides[1] : &sides[0];
    if (side->first == side->last) return -1;
    side->steps++;
    for (int64_t stop = side->last; side->first < stop; side->first++) {
      int64_t near = side->queue[side->first];
      for (uint32_t i = csr_first[near]; i < csr_first[near + 1]; i++) {
        uint32_t far = csr_far[i];
        if (side->mark[far] == turn) continue;
        side->mark[far] = turn, side->previous[far] = (int32_t)near;
        side->queue[side->last++] = far;
        if (other->mark[far] == turn) return side->steps + other->steps;
      }
    }
  }
}

static void measure_csr(const char *name, const char *questions_path, const char *form) {
  if (!wanted(name)) return;
  Questions questions;
  read_questions(questions_path, form, &questions);
  if (!questions.count) return;
  double *samples = malloc(sizeof *samples * (size_t)(questions.count * passes));
  int count = 0;
  int64_t found = 0, pairs[MOST][2];
  for (int i = 0; i < questions.count; i++) {
    for (int j = 0; j < 2; j++) pairs[i][j] = number_of("entity", questions.field[i][j]);
  }
  for (int pass = 0; pass <= passes; pass++) {
    for (int i = 0; i < questions.count; i++) {
      double start = now();
      int steps = csr_search(pairs[i][0], pairs[i][1]);
      double time = now() - start;
      if (pass) samples[count++] = time;
      else found += steps >= 0;
    }
  }
  report(name, samples, count, found);
  free(samples);
}

static int64_t csr_two_hop(int64_t root) {
  static int64_t *front;
  if (!front) front = malloc(sizeof *front * (size_t)(entities + 1));
  mark++;
  int64_t count = 0, first = 0;
  front[count++] = root, mark_of[root] = mark;
  for (int depth = 0; depth < 2; depth++) {
    for (int64_t last = count; first < last; first++) {
      for (uint32_t i = csr_first[front[first]]; i < csr_first[front[first] + 1]; i++) {
        uint32_t far = csr_far[i];
        if (mark_of[far] == mark) continue;
        mark_of[far] = mark, front[count++] = far;
      }
    }
  }
  return count - 1;
}

static void measure_csr_hops(const char *name, const char *questions_path, const char *form) {
  if (!wanted(name)) return;
  Questions questions;
  read_questions(questions_path, form, &questions);
  double *samples = malloc(sizeof *samples * (size_t)(questions.count * passes + 1));
  int64_t found = 0;
  int count = 0;
  for (int pass = 0; pass <= passes; pass++) {
    for (int i = 0; i < questions.count; i++) {
      int64_t root = number_of("entity", questions.field[i][0]);
      double start = now();
      int64_t rows = csr_two_hop(root);
      if (pass) samples[count++] = now() - start;
      else found += rows;
    }
  }
  report(name, samples, count, found);
  free(samples);
}

// Things that have some ten to twenty thousand others within two steps, or a tenth of all where there are fewer.
static void print_hops(int wanted) {
  sqlite3_stmt *key = prepared(base, "SELECT key FROM entity WHERE id = ?");
  int64_t least = entities / 10 < 10000 ? entities / 10 : 10000;
  for (int64_t i = 1; i < entities && wanted; i++) {
    int64_t id = 1 + (int64_t)((uint64_t)i * UINT64_C(2654435761) % (uint64_t)entities);
    int64_t count = csr_two_hop(id);
    if (count < least || count > 2 * least) continue;
    sqlite3_bind_int64(key, 1, id);
    sqlite3_step(key);
    const char *text = (const char *)sqlite3_column_text(key, 0);
    // Of the data: those keys are a word and a number.
    const char *dash = strchr(text, '-');
    if (dash && strspn(dash + 1, "0123456789") == strlen(dash + 1)) printf("hop\t%s\t%lld\n", text, (long long)count), wanted--;
    sqlite3_reset(key);
  }
}

// Pairs that are as far apart as things can be: the last that is met in a walk over everything.
static void print_far(int wanted) {
  int64_t *queue = malloc(sizeof *queue * (size_t)(entities + 1));
  int32_t *steps = malloc(sizeof *steps * (size_t)(entities + 1));
  sqlite3_stmt *key = prepared(base, "SELECT key FROM entity WHERE id = ?");
  for (int i = 0; i < wanted; i++) {
    int64_t root = 1 + (int64_t)(((uint64_t)i * UINT64_C(2654435761)) % (uint64_t)entities), last = root;
    if (csr_first[root] == csr_first[root + 1]) continue;
    for (int round = 0; round < 2; round++) {
      memset(steps, -1, sizeof *steps * (size_t)(entities + 1));
      int64_t first = 0, count = 0;
      root = last, queue[count++] = root, steps[root] = 0;
      for (; first < count; first++) {
        int64_t near = queue[first];
        for (uint32_t j = csr_first[near]; j < csr_first[near + 1]; j++) {
          uint32_t far = csr_far[j];
          if (steps[far] < 0) steps[far] = steps[near] + 1, queue[count++] = far;
        }
      }
      // In the second round one from the far end only, or all pairs would be one.
      last = round ? queue[count - 1 - i % (count / 64 + 1)] : queue[count - 1 - (i * 7) % (count / 64 + 1)];
    }
    char keys[2][128];
    for (int j = 0; j < 2; j++) {
      sqlite3_bind_int64(key, 1, j ? last : root);
      sqlite3_step(key);
      snprintf(keys[j], sizeof keys[j], "%s", sqlite3_column_text(key, 0));
      sqlite3_reset(key);
    }
    // Things of the data alone: peers do not know what was in the base before.
    if (last == root || strncmp(keys[0], "person-", 7) || strncmp(keys[1], "person-", 7)) continue;
    printf("path-far\t%s\t%s\t%d\n", keys[0], keys[1], steps[last]);
  }
}

// MARK: Running

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: read BASE QUESTIONS [--only WORK,...] [--passes N]\n       read BASE --far N\n");
    return 64;
  }
  must(NULL, sqlite3_open_v2(arguments[1], &base, SQLITE_OPEN_READONLY, NULL), arguments[1]);
  sqlite3_stmt *largest = prepared(base, "SELECT max(id) FROM entity");
  sqlite3_step(largest);
  entities = sqlite3_column_int64(largest, 0);
  sqlite3_finalize(largest);
  mark_of = calloc((size_t)entities + 1, sizeof *mark_of);
  const char *questions = arguments[2];
  if (!strcmp(questions, "--far")) {
    build_csr();
    print_far(count > 3 ? atoi(arguments[3]) : 40);
    print_hops(20);
    return 0;
  }
  for (int i = 3; i + 1 < count; i += 2) {
    if (!strcmp(arguments[i], "--only")) only = arguments[i + 1];
    if (!strcmp(arguments[i], "--passes")) passes = atoi(arguments[i + 1]);
  }

  begin_reading = prepared(base, "BEGIN");
  end_reading = prepared(base, "COMMIT");
  citations = prepared(base,
    "SELECT t.id, s.key, s.short, v.key, v.short, t.stance, t.locator, t.quote, t.note FROM citation AS t"
    "  JOIN source AS s ON s.id = t.source LEFT JOIN source AS v ON v.id = t.via WHERE t.claim = ? AND t.status = 1");
  entity_by_key = prepared(base,
    "SELECT e.id, e.key, e.label, k.key FROM entity AS e JOIN kind AS k ON k.id = e.kind WHERE e.key = ?");
  names_of = prepared(base,
    "SELECT c.text, c.language, r.key FROM claim AS c JOIN relation AS r ON r.id = c.relation"
    " WHERE c.subject = ? AND c.status = 1 AND r.value = 'name'");
  claims_about = prepared(base, CLAIM
    " WHERE c.id IN (SELECT id FROM ("
    "   SELECT c.id, 0 AS part, c.start_min, c.end_max FROM claim AS c JOIN relation AS r ON r.id = c.relation"
    "    WHERE c.subject = ?1 AND c.status = 1 AND r.value NOT IN ('name', 'identifier')"
    "   UNION ALL SELECT c.id, 1, c.start_min, c.end_max FROM claim AS c WHERE c.object = ?1 AND c.status = 1"
    "   ORDER BY 2, 3, 4, 1 LIMIT 200))");
  holders = prepared(base, CLAIM
    " WHERE c.object = ?1 AND c.status = 1 AND c.start_min <= ?2 AND c.end_max >= ?2 AND c.relation IN"
    "  (SELECT t.relation FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor WHERE a.key = 'holds')"
    " ORDER BY c.start_min, c.end_max, c.id");
  source_by_key = prepared(base, "SELECT id, key, short, title, author FROM source WHERE key = ?");
  claims_of_source = prepared(base, CLAIM
    " WHERE c.id IN (SELECT t.claim FROM citation AS t JOIN claim AS c ON c.id = t.claim"
    "   WHERE t.source = ?1 AND t.status = 1 AND c.status = 1 ORDER BY t.page, t.id LIMIT 100)");
  // By the classes of duration that the index has; what may last longer than the last of them has none.
#define OF_CLASS(class, begun) "(SELECT count(*) FROM claim WHERE relation IN (SELECT t.relation FROM relation_tree AS t" \
  "  JOIN relation AS a ON a.id = t.ancestor WHERE a.key = ?1)" \
  "  AND CASE WHEN end_max - start_min < 1 THEN 0 WHEN end_max - start_min < 32 THEN 1" \
  "  WHEN end_max - start_min < 400 THEN 2 WHEN end_max - start_min < 4000 THEN 3" \
  "  WHEN end_max - start_min < 40000 THEN 4 ELSE 5 END = " class begun " AND start_min <= ?2 AND end_max >= ?2 AND status = 1)"
  count_on_day = prepared(base, "SELECT "
    OF_CLASS("0", " AND start_min > ?2 - 1") " + " OF_CLASS("1", " AND start_min > ?2 - 32") " + "
    OF_CLASS("2", " AND start_min > ?2 - 400") " + " OF_CLASS("3", " AND start_min > ?2 - 4000") " + "
    OF_CLASS("4", " AND start_min > ?2 - 40000") " + " OF_CLASS("5", ""));
  time_of = prepared(base, CLAIM
    " WHERE c.id IN (SELECT id FROM ("
    "   SELECT id, start_min, end_max FROM claim WHERE subject = ?1 AND status = 1 AND start_min IS NOT NULL"
    "   UNION ALL SELECT id, start_min, end_max FROM claim WHERE object = ?1 AND status = 1 AND start_min IS NOT NULL"
    "   ORDER BY 2, 3, 1 LIMIT 100)) ORDER BY c.start_min, c.end_max, c.id");
#define NAME "SELECT e.id, e.key, e.label, k.key, c.text FROM name AS n JOIN claim AS c ON c.id = n.claim" \
  " JOIN entity AS e ON e.id = n.entity JOIN kind AS k ON k.id = e.kind"
  names_like_words = prepared(base, NAME
    " WHERE n.claim IN (SELECT rowid FROM name_words WHERE name_words MATCH ?) AND c.status = 1 ORDER BY n.claim LIMIT 20");
  names_exact = prepared(base, NAME " WHERE n.folded = ? AND c.status = 1 ORDER BY n.claim LIMIT 20");
  names_like_trigrams = prepared(base,
    "SELECT n.claim, n.folded FROM (SELECT rowid AS id FROM name_trigrams WHERE name_trigrams MATCH ? LIMIT 2000) AS near"
    "  JOIN name AS n ON n.claim = near.id");
  run(base, "CREATE VIRTUAL TABLE temp.trigrams USING fts5vocab (main, name_trigrams, row)");
  names_with_trigram = prepared(base, "SELECT doc FROM temp.trigrams WHERE term = ?");
  entity_of_name = prepared(base, NAME " WHERE n.claim = ? AND c.status = 1");
  outward = prepared(base, "SELECT object FROM claim WHERE subject = ? AND object IS NOT NULL AND status = 1");
  inward = prepared(base, "SELECT subject FROM claim WHERE object = ? AND status = 1");
#define THEN " AND (start_min IS NULL OR start_min <= ?2 AND end_max >= ?2)"
  outward_day = prepared(base, "SELECT object FROM claim WHERE subject = ?1 AND object IS NOT NULL AND status = 1" THEN);
  inward_day = prepared(base, "SELECT subject FROM claim WHERE object = ?1 AND status = 1" THEN);

  measure("entity-page", questions, "entity", entity_page, MOST);
  measure("who-held", questions, "held", who_held, MOST);
  measure("source-claims", questions, "source", source_claims, MOST);
  measure("name-prefix", questions, "prefix", name_prefix, MOST);
  measure("name-folded", questions, "folded", name_folded, MOST);
  measure("name-misspelt", questions, "misspelt", name_misspelt, MOST);
  measure("relation-day", questions, "relation", relation_day, MOST);
  measure("timeline-hub", questions, "hub", timeline, MOST);
  measure("hub-page", questions, "hub", entity_page, MOST);
  measure("two-hop", questions, "hop", two_hop, MOST);
  measure("two-hop-hub", questions, "hub", two_hop, MOST);
  measure("path", questions, "path", path, MOST);
  measure("path-far", questions, "path-far", path, MOST);
  measure("path-day", questions, "path-day", path_day, MOST);

  bool uses_csr = false;
  const char *const works[] = {"csr-build", "path-length", "path-length-far", "two-hop-csr", "two-hop-hub-csr"};
  for (int i = 0; i < 5; i++) uses_csr = uses_csr || wanted(works[i]);
  if (uses_csr) {
    double times[5];
    for (int i = 0; i < 5; i++) {
      double start = now();
      build_csr();
      times[i] = now() - start;
    }
    report("csr-build", times, 5, csr_first[entities + 1]);
    measure_csr("path-length", questions, "path");
    measure_csr("path-length-far", questions, "path-far");
    measure_csr_hops("two-hop-csr", questions, "hop");
    measure_csr_hops("two-hop-hub-csr", questions, "hub");
  }
  return touched == 42;
}
