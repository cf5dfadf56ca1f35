// Parsed by any Node that knows modules, so that an old one still gets a sentence instead of a stack.

/**
 * @typedef {readonly [major: number, minor: number, patch: number]} Version
 * @typedef {{ readonly kind: 'same-major' | 'at-least', readonly from: Version }} Alternative
 */

/**
 * Reads `20.19.0`, `v20.19`, `24`; missing parts are 0, a pre-release tail is ignored.
 * @param {string} text
 * @returns {Version}
 */
export function parseVersion(text) {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/.exec(text.trim());
  if (!match) throw new Error(`not a version: ${text}`);
  return [Number(match[1]), Number(match[2] || 0), Number(match[3] || 0)];
}

/**
 * Reads the part of npm's `engines` language this project uses: `^20.19.0 || >=24`.
 * @param {string} range
 * @returns {readonly Alternative[]}
 */
export function parseEngines(range) {
  return range.split('||').map((part) => {
    const match = /^(\^|>=)\s*(\S+)$/.exec(part.trim());
    if (!match) throw new Error(`engines: cannot read "${part.trim()}"`);
    return {
      kind: match[1] === '^' ? 'same-major' : 'at-least',
      from: parseVersion(String(match[2])),
    };
  });
}

/**
 * @param {Version} version
 * @param {Alternative} alternative
 */
function satisfies(version, { kind, from }) {
  if (kind === 'same-major' && version[0] !== from[0]) return false;
  const differing = version.findIndex((part, index) => part !== from[index]);
  return differing === -1 || Number(version[differing]) > Number(from[differing]);
}

/** @param {Alternative} alternative */
function inWords({ kind, from }) {
  const [major, minor, patch] = from;
  const shown =
    patch > 0 ? `${major}.${minor}.${patch}` : minor > 0 ? `${major}.${minor}` : `${major}`;
  return kind === 'same-major' ? `${shown} or a later ${major}` : `${shown} or newer`;
}

/**
 * The sentence for a Node that is too old or of an odd line; undefined where it is fine.
 * @param {string} version as in process.version
 * @param {string} engines as in package.json
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version, engines) {
  const alternatives = parseEngines(engines);
  const running = parseVersion(version);
  if (alternatives.some((alternative) => satisfies(running, alternative))) return undefined;
  return (
    `Paceline needs Node ${alternatives.map(inWords).join(', ')}; this is Node ${running.join('.')}.\n` +
    'Get a current one from https://nodejs.org, or run "nvm install" in this folder.'
  );
}
