import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isSecretName } from '../../src/config/secret-name.ts'
import { SecretSettings, secretRule } from '../../src/config/secret-rule.ts'
import { secretsIn } from '../../src/config/secret-text.ts'
import { KnownSecrets } from '../../src/ir/known-secrets.ts'

const SECRET_NAMES = `
  PASSWORD PASSWD PASSPHRASE DB_PASSWORD DATABASE_PASSWORD POSTGRES_PASSWORD MYSQL_ROOT_PASSWORD PGPASSWORD DBPASSWORD
  ROOTPASSWORD DBPASS DB_PASS PAPERLESS_DBPASS ADMINPASS ROOTPASS REDISPASS SMTP_PASS DB_PW DB_PWD MYSQL_PWD MYSQLPWD
  PASSWORD_HASH SUDO_PASSWORD_1 PASSWORD2 dbPassword DBPassword spring.datasource.password --requirepass auth-passphrase
  SECRET SECRETS SECRET_KEY SECRET_KEY_BASE CLIENT_SECRET CLIENTSECRET JWTSECRET SESSION_SECRET NEXTAUTH_SECRET SECRET_ID
  TOKEN API_TOKEN APITOKEN AUTHTOKEN AUTH_TOKEN GITHUB_TOKEN NPM_TOKEN ACCESS_TOKEN REFRESH_TOKEN VAULT_TOKEN apiToken
  SENTRY_AUTH_TOKEN TOKEN_BASE64 GITHUB_PAT JWT AUTH_JWT SUPABASE_JWT
  API_KEY APIKEY API_KEYS ACCESS_KEY ACCESSKEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY SECRETKEY PRIVATE_KEY PRIVATEKEY
  PRIVATE_KEY_PEM ENCRYPTION_KEY SIGNING_KEY MASTER_KEY MASTERKEY APP_KEY JWT_KEY STRIPE_KEY OPENAI_KEY SESSION_KEY FERNET_KEY
  HMAC_KEY SSH_KEY TLS_KEY SERVICE_ROLE_KEY SUPABASE_SERVICE_ROLE_KEY AZURE_STORAGE_KEY TS_AUTHKEY LICENSE_KEY WEP_KEY
  APP_PREVIOUS_KEYS SALT AUTH_SALT HASH_SALT WORDPRESS_NONCE_KEY UNSEAL VAULT_UNSEAL_KEY PEPPER MNEMONIC WIFI_PSK
  TOTP_SEED PASSKEY CREDENTIALS CREDENTIAL GOOGLE_CREDENTIALS REGISTRY_CREDS BASIC_AUTH HTPASSWD AUTHORIZATION REDISCLI_AUTH BEARER
  ERLANG_COOKIE RABBITMQ_ERLANG_COOKIE COOKIE SLACK_WEBHOOK_URL SLACK_WEBHOOK DISCORD_WEBHOOK_URL
  DATABASE_URL DB_URL REDIS_URL MONGO_URI MONGODB_URI MONGO_URL AMQP_URL RABBITMQ_URL CELERY_BROKER_URL SENTRY_DSN DATA_SOURCE_DSN
  MAILER_DSN SQLALCHEMY_DATABASE_URI POSTGRES_URL CONNECTION_STRING AZURE_STORAGE_CONNECTION_STRING ConnectionStrings__Default
`

const PLAIN_NAMES = `
  TOKENS_PER_MINUTE PASSWORD_HINT SECRET_BACKEND_ROLE PUBLIC_API_KEY TOKEN_TTL PASSWORD_MIN_LENGTH ACCESS_TOKEN_LIFETIME API_KEY_RATE_LIMIT PASSWORD_RESET_ENABLED TOKEN_EXPIRY_SECONDS
  JWT_EXPIRES_IN JWT_ISSUER JWT_AUDIENCE JWT_ALGORITHM ACCESS_TOKEN_EXPIRE_MINUTES REFRESH_TOKEN_EXPIRATION_DAYS PASSWORD_POLICY
  PASSWORD_HASHERS PASSWORD_HASHING_ALGORITHM PASSWORD_RESET_TIMEOUT PASSWORD_AUTHENTICATION DB_PASSWORD_FILE POSTGRES_PASSWORD_FILE
  SECRET_KEY_FILE TOKEN_PATH SECRETS_DIR SECRET_NAME TLS_SECRET_NAME TOKEN_URL TOKEN_ENDPOINT OAUTH_TOKEN_URI SECRET_STORE
  TOKEN_HEADER COOKIE_DOMAIN COOKIE_NAME SESSION_COOKIE_NAME SESSION_COOKIE_SECURE COOKIE_MAX_AGE MAX_TOKENS MAX_OUTPUT_TOKENS
  MIN_PASSWORD_LENGTH ALLOW_EMPTY_PASSWORD MYSQL_ALLOW_EMPTY_PASSWORD MYSQL_RANDOM_ROOT_PASSWORD REQUIRE_PASSWORD USE_TOKEN
  CORS_ALLOW_CREDENTIALS PUBLIC_KEY PUBLICKEY JWT_PUBLIC_KEY STRIPE_PUBLISHABLE_KEY RECAPTCHA_SITE_KEY PRIMARY_KEY FOREIGN_KEY
  CACHE_KEY PARTITION_KEY SORT_KEY TOPOLOGY_KEY ROUTING_KEY AUTHORIZED_KEYS SSH_PUBLIC_KEY KEY KEYS KEYBOARD MONKEY TURKEY KEYCLOAK_URL
  BYPASS COMPASS COMPASS_HOST AUTHOR AUTHORITY AUTH AUTH_URL OAUTH_CLIENT_ID CLIENT_ID PWD OLDPWD PATH PATTERN TOKENIZER
  SECRETARY PASSENGER_PORT PASSIVE PASSPORT_STRATEGY BASALT USER USERNAME EMAIL HOST DB_HOST DB_NAME LOG_LEVEL WEBHOOK_URL
  API_URL PUBLIC_URL SITE_URL BASE_URL CALLBACK_URL S3_BUCKET REGION PATH_PREFIX NODE_ENV TZ HOSTNAME
`

const SECRET_TEXTS: readonly string[] = [
  'postgres://shop:hunter2@db:5432/shop',
  'redis://:hunter2@cache:6379/0',
  'jdbc:postgresql://user:hunter2@db/shop',
  'mongodb://root:hunter2@one,two/?replicaSet=rs0',
  'amqp://guest:guest@rabbitmq:5672//',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  'github_pat_11ABCDEFG0123456789_abcdefghij',
  'glpat-0123456789abcdefghij',
  'xoxb-123456789012-abcdefghijkl',
  'AKIAIOSFODNN7EXAMPLE',
  `sk_${'live'}_0123456789abcdefghij`,
  'sk-proj-0123456789abcdefghij',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk',
  'npm_0123456789abcdefghijABCDEFGHIJ012345',
  `https://hooks.${'slack'}.com/services/T000/B000/abcdefgh`,
  '{"user": "shop", "password": "hunter2"}',
  "{'apiKey':'abc-def-ghi'}",
  '--user=shop --password=hunter2',
  '-Xmx1g -Ddb.password=hunter2',
  'host=db user=shop password=hunter2 dbname=shop',
  'Server=db;User Id=sa;Password=hunter2;',
  'AccountName=shop;AccountKey=abc+def==;',
  'https://example.com/hook?token=abcdefgh',
  'export DB_PASSWORD=hunter2; exec app',
  'spring.datasource.password = hunter2',
  'smtp_auth_password: hunter2',
  '//registry.npmjs.org/:_authToken=abcdefgh',
  'redis-server --requirepass hunter2',
  'mysqladmin ping -h localhost -phunter2',
  'redis-cli -a hunter2 ping',
  'curl -u shop:hunter2 http://localhost/health',
  'Basic c2hvcDpodW50ZXIy',
]

const PLAIN_TEXTS: readonly string[] = [
  '',
  'true',
  'https://host:8080/@scope/package',
  'https://example.com:443/path?x=a@b',
  'postgres://shop@db/shop',
  'postgres://shop:${DB_PASSWORD}@db/shop',
  'postgres://shop:<password>@db/shop',
  'redis://redis:6379/0',
  'registry.example.com:5000/team/app@sha256:0123456789abcdef',
  '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl shop@example',
  '--password-file=/run/secrets/password',
  '--password=$DB_PASSWORD',
  'password={{ .Values.password }}',
  'token_ttl=3600 max_tokens=128000',
  'Enter your password: and press return',
  '{"passwordMinLength": 12}',
  'redis-cli -a $REDIS_PASSWORD ping',
  'mysqladmin ping -h localhost -p"$MYSQL_ROOT_PASSWORD"',
  'app --password-file /run/secrets/password --token-ttl 3600',
  'Basic authentication',
  'password = os.environ["PASSWORD"]',
  'skeleton-of-a-long-name-with-dashes',
]

test('names say that a value is a secret', () => {
  for (const name of wordsOf(SECRET_NAMES)) assert.ok(isSecretName(name), name)
})

test('names that say something about a secret, or nothing, are plain', () => {
  for (const name of wordsOf(PLAIN_NAMES)) assert.not(isSecretName(name), name)
})

test('texts have secrets in them', () => {
  for (const text of SECRET_TEXTS) assert.ok(secretsIn(text).length > 0, text)
})

test('texts without secrets are left alone', () => {
  for (const text of PLAIN_TEXTS) assert.equal(secretsIn(text), [], text)
})

test('what is found is the secret alone', () => {
  assert.equal(secretsIn('postgres://shop:hunter2@db:5432/shop'), ['hunter2'])
  assert.equal(secretsIn('--user=shop --password="two words"'), ['two words'])
})

test('a variable is a secret by its name with a value to keep, or by its value', () => {
  const rule = secretRule([], new KnownSecrets())
  const secrets: readonly (readonly [name: string, value: string])[] = [
    ['DB_PASSWORD', 'hunter2'],
    ['DB_PASSWORD', '123456'],
    ['DATABASE_URL', 'postgres://shop:hunter2@db/shop'],
    ['SENTRY_DSN', 'host=db password=x1y2z3'],
    ['GREETING', 'ghp_0123456789abcdefghijABCDEFGHIJ012345'],
    ['SETTINGS', '{"password":"hunter2"}'],
  ]
  for (const [name, value] of secrets) assert.ok(rule.isSecret(name, value), `${name}=${value}`)
  const plain: readonly (readonly [name: string, value: string])[] = [
    ['DB_PASSWORD', ''],
    ['EMPTY_PASSWORD', 'yes'],
    ['API_TOKEN', '3600'],
    ['SESSION_SECRET', '30m'],
    ['DB_PASSWORD', '/run/secrets/password'],
    ['GOOGLE_CREDENTIALS', '/etc/gcp/key.json'],
    ['REDIS_URL', 'redis://redis:6379/0'],
    ['DATABASE_URL', 'sqlite:///data/app.db'],
    ['GREETING', 'hello'],
  ]
  for (const [name, value] of plain) assert.not(rule.isSecret(name, value), `${name}=${value}`)
})

test('a value that was written by hand may be a placeholder', () => {
  const rule = secretRule([], new KnownSecrets())
  for (const value of [
    'changeme',
    'CHANGE_ME',
    '<your-token>',
    'your-api-key-here',
    '${TOKEN}',
    '{{ .token }}',
    'xxxx',
    '***',
    'postgres://user:password@db/shop',
  ])
    assert.not(rule.isLiteral('API_TOKEN', value), value)
  assert.ok(rule.isSecret('API_TOKEN', 'changeme'), 'a variable may have that value in earnest')
})

test('apps.yaml has the last word, the entry before the root and a name before a pattern', () => {
  const root = new SecretSettings({ TOKEN_TTL: true, 'LEGACY_*': false, '*_GREETING': true, UNUSED: true })
  const entry = new SecretSettings({ TOKEN_TTL: false, LEGACY_TOKEN: true })
  const rule = secretRule([root, entry], new KnownSecrets())
  assert.not(rule.isSecret('TOKEN_TTL', '3600'))
  assert.ok(rule.isSecret('FIRST_GREETING', 'hello'))
  assert.not(rule.isSecret('LEGACY_PASSWORD', 'hunter2'))
  assert.ok(rule.isSecret('LEGACY_TOKEN', 'hunter2'))
  assert.not(rule.isSecret('FIRST_GREETING', ''), 'nothing is no secret')
  assert.equal(root.unused(), ['TOKEN_TTL', 'UNUSED'])
})

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== '')
}

test.run()
