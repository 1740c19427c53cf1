/** A string as a YAML scalar: in quotes where it could be taken for another value. */
export function yamlScalar(text: string): string {
  return /^[A-Za-z_./][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|\.(?:inf|nan))$/i.test(text)
    ? text
    : JSON.stringify(text)
}
