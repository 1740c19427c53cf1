import type { Verdict } from './verdict.ts'

/** One thing that an API server does not like about an object. */
export interface Complaint {
  /** The field as the server writes it: `spec.ports[0].name`, `.spec.env[name="A"]`; empty for the object as a whole. */
  readonly path: string
  /** The server's words about the field, without what the path and the object's name say already. */
  readonly message: string
}

/** What a server said of an object that it refused, taken apart: one complaint for each field that it names. */
export function complaintsOf({ causes, message }: Verdict): readonly Complaint[] {
  const named = causes.filter(cause => !UNFINISHED.test(cause.message))
  if (named.length > 0)
    return unique(named.map(cause => ({ ...cause, path: cause.field === '<nil>' ? '' : cause.field })))
  const read = [...strictDecodingErrors(message), ...typedPatchErrors(message), ...unmarshalErrors(message)]
  if (read.length > 0) return unique(read)
  return [{ path: ABOUT_STORAGE.test(message) ? STORAGE : '', message: message.replace(/^\S+ "[^"]*" is \w+: /, '') }]
}

/** Limits and quotas name no field; of a claim there is one that they can mean. */
const ABOUT_STORAGE = / storage usage per PersistentVolumeClaim | requested: \S*\brequests\.storage=/
const STORAGE = 'spec.resources.requests.storage'

/** That rules were skipped because of the other mistakes says nothing about the object. */
const UNFINISHED = /some validation rules were not checked because the object was invalid/

/** `… strict decoding error: unknown field "spec.foo", duplicate field "spec.bar"` */
function strictDecodingErrors(message: string): Complaint[] {
  const [, errors] = message.split('strict decoding error: ')
  return [...(errors ?? '').matchAll(/(unknown|duplicate) field "([^"]+)"/g)].map(([, fault, path]) => ({
    path: path!,
    message: `${fault} field`,
  }))
}

/** `failed to create typed patch object (…): .spec.foo: field not declared in schema`, or lines of such errors. */
function typedPatchErrors(message: string): Complaint[] {
  const [, errors] = /^failed to create typed patch object \([^)]*\): (.*)$/s.exec(message) ?? []
  return (errors ?? '').split('\n').flatMap(line => {
    const [, path, words] = TYPED_ERROR.exec(line) ?? []
    return path && words ? [{ path, message: words.replace(GO_VALUE, '$1') }] : []
  })
}

const TYPED_ERROR = /^\s*((?:\.[^.[\s:]+|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\])+): (.*)$/
const GO_VALUE = /&?value\.valueUnstructured\{Value:(.*?)\}/g

/** `json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.name of type string` */
function unmarshalErrors(message: string): Complaint[] {
  const [, given, path, type] =
    /json: cannot unmarshal (.+) into Go struct field \w+\.(\S+) of type (\S+)/.exec(message) ?? []
  return path ? [{ path, message: `${given} cannot be read as ${type}` }] : []
}

function unique(complaints: readonly Complaint[]): readonly Complaint[] {
  const byText = new Map(complaints.map(({ path, message }) => [`${path} ${message}`, { path, message }]))
  return [...byText.values()]
}
