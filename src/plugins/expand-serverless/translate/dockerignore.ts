import type { ContextFiles } from 'k3s-platform/plugin'

/**
 * The file next to the Dockerfile that excludes files from the context that images do not need. It replaces the one of
 * the folder, which is at its end.
 */
export function dockerignore(folder: string, files: Pick<ContextFiles, 'readText'>): string {
  const own = files.readText(`${folder}/.dockerignore`)
  return `${IGNORED.join('\n')}\n${'text' in own ? `\n${own.text.trimEnd()}\n` : ''}`
}

const IGNORED = [
  '**/.git',
  '**/.venv',
  '**/venv',
  '**/__pycache__',
  '**/*.pyc',
  '**/.pytest_cache',
  '**/.mypy_cache',
  '**/.ruff_cache',
  '**/.env',
  '**/.env.*',
  '**/node_modules',
  '**/Dockerfile',
  '**/.dockerignore',
]
