import { kindOfName } from './secret-name.ts'

/**
 * The secrets in a string: passwords in addresses, private keys, tokens of well-known shapes, and what follows the name
 * of a secret, as in `--password=x`, `-Ddb.password=x` and `{"password": "x"}`.
 */
export function secretsIn(text: string): readonly string[] {
  if (text.length < SHORTEST) return []
  return [...privateKeysIn(text), ...passwordsIn(text), ...tokensIn(text), ...assignedIn(text), ...passedIn(text)]
}

/** Whether a value cannot be confidential: empty, yes or no, a time, a path, an address, a short number. */
export function isPlainValue(value: string): boolean {
  const text = value.trim()
  return PLAIN.test(text) || (ADDRESS.test(text) && passwordsIn(text).length === 0)
}

/**
 * Whether a value only says where a secret goes: `changeme`, `<your-token>`, `{{ .Values.token }}`; in an address it may
 * be the password alone.
 */
export function isPlaceholder(value: string): boolean {
  const secrets = passwordsIn(value)
  return (secrets.length > 0 ? secrets : [value.trim()]).every(text => PLACEHOLDER.test(text) || /^(.)\1*$/.test(text))
}

/** The shortest text that can have a secret and its sign. */
const SHORTEST = 6

/** `xoxb-` and eight letters; nearly all texts of an apps.yaml are shorter. */
const SHORTEST_TOKEN = 13

const PLAIN =
  /^(?:|true|false|yes|no|on|off|none|null|nil|-?\d{1,3}(?:\.\d+)?|\d+(?:\.\d+)? ?(?:ns|us|µs|ms|s|m|h|d|w|[kmgt]i?b?|seconds?|minutes?|hours?|days?)|(?:\d+h)?(?:\d+m)?(?:\d+s)?|~?\.{0,2}(?:\/[\w.@+-]+)+\/?|[a-z]:\\[\w\\. -]*)$/i

/** An address without a question, in which a token might be. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^\s?]*$/i

const PLACEHOLDER =
  /^(?:change[-_ ]?(?:me|it|this)\W*|<[^<>]*>|\[[^[\]]*\]|\{\{[\s\S]*\}\}|\$.*|%[\w.-]+%|x{3,}|\.{3,}|…|\*+|(?:your|my|insert|enter|replace|put|add|fill)[-_ ].*|todo|tbd|fixme|placeholder|example|dummy|redacted|hidden|secret|password|token)$/i

function privateKeysIn(text: string): readonly string[] {
  const begin = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/.exec(text)
  return begin ? [text.slice(begin.index)] : (/AGE-SECRET-KEY-1[A-Z0-9]+/.exec(text)?.slice(0, 1) ?? [])
}

/** Passwords in the user part of addresses; `https://host:8080/@scope` has none. */
function passwordsIn(text: string): readonly string[] {
  if (!text.includes('://')) return []
  return [...text.matchAll(/:\/\/[^\s:/?#@"'<>]*:([^\s@"'<>]+)@/g)].flatMap(([, password = '']) =>
    /^\d+[/?#]/.test(password) || isReference(password) ? [] : [password],
  )
}

function tokensIn(text: string): readonly string[] {
  if (text.length < SHORTEST_TOKEN) return []
  return [...text.matchAll(TOKEN)].map(([token]) => token)
}

/** Tokens that say what they are. */
const TOKEN = new RegExp(
  [
    'gh[oprsu]_[A-Za-z0-9]{16,}',
    'github_pat_[A-Za-z0-9_]{16,}',
    'gl(?:pat|dt|rt|ptt|ft|soat|agent|cbt|imt)-[\\w-]{10,}',
    'xox[abeoprs]-[\\w-]{8,}',
    'xapp-[\\w-]{8,}',
    '[rs]k_(?:live|test|prod)_[A-Za-z0-9]{8,}',
    'whsec_[A-Za-z0-9+/=]{8,}',
    'sk-[A-Za-z0-9_-]{16,}',
    '(?:AKIA|ASIA)[A-Z0-9]{12,}',
    'AIza[\\w-]{30,}',
    'ya29\\.[\\w-]{16,}',
    'npm_[A-Za-z0-9]{20,}',
    'pypi-[\\w-]{16,}',
    'do[opr]_v1_[a-f0-9]{32,}',
    'hv[bs]\\.[\\w-]{16,}',
    'dckr_pat_[\\w-]{8,}',
    'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
    'eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*',
    'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{16,}',
    'hf_[A-Za-z]{20,}',
    'tskey-[\\w-]{12,}',
    'lin_api_[A-Za-z0-9]{16,}',
    'sntrys_[\\w=+/-]{16,}',
    '\\d{8,10}:AA[\\w-]{32,}',
    'hooks\\.slack\\.com/(?:services|workflows)/[\\w/-]{8,}',
    'discord(?:app)?\\.com/api/webhooks/\\d+/[\\w-]{8,}',
    '(?:Basic|Bearer) (?=[\\w+/.~-]*[\\d=])[\\w+/=.~-]{8,}',
    '\\$(?:2[abxy]|5|6|y|apr1|argon2(?:id|i|d))\\$[\\w./$=,+-]{16,}',
  ]
    .map(shape => `(?<![\\w-])${shape}`)
    .join('|'),
  'g',
)

/** Values that follow the name of a secret: `name=value`, a quoted key of JSON, a line of YAML or of properties. */
function assignedIn(text: string): readonly string[] {
  if (!text.includes('=') && !text.includes(':')) return []
  return [...text.matchAll(ASSIGNED)].flatMap(({ groups = {} }) => {
    const { name = '', line = '', quoted, double, single, bare = '' } = groups
    const value = double ?? single ?? bare
    const kind = kindOfName(name || line || quoted || '')
    if (kind === 'plain' || kind === 'connection') return []
    return value === '' || isPlainValue(value) || isPlaceholder(value) || isReference(value) ? [] : [value]
  })
}

const ASSIGNED =
  /(?:(?<![\w.%])(?<name>[A-Za-z_][\w.-]{0,80})=|(?:^|\n)[ \t]*(?:- )?(?<line>[A-Za-z_][\w.-]{0,80}) ?[=:][ \t]+|["'](?<quoted>[A-Za-z_][\w. -]{0,80})["'][ \t]*[:=][ \t]*)(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<bare>(?:[^\s"'`,;&(){}[\]][^\s"'`,;&)}\]]*)?))/g

/** Passwords that commands take as a word of their own: `--requirepass x`, `mysqladmin -px`, `redis-cli -a x`. */
function passedIn(text: string): readonly string[] {
  if (!text.includes('-') || !/\s/.test(text)) return []
  const flags = [...text.matchAll(/(?<![\w-])--?(?<flag>[a-z][\w-]{2,40})[ \t]+(?<value>[^\s"'`;|&-][^\s"'`;|&]*)/gi)]
  const named = flags.flatMap(({ groups: { flag = '', value = '' } = {} }) =>
    kindOfName(flag) === 'plain' || isPlainValue(value) ? [] : [value],
  )
  const known = [...text.matchAll(COMMAND)].map(({ groups: { value = '' } = {} }) => value)
  return [...named, ...known].filter(value => !isPlaceholder(value) && !isReference(value))
}

const COMMAND =
  /\b(?:(?:mysql|mysqladmin|mysqldump|mariadb|mariadb-admin|mariadb-dump)\b[^|;&\n]{0,200}? -p|redis-cli\b[^|;&\n]{0,200}? -a ?|sshpass -p ?|curl\b[^|;&\n]{0,200}? -u ?[\w.@-]+:)(?<value>[^\s"'`|;&]+)/g

/** What is looked up elsewhere: `$(NAME)`, `${NAME}`, and the sign of a variable of the container. */
function isReference(value: string): boolean {
  return /^(?:\$|\uE0F0|\{\{|%\(|os\.|process\.|getenv)/.test(value)
}
