/* The settlement of deals as a plain C loop: costs in their order, earmarks on what they leave,
 * net proceeds shared by largest remainder, the last receipt trued up to the split of the whole.
 * Reads the deals as 64-bit integers, works through them some times over, writes for every receipt
 * its base and its shares, and on the error stream the nanoseconds of each round. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { COSTS = 7, EARMARKS = 3, CLAIMS = 5, RECEIPTS = 8 };

typedef struct {
  int64_t receipts, amount[RECEIPTS], cost[COSTS], rate[EARMARKS][2], claims, weight[CLAIMS];
} Deal;

static int64_t min(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t half_up(int64_t value, int64_t numerator, int64_t denominator) {
  int64_t product = value * numerator, floor = product / denominator;
  int64_t rest = product - floor * denominator;
  return rest >= denominator - rest ? floor + 1 : floor;
}

static void split(int64_t total, const Deal *deal, int64_t *parts) {
  int64_t sum = 0, given = 0, rest[CLAIMS];
  for (int i = 0; i < deal->claims; i += 1) sum += deal->weight[i];
  for (int i = 0; i < deal->claims; i += 1) {
    int64_t product = total * deal->weight[i];
    parts[i] = product / sum;
    rest[i] = product - parts[i] * sum;
    given += parts[i];
  }
  for (int64_t odd = total - given; odd > 0; odd -= 1) {
    int best = 0;
    for (int i = 1; i < deal->claims; i += 1)
      if (rest[i] > rest[best]) best = i;
    parts[best] += 1;
    rest[best] = -1;
  }
}

static int64_t *settle(const Deal *deal, int64_t *out) {
  int64_t owed[COSTS], shared = 0, given[CLAIMS] = {0};
  for (int k = 0; k < COSTS; k += 1) owed[k] = deal->cost[k];
  for (int r = 0; r < deal->receipts; r += 1) {
    int64_t left = deal->amount[r], parts[CLAIMS];
    for (int k = 0; k < COSTS; k += 1) {
      int64_t taken = min(left, owed[k]);
      owed[k] -= taken;
      left -= taken;
    }
    int64_t base = left;
    for (int e = 0; e < EARMARKS; e += 1)
      left -= min(left, half_up(base, deal->rate[e][0], deal->rate[e][1]));
    shared += left;
    int last = r == deal->receipts - 1;
    split(last ? shared : left, deal, parts);
    *out++ = left;
    for (int i = 0; i < deal->claims; i += 1) {
      int64_t part = last ? parts[i] - given[i] : parts[i];
      given[i] += part;
      *out++ = part;
    }
  }
  return out;
}

static int64_t read_one(void) {
  int64_t value;
  if (fread(&value, sizeof value, 1, stdin) != 1) exit(2);
  return value;
}

int main(void) {
  int64_t count = read_one(), rounds = read_one();
  Deal *deals = calloc(count, sizeof *deals);
  int64_t *out = malloc(count * RECEIPTS * (1 + CLAIMS) * sizeof *out), *end = out;
  for (int64_t i = 0; i < count; i += 1) {
    Deal *deal = deals + i;
    deal->receipts = read_one();
    for (int r = 0; r < deal->receipts; r += 1) deal->amount[r] = read_one();
    for (int k = 0; k < COSTS; k += 1) deal->cost[k] = read_one();
    for (int e = 0; e < EARMARKS; e += 1)
      for (int n = 0; n < 2; n += 1) deal->rate[e][n] = read_one();
    deal->claims = read_one();
    for (int c = 0; c < deal->claims; c += 1) deal->weight[c] = read_one();
  }
  for (int64_t round = 0; round < rounds; round += 1) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    end = out;
    for (int64_t i = 0; i < count; i += 1) end = settle(deals + i, end);
    clock_gettime(CLOCK_MONOTONIC, &to);
    int64_t ns = (to.tv_sec - from.tv_sec) * 1000000000LL + to.tv_nsec - from.tv_nsec;
    fprintf(stderr, "%lld\n", (long long)ns);
  }
  fwrite(out, sizeof *out, end - out, stdout);
  return 0;
}
