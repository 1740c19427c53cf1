import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { freePort } from './free-port.ts'

/** A Redis or Valkey server of one test. */
export interface Redis {
  readonly address: string
  readonly password: string
  /** Sends a command; answers what the server says, a line, a number or a text as text. */
  ask(...words: readonly string[]): Promise<string>
  stop(): void
}

/** Starts a server on a free port of this machine, which wants a password and keeps nothing. */
export async function startRedis(program: string): Promise<Redis> {
  const port = await freePort()
  const password = 'opens-sesame'
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn(program, [...options, '--requirepass', password], { stdio: 'ignore' })
  const ask = (...words: readonly string[]) => asked(port, [['AUTH', password], words])
  await answering(server, ask)
  return { address: `127.0.0.1:${port}`, password, ask, stop: () => server.kill() }
}

async function answering(server: ChildProcess, ask: Redis['ask']): Promise<void> {
  while ((await ask('PING').catch(() => undefined)) !== '+PONG') {
    if (server.exitCode !== null) throw new Error('The server ended.')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function asked(port: number, commands: readonly (readonly string[])[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const texts: Buffer[] = []
  socket.on('data', data => texts.push(data))
  await once(socket, 'connect')
  socket.end(
    commands
      .map(words => [`*${words.length}`, ...words.flatMap(word => [`$${Buffer.byteLength(word)}`, word])].join('\r\n'))
      .map(command => `${command}\r\n`)
      .join(''),
  )
  await once(socket, 'close')
  return Buffer.concat(texts)
    .toString()
    .replace(/^\+OK\r\n/, '')
    .trim()
}
