/** Sets a field of a map whose names people choose; one called `__proto__` is a field like any other. */
export function setField(map: object, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true })
  else (map as Record<string, unknown>)[name] = value
}
