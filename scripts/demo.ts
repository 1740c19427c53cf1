import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { play, type Step } from './story/play.ts'

/** Builds a copy of the complete example for gcp, changes a line, and asks what that changes and why a field is so. */
const STEPS: readonly Step[] = [
  { command: 'k3s-platform build --env gcp' },
  { command: 'find argocd-state -type f', lists: 'argocd-state' },
  {
    command: "sed -i 's/target_pending_requests: 100/target_pending_requests: 50/' apps.yaml",
    replaces: ['target_pending_requests: 100', 'target_pending_requests: 50'],
  },
  { command: 'k3s-platform diff --env gcp' },
  { command: 'k3s-platform explain HTTPScaledObject/fastapi spec.replicas --env gcp' },
]

const above = mkdtempSync(join(tmpdir(), 'k3s-platform-demo-'))
try {
  const folder = join(above, 'complete')
  cpSync(fileURLToPath(new URL('../examples/complete', import.meta.url)), folder, { recursive: true })
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR
  for await (const { command, lines } of play(STEPS, folder, colours))
    process.stdout.write(`complete$ ${command}\n${lines.map(line => `${line}\n`).join('')}`)
} finally {
  rmSync(above, { recursive: true })
}
