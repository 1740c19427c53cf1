import { type Git, GitRefused, gitIn } from './git.ts'

/** A commit of the repository that a folder is in. */
export interface Commit {
  /** Its name in full, in hex. */
  readonly id: string
  /** The folder in the repository, with `/` behind it; empty for the repository's own. */
  readonly prefix: string
  readonly git: Git
}

/** Why a commit cannot be looked into. */
export class NoCommit extends Error {
  override readonly name = 'NoCommit'
  readonly problem: 'no git' | 'no repository' | 'no such commit'

  constructor(problem: NoCommit['problem'], message: string) {
    super(message)
    this.problem = problem
  }
}

/** The commit that a branch, tag or other name stands for, seen from a folder; throws `NoCommit`. */
export function commitAt(folder: string, ref: string, variables: Readonly<Record<string, string | undefined>>): Commit {
  const git = gitIn(folder, variables)
  const prefix = refusal('no repository', () => git('rev-parse', '--show-prefix')).replace(/\r?\n$/, '')
  const id = refusal('no such commit', () =>
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`),
  ).trim()
  return { id, prefix, git }
}

function refusal(problem: 'no repository' | 'no such commit', ask: () => Uint8Array): string {
  try {
    return new TextDecoder().decode(ask())
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error
    throw new NoCommit(/there is no program/.test(error.message) ? 'no git' : problem, error.message)
  }
}
