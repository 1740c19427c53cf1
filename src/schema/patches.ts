import { type Static, Type } from '@sinclair/typebox'
import { anything, closed, list, oneOf, text } from './shapes.ts'

/** One operation of RFC 6902. */
export const PatchOperation = closed(
  'PatchOperation',
  'One operation of RFC 6902.',
  {
    op: oneOf(
      {
        add: 'Adds a field, or an element of a list; `-` is the end of a list.',
        replace: 'Replaces a value, which must exist.',
        remove: 'Removes a value, which must exist.',
        move: 'Moves the value of `from`.',
        copy: 'Copies the value of `from`.',
        test: 'Requires that the value is equal.',
      },
      'What the operation does.',
    ),
    path: text('The field, as a JSON Pointer. In a name, `~1` means `/`.', {
      pattern: '^/',
      examples: ['/spec/template/spec/hostNetwork'],
    }),
    from: text('For `move` and `copy`: the other field, as a JSON Pointer.', {
      pattern: '^/',
      examples: ['/metadata/labels/app'],
    }),
    value: Type.Unknown({ description: 'The value, for `add`, `replace` and `test`.', examples: [true] }),
  },
  ['op', 'path'],
)
export type PatchOperation = Static<typeof PatchOperation>

/** A change of one object of an entry. */
export const Patch = closed(
  'Patch',
  'A change of one object that the entry becomes, after all plugins: by `merge` or by `operations`.',
  {
    kind: text('The kind of the object.', { examples: ['Deployment'] }),
    name: text('The name of the object. Without it, the only object of this kind.', { examples: ['shop'] }),
    merge: anything('A JSON merge patch (RFC 7396): mappings are merged, `null` removes a field, lists are replaced.', {
      examples: [{ spec: { template: { spec: { hostNetwork: true } } } }],
    }),
    operations: list(PatchOperation, 'Operations of RFC 6902, in this order.', { minItems: 1 }),
  },
  ['kind'],
)
export type Patch = Static<typeof Patch>
