// For LD_PRELOAD: records in order what a process writes and syncs in one folder (RECORDED_FOLDER), and what it writes to
// standard output, in the file RECORDED_LOG. Each entry is a line "<kind> <offset> <length> <path>" and <length> bytes.
// Kinds: w written, t truncated to <offset>, s synced, a answered on standard output.
// Nothing is really synced: a test works out from the log what a power loss leaves. A sync takes RECORDED_SYNC_MS.
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int log_file = -1;
static const char *folder;
static long sync_ms;

__attribute__((constructor)) static void start(void) {
  const char *log_path = getenv("RECORDED_LOG");
  folder = getenv("RECORDED_FOLDER");
  const char *ms = getenv("RECORDED_SYNC_MS");
  if (ms) sync_ms = atol(ms);
  if (log_path && folder) log_file = open(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/** 1 when the file is in the folder and an entry was written. */
static int record(char kind, int file, off64_t offset, const void *data, size_t length) {
  if (log_file < 0) return 0;
  char link[64], path[PATH_MAX] = "-", line[PATH_MAX + 64];
  if (kind != 'a') {
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t end = readlink(link, path, sizeof path - 1);
    if (end < 0) return 0;
    path[end] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  }
  int size = snprintf(line, sizeof line, "%c %lld %zu %s\n", kind, (long long)offset, length, path);
  struct iovec parts[2] = {{line, (size_t)size}, {(void *)data, length}};
  if (writev(log_file, parts, 2) != size + (ssize_t)length) abort();
  return 1;
}

ssize_t write(int file, const void *data, size_t length) {
  if (file == 1) record('a', file, 0, data, length);
  return syscall(SYS_write, file, data, length);
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
  ssize_t written = syscall(SYS_pwrite64, file, data, length, offset);
  if (written > 0) record('w', file, offset, data, (size_t)written);
  return written;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
  return pwrite64(file, data, length, offset);
}

int ftruncate64(int file, off64_t length) {
  int result = (int)syscall(SYS_ftruncate, file, length);
  if (result == 0) record('t', file, length, "", 0);
  return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

/** 1 when the file is in the folder. */
static int sync_recorded(int file) {
  if (!record('s', file, 0, "", 0)) return 0;
  usleep((useconds_t)sync_ms * 1000);
  return 1;
}

int fdatasync(int file) { return sync_recorded(file) ? 0 : (int)syscall(SYS_fdatasync, file); }

int fsync(int file) { return sync_recorded(file) ? 0 : (int)syscall(SYS_fsync, file); }
