/** Why a string is not a valid image reference for container runtimes, in words; undefined if it is one. */
export function imageViolation(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  if (/\s/.test(text)) return 'must not contain white space'
  if (/^[a-z]+:\/\//i.test(text)) return 'must not start with a scheme such as https://'
  const { registry, path, tag, digest } = split(text)
  return (
    violationOfRegistry(registry) ??
    violationOfPath(path) ??
    violationOfTag(tag) ??
    (digest === undefined ? undefined : violationOfDigest(digest))
  )
}

/** The tag of an image reference, undefined when it has none. */
export function tagOf(image: string): string | undefined {
  return split(image).tag
}

/** Whether an image reference pins its content by a digest. */
export function hasDigest(image: string): boolean {
  return split(image).digest !== undefined
}

interface Parts {
  readonly registry?: string
  readonly path: string
  readonly tag?: string
  readonly digest?: string
}

function split(image: string): Parts {
  const at = image.indexOf('@')
  const named = at < 0 ? image : image.slice(0, at)
  const digest = at < 0 ? {} : { digest: image.slice(at + 1) }
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const name = colon < 0 ? named : named.slice(0, colon)
  const tag = colon < 0 ? {} : { tag: named.slice(colon + 1) }
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(slash, 0))
  // Only these make the first part a registry; anything else is a folder of Docker Hub.
  const isRegistry = first === 'localhost' || /[.:A-Z]/.test(first)
  return { ...(isRegistry && { registry: first }), path: isRegistry ? name.slice(slash + 1) : name, ...tag, ...digest }
}

function violationOfRegistry(registry: string | undefined): string | undefined {
  const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
  if (
    registry === undefined ||
    new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-f0-9:]+\\])(?::\\d+)?$`, 'i').test(registry)
  ) {
    return undefined
  }
  return `must name its registry as a host with or without a port and not "${registry}"`
}

function violationOfPath(path: string): string | undefined {
  if (path === '') return 'must have a name'
  if (path.length > 255) return `must have a path of at most 255 characters, not ${path.length}`
  if (/[A-Z]/.test(path)) return `must be in lower case and not "${path}"`
  if (/^[a-f0-9]{64}$/.test(path)) return 'must not be 64 hexadecimal digits, which is the form of an image id'
  const wrong = path.split('/').find(part => !/^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/.test(part))
  if (wrong === undefined) return undefined
  if (wrong === '') return 'must not have an empty part between slashes'
  return `must have parts of lower case letters and digits, joined by ".", "_" or "-", and not "${wrong}"`
}

function violationOfTag(tag: string | undefined): string | undefined {
  if (tag === undefined || /^\w[\w.-]{0,127}$/.test(tag)) return undefined
  if (tag === '') return 'must have a tag after ":"'
  if (tag.length > 128) return `must have a tag of at most 128 characters, not ${tag.length}`
  return `must have a tag of letters, digits, "_", "." and "-", not starting with "." or "-", and not "${tag}"`
}

function violationOfDigest(digest: string): string | undefined {
  if (/^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/.test(digest)) return undefined
  return 'must have a digest after "@" such as sha256: and 64 hexadecimal digits in lower case'
}
