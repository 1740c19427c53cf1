import type { HTTPGetAction, LifecycleHandler } from 'kubernetes-types/core/v1.js'
import { type EntryNode, filled } from './entry-node.ts'

/** What the kubelet does at a moment of a container: a hook of `lifecycle`. */
export function hookKeys(
  handler: (LifecycleHandler & { sleep?: { seconds?: number } }) | undefined,
): EntryNode | undefined {
  if (!handler) return undefined
  const { exec, httpGet, sleep } = handler
  if (exec) return filled({ command: exec.command })
  return httpGet ? requestKeys(httpGet) : filled({ sleep: sleep?.seconds })
}

/** How a request is sent. */
export function requestKeys({ path, port, scheme, httpHeaders = [] }: HTTPGetAction): EntryNode {
  return {
    path: path ?? '/',
    port,
    ...(scheme && { scheme }),
    ...(httpHeaders.length > 0 && { headers: Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value])) }),
  }
}
