// Checks, each a sentence, told one a line.

/**
 * Makes checks one after the other and tells each as a line of JSON; the first line says how many there will be.
 * A check that throws has failed, and the ones after it are made all the same.
 *
 * @param {Record<string, () => Promise<string | number | void>>} checks what to check by its sentence; a function may
 *     return what it saw
 */
export async function tell(checks) {
  const sentences = Object.entries(checks);
  line({ checks: sentences.length });
  for (const [name, check] of sentences) {
    const began = Date.now();
    const verdict = await verdictOf(check);
    line({ name, ...verdict, ms: Date.now() - began });
  }
}

async function verdictOf(check) {
  try {
    return { ok: true, detail: String((await check()) ?? '') };
  } catch (failure) {
    return { ok: false, detail: `${failure?.message ?? failure} ${place(failure)}`.slice(0, 4000) };
  }
}

/** The line of the script that a failure came from. */
function place(failure) {
  const lines = String(failure?.stack).match(/[\w-]+\.mjs:\d+/g) ?? [];
  return `(${lines.filter(line => !line.startsWith('checks.mjs')).slice(0, 3).join(' < ')})`;
}

function line(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

/** Fails with a text unless something holds. */
export function must(holds, text) {
  if (!holds) {
    throw new Error(text);
  }
}

/** The server's address, ending in a slash: a script's first argument. */
export function server() {
  const given = process.argv[2];
  must(given, 'Say where the server is: node SCRIPT http://127.0.0.1:3030/');
  return given.endsWith('/') ? given : given + '/';
}
