import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Compilation } from 'k3s-platform'
import { programs } from '../cluster/build.ts'
import type { Connection } from '../cluster/connection.ts'
import { settingsFrom } from '../cluster/settings.ts'
import { folderOf } from './repository.ts'

/** What a person has who changes a cluster by hand: kubectl, and a working copy of the repository. */
export interface Shell {
  /** Runs a command as it is printed; a command that fails, or does not end, is an error. */
  run(command: string): Promise<void>
  /** Makes this tree the last commit. */
  commit(tree: Compilation): void
  remove(): void
}

/** Opens a shell for a cluster. */
export function openShell(connection: Connection): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-argocd-'))
  const ours = connection.ours ? [dirname(programs(settingsFrom(process.env)).kubectl)] : []
  const env = { KUBECONFIG: connection.kubeconfig, PATH: [...ours, process.env.PATH].join(delimiter), HOME: folder }
  let head = ''
  return {
    async run(command) {
      // All that the commands ask of git is `git rev-parse HEAD`.
      await promisify(execFile)('sh', ['-c', `git() { echo ${head}; }\n${command}`], {
        cwd: folder,
        env,
        timeout: 60_000,
      })
    },
    commit(tree) {
      head = revisionOf(tree)
      const path = join(folder, folderOf(tree), 'root.yaml')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, tree.files.get('root.yaml')!)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** The commit of a tree. */
export function revisionOf({ files }: Compilation): string {
  return createHash('sha1')
    .update(JSON.stringify([...files]))
    .digest('hex')
}
