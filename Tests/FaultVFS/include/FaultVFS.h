// A file system for SQLite that fails where a test wants it to.
//
// It stands before the system's own and passes everything on, but for files below one folder, the watched
// one. There it counts the calls, lets one of them (and, if wanted, all later ones) fail, and can lose the
// power: then the files become what a disk may hold whose last writes never reached it.
//
// One folder is watched at a time, in the whole process; other tests may go on beside it.

#ifndef REGESTA_FAULT_VFS_H
#define REGESTA_FAULT_VFS_H

/// What fails.
enum fault_kind {
  /// Nothing: calls are only counted.
  fault_none = 0,
  /// A write fails, and nothing of it is written.
  fault_write,
  /// A write finds the disk full.
  fault_full,
  /// A write fails after half of it was written.
  fault_torn_write,
  /// What was written cannot be made safe.
  fault_sync,
  /// A read fails.
  fault_read,
  /// A read gets half of what is there, and zeros.
  fault_short_read,
  /// A file cannot be cut off.
  fault_truncate,
  /// A file cannot be deleted.
  fault_delete,
  /// A file cannot be opened, or made.
  fault_open,
  /// A lock cannot be had, and not because somebody else has it.
  fault_lock,
  /// The power goes at a write, a sync, a truncation or a deletion; nothing works from then on.
  fault_power,
  fault_kinds
};

/// Stands before the system's file system for all databases that are opened from now on. To be called as
/// often as one likes.
///
/// Returns 0 when SQLite refuses.
int fault_install(void);

/// Watches the files whose path begins so, from now on without a fault, with all counts at 0; NULL watches
/// none.
void fault_watch(const char *prefix);

/// Lets the `nth` call from now on fail, counted from 1 among those of the kind.
///
/// `lasts`: whether all later calls of the kind fail too. `sync_lies`: whether syncs say that all is safe and
/// do nothing; of meaning for the power alone.
void fault_arm(int kind, long nth, int lasts, int sync_lies);

/// How many calls there were that this kind could fail, since `fault_watch`.
long fault_calls(int kind);

/// Whether the fault has come.
int fault_happened(void);

/// Writes the watched files as a disk may hold them after the power went: all that was made safe, and of the
/// rest this or that, as the seed decides. Then nothing fails any more. All databases must be closed.
void fault_restore_power(unsigned long long seed);

#endif
