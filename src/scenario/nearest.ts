/** A word further away than this share of its own length is not offered as what was meant. */
const REACH = 0.5;

/**
 * The choice that looks most like a word, for "did you mean": the fewest letters to change,
 * the earlier choice on a tie; null when none is near.
 */
export function nearest(word: string, choices: Iterable<string>): string | null {
  // A cell can hold megabytes; nobody mistypes a name that long.
  if (word.length === 0 || word.length > 100) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const distance = editDistance(word.toLowerCase(), choice.toLowerCase());
    if (distance < least) [best, least] = [choice, distance];
  }
  const allowed = Math.max(1, Math.floor(Math.max(word.length, best?.length ?? 0) * REACH));
  return least <= allowed ? best : null;
}

/** Levenshtein distance over UTF-16 code units. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
