// A buffered file that is written byte by byte without printf.
#ifndef OUTPUT_H
#define OUTPUT_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  int file;
  size_t used;
  uint64_t written;
  char bytes[1 << 18];
} Output;

static inline Output *output_open(const char *path) {
  Output *out = malloc(sizeof *out);
  out->file = strcmp(path, "-") ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : 1;
  out->used = 0;
  out->written = 0;
  if (out->file < 0) {
    perror(path);
    exit(1);
  }
  return out;
}

static inline void output_flush(Output *out) {
  size_t done = 0;
  while (done < out->used) {
    ssize_t count = write(out->file, out->bytes + done, out->used - done);
    if (count < 0) {
      perror("write");
      exit(1);
    }
    done += (size_t)count;
  }
  out->written += out->used;
  out->used = 0;
}

static inline void output_close(Output *out) {
  output_flush(out);
  if (out->file != 1) close(out->file);
  free(out);
}

static inline void put(Output *out, const char *bytes, size_t count) {
  while (count > sizeof out->bytes - out->used) {
    size_t part = sizeof out->bytes - out->used;
    memcpy(out->bytes + out->used, bytes, part);
    out->used += part;
    bytes += part;
    count -= part;
    output_flush(out);
  }
  memcpy(out->bytes + out->used, bytes, count);
  out->used += count;
}

static inline void text(Output *out, const char *string) { put(out, string, strlen(string)); }

static inline void character(Output *out, char byte) {
  if (out->used == sizeof out->bytes) output_flush(out);
  out->bytes[out->used++] = byte;
}

static inline void number(Output *out, int64_t value) {
  char digits[24];
  int place = sizeof digits;
  uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
  do {
    digits[--place] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) digits[--place] = '-';
  put(out, digits + place, sizeof digits - (size_t)place);
}

static inline void padded(Output *out, int value, int width) {
  char digits[12];
  for (int place = width - 1; place >= 0; place--) {
    digits[place] = (char)('0' + value % 10);
    value /= 10;
  }
  put(out, digits, (size_t)width);
}

// A text in quotation marks, as JSON and N-Quads write it where it has no control characters.
static inline void quoted(Output *out, const char *string) {
  character(out, '"');
  for (; *string; string++) {
    if (*string == '"' || *string == '\\') character(out, '\\');
    character(out, *string);
  }
  character(out, '"');
}

#endif
