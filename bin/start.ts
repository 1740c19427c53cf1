import { main } from './main.ts'
import type { Tool } from './tool.ts'
import { processWorld } from './world.ts'

/** Runs a tool with the words that this process was given. */
export async function start(name: ToolName): Promise<void> {
  process.exitCode = await main(await TOOLS[name](), process.argv.slice(2), processWorld())
}

/** The names of the command lines, each of which is a file of its own that one can start. */
export type ToolName = keyof typeof TOOLS

/** Each is loaded on demand: the code of the others would only slow down its start. */
const TOOLS = {
  'k3s-platform': async (): Promise<Tool> => (await import('./tools/k3s-platform.ts')).k3sPlatform,
  k3sapp: async (): Promise<Tool> => (await import('./tools/k3sapp.ts')).k3sapp,
  k3scompose: async (): Promise<Tool> => (await import('./tools/k3scompose.ts')).k3scompose,
  k3sfn: async (): Promise<Tool> => (await import('./tools/k3sfn.ts')).k3sfn,
}
