/*
 * Records what a process has made durable below the folder DURABLE_ROOT, so that a test can take away the rest, as a
 * power cut would. Preloaded into the process. Every file and folder that is there when the process starts counts as
 * durable; afterwards a file is as it was at its last fsync, and a folder has the names it had at its own. DURABLE_LOG is
 * the folder of the record: c-INODE is a file's content, d-INODE the names of a folder, "seen" the inodes that a recorded
 * folder ever listed.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_INODES 65536
#define LONGEST (PATH_MAX + 64)

static char root[PATH_MAX];
static char record[PATH_MAX];
static ino_t held[MAX_INODES];
static int holds;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* An inode that is open is not given to another file. */
static void hold(ino_t inode, const char *path) {
  for (int i = 0; i < holds; i++) {
    if (held[i] == inode) return;
  }
  if (holds < MAX_INODES && open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC) >= 0) held[holds++] = inode;
}

static int begin(char *temporary) {
  snprintf(temporary, LONGEST, "%s/t-%d", record, getpid());
  return open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void commit(const char *temporary, char kind, ino_t inode) {
  char place[LONGEST];
  snprintf(place, sizeof(place), "%s/%c-%lu", record, kind, (unsigned long)inode);
  rename(temporary, place);
}

static void record_file(const char *path, const struct stat *state) {
  char temporary[LONGEST], bytes[65536];
  int in = open(path, O_RDONLY | O_CLOEXEC), out = begin(temporary);
  ssize_t count;
  while (in >= 0 && (count = read(in, bytes, sizeof(bytes))) > 0) {
    if (write(out, bytes, count) != count) abort();
  }
  fchmod(out, state->st_mode & 07777);
  struct timespec times[2] = {state->st_atim, state->st_mtim};
  futimens(out, times);
  close(in);
  close(out);
  commit(temporary, 'c', state->st_ino);
}

static void record_folder(const char *path, const struct stat *state) {
  char temporary[LONGEST], file[LONGEST + 300];
  DIR *folder = opendir(path);
  FILE *names = fdopen(begin(temporary), "w");
  snprintf(file, sizeof(file), "%s/seen", record);
  FILE *seen = fopen(file, "ae");
  struct dirent *entry;
  struct stat found;
  while (folder && (entry = readdir(folder))) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
    if (lstat(file, &found) != 0) continue;
    hold(found.st_ino, file);
    fprintf(names, "%lu %s\n", (unsigned long)found.st_ino, entry->d_name);
    fprintf(seen, "%lu\n", (unsigned long)found.st_ino);
  }
  if (folder) closedir(folder);
  fclose(seen);
  fclose(names);
  commit(temporary, 'd', state->st_ino);
}

static void record_path(const char *path, const struct stat *state) {
  pthread_mutex_lock(&lock);
  hold(state->st_ino, path);
  if (S_ISREG(state->st_mode)) record_file(path, state);
  if (S_ISDIR(state->st_mode)) record_folder(path, state);
  pthread_mutex_unlock(&lock);
}

static int visit(const char *path, const struct stat *state, int kind, struct FTW *place) {
  (void)kind;
  (void)place;
  record_path(path, state);
  return 0;
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("DURABLE_ROOT"), *log = getenv("DURABLE_LOG");
  if (!folder || !log) return;
  snprintf(root, sizeof(root), "%s/", folder);
  snprintf(record, sizeof(record), "%s", log);
  nftw(folder, visit, 16, FTW_PHYS);
  /* A child process would take everything for durable. */
  unsetenv("LD_PRELOAD");
}

static void record_descriptor(int descriptor) {
  char link[64], path[PATH_MAX];
  struct stat state;
  snprintf(link, sizeof(link), "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof(path) - 2);
  if (length <= 0 || fstat(descriptor, &state) != 0) return;
  path[length] = 0;
  size_t most = strlen(root) - 1;
  if (!root[0] || strncmp(path, root, most) != 0 || (path[most] != '/' && path[most] != 0)) return;
  /* The name may be gone by now. */
  record_path(S_ISREG(state.st_mode) ? link : path, &state);
}

static int sync_with(const char *name, int descriptor) {
  int (*original)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = original(descriptor);
  if (result == 0) record_descriptor(descriptor);
  return result;
}

int fsync(int descriptor) { return sync_with("fsync", descriptor); }

int fdatasync(int descriptor) { return sync_with("fdatasync", descriptor); }
