#include "FaultVFS.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// MARK: What the disk holds

// A change of a file that no sync has made safe yet.
typedef struct change {
  enum { change_write, change_truncate, change_create, change_delete } kind;
  sqlite3_int64 offset;
  int length;
  unsigned char *bytes;
  struct change *next;
} change;

// A file below the watched folder: what is safe of it, and what was done since.
typedef struct disk_file {
  char *path;
  int is_safe;
  unsigned char *bytes;
  sqlite3_int64 size;
  change *first, *last;
  struct disk_file *next;
} disk_file;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *below;
static char *watched;
static int armed, lasting, lying, happened, is_dark;
static long left, calls[fault_kinds];
static disk_file *disk;

static void forget_changes(disk_file *file) {
  while (file->first) {
    change *next = file->first->next;
    free(file->first->bytes);
    free(file->first);
    file->first = next;
  }
  file->last = NULL;
}

static void forget_disk(void) {
  while (disk) {
    disk_file *next = disk->next;
    forget_changes(disk);
    free(disk->bytes);
    free(disk->path);
    free(disk);
    disk = next;
  }
}

static disk_file *file_at(const char *path) {
  for (disk_file *file = disk; file; file = file->next)
    if (strcmp(file->path, path) == 0) return file;
  disk_file *file = calloc(1, sizeof *file);
  file->path = strdup(path);
  // What is there when it is first seen counts as safe.
  FILE *stream = fopen(path, "rb");
  if (stream) {
    file->is_safe = 1;
    fseek(stream, 0, SEEK_END);
    file->size = ftell(stream);
    rewind(stream);
    file->bytes = malloc((size_t)file->size + 1);
    file->size = (sqlite3_int64)fread(file->bytes, 1, (size_t)file->size, stream);
    fclose(stream);
  }
  file->next = disk;
  return disk = file;
}

static void note(const char *path, int kind, sqlite3_int64 offset, const void *bytes, int length) {
  disk_file *file = file_at(path);
  change *new = calloc(1, sizeof *new);
  new->kind = kind;
  new->offset = offset;
  new->length = length;
  if (bytes) {
    new->bytes = malloc((size_t)length + 1);
    memcpy(new->bytes, bytes, (size_t)length);
  }
  if (file->last) file->last->next = new; else file->first = new;
  file->last = new;
}

// MARK: What fails

static int is_watched(const char *path) {
  return path && watched && strncmp(path, watched, strlen(watched)) == 0;
}

// Counts a call, and tells whether it fails.
static int fails(int kind) {
  calls[kind]++;
  if (armed != kind) return 0;
  if (left > 1) { left--; return 0; }
  if (left == 1) { left = 0; happened = 1; return 1; }
  return lasting;
}

// Counts a call that changes the disk, and tells whether there is power for it.
static int is_without_power(void) {
  if (is_dark) return 1;
  if (fails(fault_power)) is_dark = 1;
  return is_dark;
}

// MARK: Files

typedef struct fault_file {
  sqlite3_file base;
  char *path;
  sqlite3_file *real;
} fault_file;

#define REAL(file) (((fault_file *)(file))->real)
#define PATH(file) (((fault_file *)(file))->path)
#define PASS(file, call, ...) (REAL(file)->pMethods->call(REAL(file), ##__VA_ARGS__))

static int fault_close(sqlite3_file *file) {
  int code = REAL(file)->pMethods ? PASS(file, xClose) : SQLITE_OK;
  free(PATH(file));
  PATH(file) = NULL;
  return code;
}

static int fault_do_read(sqlite3_file *file, void *to, int length, sqlite3_int64 offset) {
  int is_short = 0, code = SQLITE_OK;
  pthread_mutex_lock(&mutex);
  if (is_dark || fails(fault_read)) code = SQLITE_IOERR_READ;
  is_short = fails(fault_short_read);
  pthread_mutex_unlock(&mutex);
  if (code != SQLITE_OK) return code;
  code = PASS(file, xRead, to, length, offset);
  if (is_short && code == SQLITE_OK) {
    memset((char *)to + length / 2, 0, (size_t)(length - length / 2));
    return SQLITE_IOERR_SHORT_READ;
  }
  return code;
}

static int fault_do_write(sqlite3_file *file, const void *from, int length, sqlite3_int64 offset) {
  int code = SQLITE_OK, torn = 0;
  pthread_mutex_lock(&mutex);
  if (is_without_power() || fails(fault_write)) code = SQLITE_IOERR_WRITE;
  if (fails(fault_full)) code = SQLITE_FULL;
  torn = fails(fault_torn_write);
  if (code == SQLITE_OK) note(PATH(file), change_write, offset, from, torn ? length / 2 : length);
  pthread_mutex_unlock(&mutex);
  if (code != SQLITE_OK) return code;
  if (torn) {
    PASS(file, xWrite, from, length / 2, offset);
    return SQLITE_IOERR_WRITE;
  }
  return PASS(file, xWrite, from, length, offset);
}

static int fault_do_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int code = SQLITE_OK;
  pthread_mutex_lock(&mutex);
  if (is_without_power() || fails(fault_truncate)) code = SQLITE_IOERR_TRUNCATE;
  if (code == SQLITE_OK) note(PATH(file), change_truncate, size, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return code == SQLITE_OK ? PASS(file, xTruncate, size) : code;
}

// What is in a file now is safe.
static void make_safe(sqlite3_file *file) {
  sqlite3_int64 size = 0;
  if (PASS(file, xFileSize, &size) != SQLITE_OK) return;
  disk_file *on_disk = file_at(PATH(file));
  free(on_disk->bytes);
  on_disk->bytes = malloc((size_t)size + 1);
  on_disk->size = size;
  on_disk->is_safe = 1;
  // Read through the open file: to open and close it again would drop the locks of this process.
  if (size > 0) PASS(file, xRead, on_disk->bytes, (int)size, 0);
  forget_changes(on_disk);
}

static int fault_do_sync(sqlite3_file *file, int flags) {
  int code = SQLITE_OK, lies = 0;
  pthread_mutex_lock(&mutex);
  if (is_without_power() || fails(fault_sync)) code = SQLITE_IOERR_FSYNC;
  lies = lying;
  pthread_mutex_unlock(&mutex);
  if (code != SQLITE_OK || lies) return code;
  code = PASS(file, xSync, flags);
  if (code == SQLITE_OK) {
    pthread_mutex_lock(&mutex);
    make_safe(file);
    pthread_mutex_unlock(&mutex);
  }
  return code;
}

static int fault_size(sqlite3_file *file, sqlite3_int64 *size) { return PASS(file, xFileSize, size); }

static int fault_do_lock(sqlite3_file *file, int level) {
  int code = SQLITE_OK;
  pthread_mutex_lock(&mutex);
  if (is_dark || fails(fault_lock)) code = SQLITE_IOERR_LOCK;
  pthread_mutex_unlock(&mutex);
  return code == SQLITE_OK ? PASS(file, xLock, level) : code;
}

static int fault_unlock(sqlite3_file *file, int level) { return PASS(file, xUnlock, level); }
static int fault_reserved(sqlite3_file *file, int *is) { return PASS(file, xCheckReservedLock, is); }
static int fault_control(sqlite3_file *file, int what, void *argument) {
  return PASS(file, xFileControl, what, argument);
}
static int fault_sector(sqlite3_file *file) { return PASS(file, xSectorSize); }
static int fault_traits(sqlite3_file *file) { return PASS(file, xDeviceCharacteristics); }
static int fault_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **to) {
  return PASS(file, xShmMap, page, size, extend, to);
}
static int fault_shm_lock(sqlite3_file *file, int offset, int n, int flags) {
  return PASS(file, xShmLock, offset, n, flags);
}
static void fault_shm_barrier(sqlite3_file *file) { PASS(file, xShmBarrier); }
static int fault_shm_unmap(sqlite3_file *file, int deletes) { return PASS(file, xShmUnmap, deletes); }

// Version 2: without the mapping of files into memory, whose reads and writes nobody sees.
static const sqlite3_io_methods methods = {
  2, fault_close, fault_do_read, fault_do_write, fault_do_truncate, fault_do_sync, fault_size,
  fault_do_lock, fault_unlock, fault_reserved, fault_control, fault_sector, fault_traits,
  fault_shm_map, fault_shm_lock, fault_shm_barrier, fault_shm_unmap, NULL, NULL,
};

// MARK: The file system

static int fault_do_open(
  sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  fault_file *mine = (fault_file *)file;
  int code = SQLITE_OK;
  (void)vfs;
  pthread_mutex_lock(&mutex);
  if (!is_watched(path)) {
    pthread_mutex_unlock(&mutex);
    // In the place of ours, so that other tests of this process have all that the system can do.
    return below->xOpen(below, path, file, flags, out);
  }
  memset(mine, 0, sizeof *mine);
  mine->real = (sqlite3_file *)(mine + 1);
  if (is_dark || fails(fault_open)) {
    code = SQLITE_CANTOPEN;
  } else {
    int is_there = 0;
    below->xAccess(below, path, SQLITE_ACCESS_EXISTS, &is_there);
    file_at(path);
    if (!is_there && (flags & SQLITE_OPEN_CREATE)) note(path, change_create, 0, NULL, 0);
    mine->path = strdup(path);
  }
  pthread_mutex_unlock(&mutex);
  if (code == SQLITE_OK) code = below->xOpen(below, path, mine->real, flags, out);
  if (mine->real->pMethods && code == SQLITE_OK) {
    mine->base.pMethods = &methods;
  } else {
    free(mine->path);
    mine->path = NULL;
  }
  return code;
}

static int fault_do_delete(sqlite3_vfs *vfs, const char *path, int is_synced) {
  int code = SQLITE_OK;
  (void)vfs;
  pthread_mutex_lock(&mutex);
  if (is_watched(path)) {
    if (is_without_power() || fails(fault_delete)) {
      code = SQLITE_IOERR_DELETE;
    } else if (is_synced && !lying) {
      disk_file *file = file_at(path);
      forget_changes(file);
      file->is_safe = 0;
      file->size = 0;
    } else {
      note(path, change_delete, 0, NULL, 0);
    }
  }
  pthread_mutex_unlock(&mutex);
  return code == SQLITE_OK ? below->xDelete(below, path, is_synced) : code;
}

int fault_install(void) {
  static sqlite3_vfs vfs;
  int is_installed = 1;
  pthread_mutex_lock(&mutex);
  if (!below) {
    below = sqlite3_vfs_find(NULL);
    is_installed = below != NULL;
    if (is_installed) {
      vfs = *below;
      vfs.zName = "regesta-fault";
      vfs.pNext = NULL;
      vfs.szOsFile = (int)sizeof(fault_file) + below->szOsFile;
      // All others are the system's own, and look at nothing but its own data, which is copied.
      vfs.xOpen = fault_do_open;
      vfs.xDelete = fault_do_delete;
      is_installed = sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
      if (!is_installed) below = NULL;
    }
  }
  pthread_mutex_unlock(&mutex);
  return is_installed;
}

void fault_watch(const char *prefix) {
  pthread_mutex_lock(&mutex);
  free(watched);
  watched = prefix ? strdup(prefix) : NULL;
  armed = fault_none;
  lasting = lying = happened = is_dark = 0;
  left = 0;
  memset(calls, 0, sizeof calls);
  forget_disk();
  pthread_mutex_unlock(&mutex);
}

void fault_arm(int kind, long nth, int lasts, int sync_lies) {
  pthread_mutex_lock(&mutex);
  armed = kind;
  left = nth;
  lasting = lasts;
  lying = sync_lies;
  happened = 0;
  pthread_mutex_unlock(&mutex);
}

long fault_calls(int kind) {
  pthread_mutex_lock(&mutex);
  long count = kind >= 0 && kind < fault_kinds ? calls[kind] : 0;
  pthread_mutex_unlock(&mutex);
  return count;
}

int fault_happened(void) {
  pthread_mutex_lock(&mutex);
  int has = happened;
  pthread_mutex_unlock(&mutex);
  return has;
}

// MARK: After the power

static unsigned long long mixed(unsigned long long *state) {
  unsigned long long z = (*state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

static void resize(disk_file *file, sqlite3_int64 size) {
  file->bytes = realloc(file->bytes, (size_t)size + 1);
  if (size > file->size) memset(file->bytes + file->size, 0, (size_t)(size - file->size));
  file->size = size;
}

// Lets this or that of what was not safe have reached the disk after all.
static void settle(disk_file *file, unsigned long long *seed) {
  int exists = file->is_safe;
  // Whether what follows was written to a file that has no name on the disk.
  int is_nameless = 0;
  for (change *step = file->first; step; step = step->next) {
    unsigned long long luck = mixed(seed) % 4;
    switch (step->kind) {
    case change_delete:
      if (luck < 2) { exists = 0; file->size = 0; }
      break;
    case change_create:
      is_nameless = luck < 2;
      if (!is_nameless) { exists = 1; file->size = 0; }
      break;
    case change_truncate:
      if (luck < 2 && !is_nameless) resize(file, step->offset);
      break;
    case change_write:
      if (luck < 3 && !is_nameless) {
        // Whole, or up to a sector's end.
        int length = luck < 2 ? step->length : step->length / 2 / 512 * 512;
        if (step->offset + length > file->size) resize(file, step->offset + length);
        memcpy(file->bytes + step->offset, step->bytes, (size_t)length);
      }
      break;
    }
  }
  if (!exists) {
    remove(file->path);
    return;
  }
  FILE *stream = fopen(file->path, "wb");
  if (stream) {
    if (file->size > 0) fwrite(file->bytes, 1, (size_t)file->size, stream);
    fclose(stream);
  }
}

void fault_restore_power(unsigned long long seed) {
  pthread_mutex_lock(&mutex);
  for (disk_file *file = disk; file; file = file->next) settle(file, &seed);
  forget_disk();
  armed = fault_none;
  lying = is_dark = 0;
  left = 0;
  lasting = 0;
  pthread_mutex_unlock(&mutex);
}
