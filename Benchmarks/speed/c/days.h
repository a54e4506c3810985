// Days as integers, in the proleptic Gregorian calendar, and back.
#ifndef DAYS_H
#define DAYS_H

#include <stdint.h>

#define DISTANT_PAST (-(INT64_C(1) << 46))
#define DISTANT_FUTURE (INT64_C(1) << 46)

// The Julian day number of a day of the Gregorian calendar, for years from 1 on.
static inline int64_t day_number(int year, int month, int day) {
  int64_t a = (14 - month) / 12;
  int64_t y = year + 4800 - a;
  int64_t m = month + 12 * a - 3;
  return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045;
}

static inline void civil(int64_t number, int *year, int *month, int *day) {
  int64_t a = number + 32044;
  int64_t b = (4 * a + 3) / 146097;
  int64_t c = a - 146097 * b / 4;
  int64_t d = (4 * c + 3) / 1461;
  int64_t e = c - 1461 * d / 4;
  int64_t m = (5 * e + 2) / 153;
  *day = (int)(e - (153 * m + 2) / 5 + 1);
  *month = (int)(m + 3 - 12 * (m / 10));
  *year = (int)(100 * b + d - 4800 + m / 10);
}

#endif
