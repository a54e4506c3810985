#ifndef REGESTA_CZLIB_H
#define REGESTA_CZLIB_H

#include <zlib.h>

// The initialisers are macros, which Swift does not see. 15 is the largest window, 16 asks for gzip.

static inline int regesta_inflate_init_gzip(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

static inline int regesta_deflate_init_gzip(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
