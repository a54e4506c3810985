// What the measuring programs share: a clock, samples, and a line of JSON for each work.
#ifndef BENCH_H
#define BENCH_H

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static inline double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

// The most memory that the process has had, in kB.
static inline long peak_memory(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static int compare_doubles(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

// Prints what `count` samples in microseconds come to; `found` proves that work was done.
static inline void report(const char *name, double *samples, int count, int64_t found) {
  if (!count) return;
  qsort(samples, (size_t)count, sizeof *samples, compare_doubles);
  printf("{\"name\":\"%s\",\"n\":%d,\"median\":%.3f,\"min\":%.3f,\"p95\":%.3f,\"max\":%.3f,\"found\":%lld,\"rss_kb\":%ld}\n",
         name, count, samples[count / 2], samples[0], samples[(int)(0.95 * (count - 1))], samples[count - 1],
         (long long)found, peak_memory());
  fflush(stdout);
}

static inline void must(sqlite3 *base, int code, const char *doing) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fprintf(stderr, "%s: %s\n", doing, sqlite3_errmsg(base));
  exit(1);
}

static inline void run(sqlite3 *base, const char *sql) {
  must(base, sqlite3_exec(base, sql, NULL, NULL, NULL), sql);
}

static inline sqlite3_stmt *prepared(sqlite3 *base, const char *sql) {
  sqlite3_stmt *statement;
  must(base, sqlite3_prepare_v3(base, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), sql);
  return statement;
}

#endif
