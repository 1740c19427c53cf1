import type { ServedAddress } from '../ir/exposure.ts'
import type { Exposure } from './exposure/exposure.ts'
import type { TreeSide } from './tree-side.ts'

/** Finds the addresses of an object that a tree does not serve. */
export function lostRoutes({ objects }: TreeSide, exposure: Exposure): (before: object) => readonly string[] {
  const served = [...objects.values()].flatMap(({ value }) => exposure.addressesOf(value))
  return before =>
    exposure
      .addressesOf(before)
      .filter(lost => !served.some(address => covers(address, lost)))
      .map(({ name }) => name)
}

function covers({ name, hosts, path, isPrefix }: ServedAddress, lost: ServedAddress): boolean {
  if (name === lost.name) return true
  // What is lost by a rule of its own is found again by the same rule alone.
  if (lost.path === undefined || !lost.hosts.every(host => hosts.includes(host))) return false
  if (path === undefined || path === lost.path) return true
  return isPrefix === true && `${lost.path}/`.startsWith(`${path.replace(/\/$/, '')}/`)
}
