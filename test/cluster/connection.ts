import { type Connection, connectWith } from './kubeconfig-connection.ts'
import { startServer } from './server.ts'
import { settingsFrom } from './settings.ts'

export type { Connection } from './kubeconfig-connection.ts'

/** Connects to the cluster that `KUBECONFIG` names, else to the project's own test server, which it starts if need be. */
export async function connect(environment: NodeJS.ProcessEnv = process.env): Promise<Connection> {
  if (environment.KUBECONFIG) return connectWith(environment.KUBECONFIG, false)
  return connectWith(await startServer(settingsFrom(environment), { controllers: false }), true)
}
