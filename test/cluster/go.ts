import { spawn } from 'node:child_process'
import { Problem } from './problem.ts'

/** Runs the `go` command in a folder and answers with what it printed. */
export function runGo(args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' }
    const child = spawn('go', args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    const printed: Buffer[] = []
    child.stdout.on('data', chunk => printed.push(chunk))
    child.on('error', error => reject('code' in error && error.code === 'ENOENT' ? new Problem(MISSING_GO) : error))
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(printed).toString('utf8'))
      else reject(new Problem(`"go ${args.join(' ')}" failed; its own words are above.`))
    })
  })
}

const MISSING_GO = `The test server is built from source and needs Go, which is not on this machine.
Install Go 1.21 or newer (https://go.dev/doc/install; macOS: "brew install go"; Debian: "apt install golang-go"),
or point KUBECONFIG at a Kubernetes cluster that may be used for tests.`
