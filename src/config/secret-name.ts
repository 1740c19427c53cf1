/**
 * Whether a name says that its value is a secret: `DB_PASSWORD`, `PGPASSWORD`, `apiToken`, `APP_KEY`, `SENTRY_DSN`. What
 * a name says about a secret is none: `TOKEN_TTL`, `PASSWORD_MIN_LENGTH`, `DB_PASSWORD_FILE`.
 */
export function isSecretName(name: string): boolean {
  return kindOfName(name) !== 'plain'
}

/**
 * What a name says of its value: a `password`, which may be a number; another `secret`; a `connection`, whose address
 * may have a password in it; or nothing.
 */
export type NameKind = 'connection' | 'password' | 'plain' | 'secret'

/** What a name says of its value. */
export function kindOfName(name: string): NameKind {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  const joined = `_${words.join('_')}_`
  if (SHELL_FOLDERS.has(words.join('_'))) return 'plain'
  if (CONNECTION.test(joined)) return 'connection'
  if (NOT_SECRET_ENDS.has(last) && !SECRET_IDS.test(joined)) return 'plain'
  if (words.slice(0, -1).some(word => LIMITS.has(word)) || SWITCHES.has(words[0] ?? '')) return 'plain'
  if (words.some(isPasswordWord)) return 'password'
  if (words.some(isSecretWord) || SECRET_PHRASES.test(joined)) return 'secret'
  return KEY.test(joined) && !OTHER_KEYS.test(joined) ? 'secret' : 'plain'
}

/** The words of `DB_PASSWORD`, `dbPassword`, `db.password` and `DBPassword2`, in capitals. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .map(word => word.replace(/\d+$/, ''))
    .filter(word => word !== '')
}

/** A word that ends as people join them: `PGPASSWORD`, `ROOTPASS`. */
function isPasswordWord(word: string): boolean {
  return /(?:PASSWORDS?|PASSWD|PASSWRD|PASSPHRASE|PASSCODE|PWD)$/.test(word) || PASS.test(word) || PW.test(word)
}

function isSecretWord(word: string): boolean {
  return /(?:SECRETS?|TOKENS?|CREDENTIALS?|CREDS)$/.test(word) || JOINED_KEY.test(word) || SECRET_WORDS.has(word)
}

const PASS = /^(?!.*(?:BY|COM|OVER|SUR|TRES|UNDER)PASS$).*PASS$/
const PW = /^(?:ADMIN|DB|MAIL|MYSQL|PG|REDIS|ROOT|SMTP|USER)?PW$/

const JOINED_KEY =
  /(?:ACCESS|ACCOUNT|ADMIN|API|APP|AUTH|CLIENT|CRYPT|DEPLOY|ENCRYPTION|HMAC|JWT|LICENSE|MASTER|PASS|PRIVATE|ROOT|SECRET|SESSION|SHARED|SIGNING|SSH|SSL|STORAGE|STRIPE|TLS|UNSEAL|WEBHOOK)KEYS?$/

const SECRET_WORDS: ReadonlySet<string> = new Set([
  'AUTHORIZATION',
  'BEARER',
  'MNEMONIC',
  'PEPPER',
  'PSK',
  'SALT',
  'SALTS',
  'UNSEAL',
])

/** Words that are secrets at the end of a name, or together with others. */
const SECRET_PHRASES =
  /_(?:(?:BASIC|BASICAUTH|HTTP|NPM|PROXY|REDIS|REDISCLI|REGISTRY)_AUTH|BASICAUTH|HTPASSWD|JWT|PAT|(?:AUTH|ERLANG|MAGIC)_COOKIE|COOKIE|SEED_PHRASE|TOTP_SEED|(?:DISCORD|MATTERMOST|ROCKETCHAT|SLACK|TEAMS)_(?:INCOMING_)?WEBHOOK(?:_UR[IL])?)_$/

const KEY = /_KEY_$|_(?:ACCESS|API|APP|ENCRYPTION|MASTER|PREVIOUS|PRIVATE|SECRET|SIGNING)_KEYS?_/

/** Public keys, and keys that only identify something. `KEY` alone means nothing. */
const OTHER_KEYS =
  /^_KEY_$|_(?:CACHE|COLUMN|CONFIG|DOCUMENT|EVENT|FEATURE|FIELD|FOREIGN|GROUP|HOT|INDEX|ISSUE|LABEL|LOOKUP|MAP|MESSAGE|METRIC|NODE|OBJECT|PARTITION|PRIMARY|PROJECT|PUB|PUBLIC|PUBLISHABLE|RATELIMIT|ROUTING|SHARD|SITE|SORT|SORTING|TAG|TOPIC|TOPOLOGY|TRANSLATION|UNIQUE)_KEYS?_|_(?:PUBLIC|PUBLISHABLE)_(?:[A-Z]+_)*KEYS?_/

/** `DATABASE_URL`, `SENTRY_DSN`, `ConnectionStrings__Default`: addresses that often have a password in them. */
const CONNECTION =
  /_(?:DSN|CONNECTION_STRINGS?|CONNECTIONSTRINGS?|CONN_STR|CONNSTR|DATABASE_CONNECTION|DB_CONNECTION_URL|(?:AMQP|BROKER|CELERY|CLICKHOUSE|CLOUDINARY|COUCHDB|DATABASE|DB|JDBC|LDAP|MAIL|MAILER|MARIADB|MONGO|MONGODB|MYSQL|NATS|PG|POSTGRES|POSTGRESQL|RABBITMQ|REDIS|SMTP)_UR[IL]|DATABASEURL|REDISURL|MONGOURL)_/

/** A name that ends with one of these says something about a secret. */
const NOT_SECRET_ENDS: ReadonlySet<string> = new Set(
  (
    'AGE ALG DAY HINT HOUR MINUTE ROLE ALGO ALGORITHM ALGORITHMS ARN ATTEMPTS AUDIENCE AUTHENTICATION AUTHENTICATOR BACKEND BITS BYTES CHARS CHARSET CLASS ' +
    'COLUMN COMPLEXITY COST COUNT DAYS DIR DIRECTORY DISABLED DOMAIN DURATION ENABLED ENCODING ENCRYPTION ENDPOINT ENGINE ENTROPY ' +
    'EXPIRATION EXPIRE EXPIRES EXPIRY FIELD FILE FILENAME FILES FOLDER FORMAT GENERATOR GRANULARITY HASHER HASHERS HASHING ' +
    'HEADER HOST HOSTS HOURS ID IDS IN INTERVAL ISSUER ITERATIONS LENGTH LEN LEVEL LIFESPAN LIFETIME LIMIT LIMITS LOCATION ' +
    'LOOKUP MANAGER MAX METHOD MIN MINUTES MODE MS NAME NAMES NAMESPACE OPTIONAL PARAM PATH PATHS PATTERN PERIOD POLICY ' +
    'PORT PREFIX PROVIDER REF REGEX REGEXP RENEWAL REQUIRED REQUIREMENTS RESET RETENTION ROTATION ROUNDS ROUTE RULES ' +
    'SCOPE SCOPES SCHEME SECONDS SIZE STORE STRATEGY STRENGTH SUBJECT SUFFIX TIME TIMEOUT TTL TYPE TYPES UI URI URL ' +
    'USER USERNAME VALIDATION VALIDATOR VALIDATORS VALIDITY VERSION WINDOW'
  ).split(' '),
)

/** Identifiers that are handed out together with a secret, and kept like one. */
const SECRET_IDS =
  /_(?:ACCESS_KEY|SECRET|SECRET_KEY)_ID_$|_(?:DISCORD|MATTERMOST|ROCKETCHAT|SLACK|TEAMS)_(?:INCOMING_)?WEBHOOK_UR[IL]_$/

/** Words that make a number or a switch of what follows: `MAX_TOKENS`, `MYSQL_ALLOW_EMPTY_PASSWORD`. */
const LIMITS: ReadonlySet<string> = new Set([
  'ALLOW',
  'ALLOWED',
  'DISABLE',
  'ENABLE',
  'MAX',
  'MIN',
  'NUM',
  'RANDOM',
  'REQUIRE',
  'REQUIRES',
])
const SWITCHES: ReadonlySet<string> = new Set(['HAS', 'IS', 'SHOW', 'SKIP', 'USE'])

/** Folders that a shell knows by these names. */
const SHELL_FOLDERS: ReadonlySet<string> = new Set(['OLDPWD', 'PWD'])
