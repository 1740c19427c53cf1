import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A message of the language server that somebody waits for. */
type Message = Readonly<Record<string, unknown>>

/** A YAML language server as editors start it. */
export interface LanguageServer {
  request(method: string, params: object): Promise<unknown>
  notify(method: string, params: object): void
  /** The next message of this method that is about a document. */
  about(method: string, uri: string): Promise<Message>
  close(): void
}

const VERSION = '2.0.0'
const folder = join(homedir(), '.cache', 'k3s-platform-editor', VERSION)
const program = join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server')

/** Starts yaml-language-server, which is installed into the cache folder the first time. */
export function startLanguageServer(): LanguageServer {
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `yaml-language-server@${VERSION}`])
  }
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = new Map<number, (result: unknown) => void>()
  const waiting = new Map<string, (message: Message) => void>()
  let last = 0
  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`)
    child.stdin.write(body)
  }
  onMessage(child.stdout, message => {
    const { id, method, result, params } = message as {
      id?: number
      method?: string
      result?: unknown
      params?: Message
    }
    if (method === undefined) answers.get(id!)?.(result)
    // What it asks of the editor: its settings, which are the usual ones.
    else if (id !== undefined) send({ id, result: method === 'workspace/configuration' ? [{}, {}, {}, {}, {}] : null })
    else waiting.get(`${method} ${params?.uri}`)?.(params!)
  })
  return {
    request(method, params) {
      const id = ++last
      send({ id, method, params })
      return new Promise(resolve => answers.set(id, resolve))
    },
    notify: (method, params) => send({ method, params }),
    about: (method, uri) => new Promise(resolve => waiting.set(`${method} ${uri}`, resolve)),
    close: () => child.kill(),
  }
}

/** Reads messages as the protocol frames them: a header with the length, an empty line, JSON. */
function onMessage(stream: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const end = rest.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(0, end)).toString())?.[1])
      if (end < 0 || rest.length < end + 4 + length) return
      take(JSON.parse(rest.subarray(end + 4, end + 4 + length).toString()))
      rest = rest.subarray(end + 4 + length)
    }
  })
}
