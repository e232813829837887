/**
 * A run's title, which is the beginning of its input as JSON and may end anywhere, as pieces: the names of members, and what is
 * between them.
 *
 * @param {string} title such as `{"topic":"AI","sources":["x`
 * @returns {{text: string, isName: boolean}[]}
 */
export function titleParts(title) {
  const inner = title.replace(/^\{/, '').replace(/\}$/, '');
  return inner
    .split(/("(?:[^"\\]|\\.)*":)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^".*":$/s.test(piece) ? { text: `${piece.slice(1, -2)} `, isName: true } : { text: readable(piece), isName: false },
    );
}

/** A value as it reads best on a line: a text without its quotation marks. */
function readable(piece) {
  const value = piece.replace(/,$/, '  ');
  const text = /^"((?:[^"\\]|\\.)*)"?(\s*)$/s.exec(value);
  return text ? text[1].replace(/\\n/g, ' ').replace(/\\(["\\/])/g, '$1') + text[2] : value;
}
