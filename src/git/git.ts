/** What git answers when it is started in a folder with these arguments. */
export type Git = (...given: readonly string[]) => Uint8Array

/** Git did not do what it was asked: its own words, or that there is no git. */
export class GitRefused extends Error {
  override readonly name = 'GitRefused'
}

/** Git as the user has it. What hooks set for their own repository is left out: the folder says which one is meant. */
export function gitIn(folder: string, variables: Readonly<Record<string, string | undefined>>): Git {
  const env = Object.fromEntries(Object.entries(variables).filter(([name]) => !OF_HOOKS.test(name)))
  return (...given) => {
    try {
      // Loading it takes longer than many a command, which needs no git.
      return process.getBuiltinModule('node:child_process').execFileSync('git', ['--no-optional-locks', ...given], {
        cwd: folder,
        env: { ...env, LC_ALL: 'C' },
        maxBuffer: 1 << 30,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    } catch (error) {
      throw new GitRefused(wordsOf(error))
    }
  }
}

const OF_HOOKS =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE)$/

function wordsOf(error: unknown): string {
  const { code, stderr, message } = error as { code?: unknown; stderr?: Uint8Array; message: string }
  if (code === 'ENOENT') return 'there is no program "git"'
  const said = stderr === undefined ? '' : new TextDecoder().decode(stderr).trim()
  return (said === '' ? message : said).split('\n')[0]!.replace(/^fatal: /, '')
}
