// How Node runs the built program, here and in the bench.
export const programArgs = [
  // The young generation otherwise grows with load: the same server at 253 MB instead of 136.
  '--max-semi-space-size=8',
  // The old one is otherwise let grow to several times what is alive on a machine with much memory: 413 MB after 50,000 requests.
  '--heap-growing-percent=20',
];

/**
 * What it finds in its environment, unless somebody says otherwise: one store of memory for all threads, since those that
 * pack answers otherwise keep one each, of which little is in use (13 MB). Only where the C library is glibc.
 */
export const programEnv = { MALLOC_ARENA_MAX: '1' };
