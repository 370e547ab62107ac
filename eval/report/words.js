// Words of texts: those that are searched for, and those in which two texts differ. For report.js.
const Words = (() => {
  // Beyond that many pairs of words a document is shown without marks of difference.
  const MOST_PAIRS = 4e6;
  const WORDS = /\s*(?:[\p{L}\p{M}\p{N}]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}])/gu;

  // The same letters may be written in two ways, as those with a nukta in Hindi.
  const plain = (text) => text.normalize("NFC");
  const pattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/g, "\\s+");

  // What a query asks for: all of its words and "quoted phrases", in any order; null where it asks for nothing.
  // every: a pattern for each; any: one for all, longest first; whole: the query, for numbers and places of rows.
  function wanted(query) {
    const whole = plain(query).trim().replace(/\s+/g, " ").toLowerCase();
    const terms = [...plain(query).matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^\s"“”]+/gu)]
      .map(([word, phrase]) => (phrase ?? word).trim())
      .filter(Boolean)
      .sort((a, b) => b.length - a.length)
      .map(pattern);
    return terms.length
      ? { every: terms.map((term) => new RegExp(term, "iu")), any: new RegExp(terms.join("|"), "giu"), whole }
      : null;
  }

  // What turns one text into another, by the longest common subsequence of words: runs of [kind, text].
  function difference(before, after) {
    const [a, b] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
    const same = (i, j) => a[i].trim() === b[j].trim();
    let start = 0;
    while (start < a.length && start < b.length && same(start, start)) start++;
    let end = 0;
    while (end < Math.min(a.length, b.length) - start && same(a.length - 1 - end, b.length - 1 - end)) end++;
    const [m, n] = [a.length - end - start, b.length - end - start];
    if (m * n > MOST_PAIRS) return null;

    // lengths[i][j]: of the longest common subsequence of what follows a[start + i] and b[start + j].
    const lengths = Array.from({ length: m + 1 }, () => new Uint16Array(n + 1));
    for (let i = m - 1; i >= 0; i--)
      for (let j = n - 1; j >= 0; j--)
        lengths[i][j] = same(start + i, start + j)
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);

    const runs = [];
    const add = (kind, word) => (runs.at(-1)?.[0] === kind ? (runs.at(-1)[1] += word) : runs.push([kind, word]));
    for (let j = 0; j < start; j++) add("", b[j]);
    let [i, j] = [0, 0];
    while (i < m || j < n) {
      if (i < m && j < n && same(start + i, start + j)) {
        add("", b[start + j++]);
        i++;
      } else if (i < m && (j === n || lengths[i + 1][j] >= lengths[i][j + 1])) add("del", a[start + i++]);
      else add("ins", b[start + j++]);
    }
    for (let k = b.length - end; k < b.length; k++) add("", b[k]);
    return runs;
  }

  return { plain, wanted, difference };
})();
