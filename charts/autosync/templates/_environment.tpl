{{/*
  (root, facts): the variables of a process, as a map from name to `value` or `valueFrom`, so that no name comes twice.
  What is not here is a setting: <component>.settings.
*/}}
{{- define "autosync.environment" -}}
{{- $root := .root -}}
{{- $facts := .facts -}}
{{- $own := .own | default $facts.own -}}
LOG_LEVEL: { value: {{ $root.Values.logging.level | quote }} }
LOG_FORMAT: { value: {{ $root.Values.logging.format | quote }} }
{{- if ne $facts.kind "job" }}
HEALTH_HOST: { value: {{ $root.Values.listenHost | quote }} }
HEALTH_PORT: { value: "9464" }
SHUTDOWN_DELAY_MS: { value: {{ mul 1000 (int $own.shutdown.delaySeconds) | quote }} }
SHUTDOWN_TIMEOUT_MS: { value: {{ mul 1000 (int $own.shutdown.timeoutSeconds) | quote }} }
{{- end }}
{{- if and (ne $facts.kind "job") $root.Values.tracing.endpoint }}
{{- $tracing := $root.Values.tracing }}
OTEL_EXPORTER_OTLP_ENDPOINT: { value: {{ $tracing.endpoint | quote }} }
OTEL_TRACES_SAMPLER_ARG: { value: {{ include "autosync.text" $tracing.sampledShare | quote }} }
{{- if $tracing.headers.existingSecret }}
OTEL_EXPORTER_OTLP_HEADERS_FILE: { value: {{ printf "/etc/autosync/tracing-headers/%s" $tracing.headers.key | quote }} }
{{- end }}
{{- end }}
{{- range $port, $number := $facts.ports }}
{{ upper $port }}_HOST: { value: {{ $root.Values.listenHost | quote }} }
{{ upper $port }}_PORT: { value: {{ $number | quote }} }
{{- end }}
{{- if $facts.role }}
{{ include "autosync.databaseEnvironment" . }}
{{- end }}
{{- if $facts.kafka }}
{{ include "autosync.kafkaEnvironment" . }}
{{- end }}
{{- if $facts.intuit }}
{{ include "autosync.quickBooksEnvironment" . }}
{{- end }}
{{- range $facts.calls }}
{{- $called := index (include "autosync.components" $root | fromYaml) . }}
{{- $host := include "autosync.componentName" (dict "root" $root "name" $called.name) }}
{{- if $called.ports.http }}
{{ snakecase . | upper }}_URL: { value: {{ printf "http://%s" $host | quote }} }
{{- else }}
{{ snakecase . | upper }}_ADDRESS: { value: {{ printf "%s:%v" $host $called.service | quote }} }
{{- end }}
{{- end }}
{{- if include "autosync.isPeer" . }}
{{ include "autosync.peersEnvironment" $root }}
{{- end }}
{{- if eq $facts.name "gateway" }}
{{ include "autosync.gatewayEnvironment" $root }}
{{- end }}
{{- if eq $facts.name "console" }}
{{ include "autosync.consoleEnvironment" $root }}
{{- end }}
{{- if eq $facts.name "notifier" }}
{{ include "autosync.notifierEnvironment" $root }}
{{- end }}
{{- if eq $facts.name "migrations" }}
{{ include "autosync.rolePasswords" $root }}
{{- end }}
{{- if eq $facts.name "topics" }}
{{- $isDev := include "autosync.devBrings" (dict "root" $root "part" "kafka") }}
TOPIC_PARTITIONS: { value: {{ include "autosync.text" $own.partitions | quote }} }
TOPIC_REPLICATION_FACTOR: { value: {{ ternary "1" (include "autosync.text" $own.replicationFactor) (eq $isDev "true") | quote }} }
TOPIC_MIN_INSYNC_REPLICAS: { value: {{ ternary "1" (include "autosync.text" $own.minInsyncReplicas) (eq $isDev "true") | quote }} }
{{- end }}
{{- range $name, $value := $own.settings }}
{{ $name }}: { value: {{ include "autosync.text" $value | quote }} }
{{- end }}
{{- end -}}

{{/* (name, key): a key of a secret as the source of a variable. */}}
{{- define "autosync.fromSecret" -}}
{ valueFrom: { secretKeyRef: { name: {{ .name | quote }}, key: {{ .key | quote }} } } }
{{- end -}}

{{/* Who we are comes in files, which are followed as the secret is changed: see autosync.credentialsOf. */}}
{{- define "autosync.databaseEnvironment" -}}
{{- $database := .root.Values.database -}}
{{- $login := include "autosync.login" (dict "root" .root "role" .facts.role) | fromYaml -}}
{{- $secret := $login.existingSecret -}}
{{- $isWorker := eq .facts.kind "worker" -}}
{{- $folder := include "autosync.loginVolume" .facts.role -}}
{{- /* The migrations take an advisory lock of a session, as the workers do: never through a pooler. */ -}}
{{- $direct := and (ne $database.session.host "") (eq .facts.kind "job") -}}
{{- if $login.uriKey }}
DATABASE_URL_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.uriKey | quote }} }
{{- else }}
{{- if $login.hostKey }}
DATABASE_HOST: {{ include "autosync.fromSecret" (dict "name" $secret "key" $login.hostKey) }}
{{- else }}
DATABASE_HOST: { value: {{ $direct | ternary $database.session.host (include "autosync.databaseHost" .root) | quote }} }
{{- end }}
{{- if $login.portKey }}
DATABASE_PORT: {{ include "autosync.fromSecret" (dict "name" $secret "key" $login.portKey) }}
{{- else }}
DATABASE_PORT: { value: {{ $direct | ternary $database.session.port $database.port | include "autosync.text" | quote }} }
{{- end }}
{{- if $login.nameKey }}
DATABASE_NAME: {{ include "autosync.fromSecret" (dict "name" $secret "key" $login.nameKey) }}
{{- else }}
DATABASE_NAME: { value: {{ $database.name | quote }} }
{{- end }}
{{- if $login.usernameKey }}
DATABASE_USER_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.usernameKey | quote }} }
{{- else }}
DATABASE_USER: { value: {{ $login.username | quote }} }
{{- end }}
DATABASE_PASSWORD_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.passwordKey | quote }} }
{{- end }}
{{- if $isWorker }}
{{- if $login.sessionUriKey }}
DATABASE_SESSION_URL_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.sessionUriKey | quote }} }
{{- else if $database.session.host }}
DATABASE_SESSION_HOST: { value: {{ $database.session.host | quote }} }
DATABASE_SESSION_PORT: { value: {{ include "autosync.text" $database.session.port | quote }} }
{{- end }}
{{- end }}
{{- with $database.ssl.mode }}
DATABASE_SSL_MODE: { value: {{ . | quote }} }
{{- end }}
{{- if $database.ssl.ca.existingSecret }}
DATABASE_SSL_CA_FILE: { value: {{ printf "/etc/autosync/database-ca/%s" $database.ssl.ca.key | quote }} }
{{- end }}
{{- end -}}

{{/* The migrations job may give the services' roles their passwords: nobody has to make logins by hand. */}}
{{- define "autosync.rolePasswords" -}}
{{- $root := . -}}
{{- if or .Values.database.setRolePasswords (include "autosync.devBrings" (dict "root" . "part" "postgres")) }}
{{- range $role := include "autosync.roles" . | fromYamlArray }}
{{- $login := include "autosync.login" (dict "root" $root "role" $role) | fromYaml }}
{{ snakecase $role | upper }}_DATABASE_PASSWORD: {{ include "autosync.fromSecret" (dict "name" $login.existingSecret "key" $login.passwordKey) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* (facts): "true" for whoever serves or calls over gRPC. */}}
{{- define "autosync.isPeer" -}}
{{- if or (dig "ports" "grpc" "" .facts) (without (.facts.calls | default list) "gateway") }}true{{ end -}}
{{- end -}}

{{- define "autosync.peersEnvironment" -}}
{{- $peers := .Values.peers -}}
GRPC_TLS_MODE: { value: {{ $peers.tls.mode | quote }} }
{{- if $peers.existingSecret }}
PEER_TOKENS_FILE: { value: {{ printf "/etc/autosync/peer-tokens/%s" $peers.key | quote }} }
{{- end }}
{{- if ne $peers.tls.mode "disable" }}
GRPC_TLS_CERT_FILE: { value: {{ printf "/etc/autosync/peer-tls/%s" $peers.tls.certKey | quote }} }
GRPC_TLS_KEY_FILE: { value: {{ printf "/etc/autosync/peer-tls/%s" $peers.tls.keyKey | quote }} }
GRPC_TLS_CA_FILE: { value: {{ printf "/etc/autosync/peer-tls/%s" $peers.tls.caKey | quote }} }
{{- with $peers.tls.serverName }}
GRPC_TLS_SERVER_NAME: { value: {{ . | quote }} }
{{- end }}
{{- end }}
{{- end -}}

{{- define "autosync.kafkaEnvironment" -}}
{{- $kafka := .root.Values.kafka -}}
KAFKA_BROKERS: { value: {{ include "autosync.brokers" .root | quote }} }
KAFKA_SECURITY_PROTOCOL: { value: {{ $kafka.securityProtocol | quote }} }
{{- if hasPrefix "SASL" $kafka.securityProtocol }}
{{- $login := include "autosync.kafkaLogin" (dict "root" .root "key" .facts.key) | fromYaml }}
{{- $folder := include "autosync.kafkaLoginVolume" .facts.key }}
KAFKA_SASL_MECHANISM: { value: {{ $kafka.sasl.mechanism | quote }} }
{{- if $login.usernameKey }}
KAFKA_SASL_USERNAME_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.usernameKey | quote }} }
{{- else }}
KAFKA_SASL_USERNAME: { value: {{ $login.username | quote }} }
{{- end }}
KAFKA_SASL_PASSWORD_FILE: { value: {{ printf "/etc/autosync/%s/%s" $folder $login.passwordKey | quote }} }
{{- end }}
{{- if $kafka.tls.ca.existingSecret }}
KAFKA_TLS_CA_FILE: { value: {{ printf "/etc/autosync/kafka-ca/%s" $kafka.tls.ca.key | quote }} }
{{- end }}
{{- if $kafka.tls.client.existingSecret }}
KAFKA_TLS_CERT_FILE: { value: {{ printf "/etc/autosync/kafka-client/%s" $kafka.tls.client.certKey | quote }} }
KAFKA_TLS_KEY_FILE: { value: {{ printf "/etc/autosync/kafka-client/%s" $kafka.tls.client.keyKey | quote }} }
{{- end }}
{{- with $kafka.tls.serverName }}
KAFKA_TLS_SERVER_NAME: { value: {{ . | quote }} }
{{- end }}
{{- end -}}

{{- define "autosync.quickBooksEnvironment" -}}
{{- $root := .root -}}
{{- $quickBooks := $root.Values.quickBooks -}}
{{- if include "autosync.devBrings" (dict "root" $root "part" "simulator") }}
{{- $simulator := printf "http://%s:8090" (include "autosync.componentName" (dict "root" $root "name" "qbo-simulator")) }}
QBO_API_BASE_URL: { value: {{ $simulator | quote }} }
QBO_AUTHORIZE_URL: { value: {{ printf "%s/connect/oauth2" ($root.Values.devStack.simulator.publicUrl | default $simulator) | quote }} }
QBO_TOKEN_URL: { value: {{ printf "%s/oauth2/v1/tokens/bearer" $simulator | quote }} }
QBO_REVOKE_URL: { value: {{ printf "%s/v2/oauth2/tokens/revoke" $simulator | quote }} }
{{- else }}
QBO_API_BASE_URL: { value: {{ $quickBooks.apiBaseUrl | default (eq $quickBooks.environment "sandbox" | ternary "https://sandbox-quickbooks.api.intuit.com" "https://quickbooks.api.intuit.com") | quote }} }
QBO_AUTHORIZE_URL: { value: {{ $quickBooks.authorizeUrl | quote }} }
QBO_TOKEN_URL: { value: {{ $quickBooks.tokenUrl | quote }} }
QBO_REVOKE_URL: { value: {{ $quickBooks.revokeUrl | quote }} }
{{- end }}
QBO_CLIENT_ID: {{ include "autosync.fromSecret" (include "autosync.secretKey" (dict "root" $root "given" $quickBooks.existingSecret "key" $quickBooks.clientIdKey "devKey" "clientId") | fromYaml) }}
QBO_CLIENT_SECRET: {{ include "autosync.fromSecret" (include "autosync.secretKey" (dict "root" $root "given" $quickBooks.existingSecret "key" $quickBooks.clientSecretKey "devKey" "clientSecret") | fromYaml) }}
{{ include "autosync.tokenKeysEnvironment" $root }}
{{- end -}}

{{- define "autosync.tokenKeysEnvironment" -}}
TOKEN_KEYS: {{ include "autosync.fromSecret" (include "autosync.secretKey" (dict "root" . "given" .Values.tokenKeys.existingSecret "key" .Values.tokenKeys.key "devKey" "tokenKeys") | fromYaml) }}
{{- end -}}

{{- define "autosync.gatewayEnvironment" -}}
{{- $types := list -}}
{{- range $key, $facts := include "autosync.enabledComponents" . | fromYaml }}{{ if eq $facts.kind "worker" }}{{ $types = append $types $facts.type }}{{ end }}{{ end -}}
PUBLIC_URL: { value: {{ include "autosync.publicUrl" (dict "root" . "key" "gateway") | quote }} }
SYNC_TYPES: { value: {{ $types | sortAlpha | join "," | quote }} }
OPERATOR_KEY: {{ include "autosync.fromSecret" (include "autosync.secretKey" (dict "root" . "given" .Values.operatorKey.existingSecret "key" .Values.operatorKey.key "devKey" "operatorKey") | fromYaml) }}
{{- with .Values.quickBooks.webhookVerifierKey }}
QBO_WEBHOOK_VERIFIER_TOKENS: {{ include "autosync.fromSecret" (dict "name" $.Values.quickBooks.existingSecret "key" .) }}
{{- end }}
{{- with .Values.operatorKey.previousKey }}
OPERATOR_KEY_PREVIOUS: {{ include "autosync.fromSecret" (dict "name" $.Values.operatorKey.existingSecret "key" .) }}
{{- end }}
{{ include "autosync.signInEnvironment" . }}
{{- end -}}

{{- define "autosync.consoleEnvironment" -}}
{{- $own := .Values.console -}}
PUBLIC_URL: { value: {{ include "autosync.publicUrl" (dict "root" . "key" "console") | quote }} }
SESSION_KEYS: {{ include "autosync.fromSecret" (include "autosync.secretKey" (dict "root" . "given" $own.sessionKeys.existingSecret "key" $own.sessionKeys.key "devKey" "sessionKeys") | fromYaml) }}
{{- if include "autosync.devBrings" (dict "root" . "part" "simulator") }}
{{- $simulator := printf "http://%s:8090" (include "autosync.componentName" (dict "root" . "name" "qbo-simulator")) }}
QBO_APP_URL: { value: {{ printf "%s/app/" (.Values.devStack.simulator.publicUrl | default $simulator | trimSuffix "/") | quote }} }
{{- else }}
QBO_APP_URL: { value: {{ .Values.quickBooks.appUrl | default (eq .Values.quickBooks.environment "sandbox" | ternary "https://app.sandbox.qbo.intuit.com/app/" "https://app.qbo.intuit.com/app/") | quote }} }
{{- end }}
{{- if and .Values.signIn.issuer $own.signIn.clientId }}
OIDC_ISSUER: { value: {{ .Values.signIn.issuer | quote }} }
OIDC_CLIENT_ID: { value: {{ $own.signIn.clientId | quote }} }
{{- with $own.signIn.existingSecret }}
OIDC_CLIENT_SECRET: {{ include "autosync.fromSecret" (dict "name" . "key" $own.signIn.key) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "autosync.notifierEnvironment" -}}
{{- $own := .Values.notifier -}}
{{- $smtp := $own.smtp -}}
{{ include "autosync.tokenKeysEnvironment" . }}
PUBLIC_URL: { value: {{ include "autosync.publicUrl" (dict "root" . "key" "gateway") | quote }} }
{{- if include "autosync.consoleEnabled" . }}
CONSOLE_URL: { value: {{ include "autosync.publicUrl" (dict "root" . "key" "console") | quote }} }
{{- end }}
{{- if $smtp.host }}
SMTP_HOST: { value: {{ $smtp.host | quote }} }
SMTP_PORT: { value: {{ include "autosync.text" $smtp.port | quote }} }
SMTP_SECURITY: { value: {{ $smtp.security | quote }} }
MAIL_FROM: { value: {{ $own.from | quote }} }
{{- if $smtp.existingSecret }}
{{- if $smtp.usernameKey }}
SMTP_USER: {{ include "autosync.fromSecret" (dict "name" $smtp.existingSecret "key" $smtp.usernameKey) }}
{{- else }}
SMTP_USER: { value: {{ $smtp.username | quote }} }
{{- end }}
SMTP_PASSWORD: {{ include "autosync.fromSecret" (dict "name" $smtp.existingSecret "key" $smtp.passwordKey) }}
{{- end }}
{{- if $smtp.ca.existingSecret }}
SMTP_CA_FILE: { value: {{ printf "/etc/autosync/smtp-ca/%s" $smtp.ca.key | quote }} }
{{- end }}
{{- with $own.operators }}
OPERATOR_MAIL: { value: {{ join "," . | quote }} }
{{- end }}
{{- end }}
{{- end -}}

{{- define "autosync.signInEnvironment" -}}
{{- $signIn := .Values.signIn -}}
{{- if $signIn.issuer -}}
OIDC_ISSUER: { value: {{ $signIn.issuer | quote }} }
OIDC_AUDIENCE: { value: {{ $signIn.audience | quote }} }
{{- with $signIn.keysUrl }}
OIDC_JWKS_URL: { value: {{ . | quote }} }
{{- end }}
OIDC_TENANT_CLAIM: { value: {{ $signIn.tenantClaim | quote }} }
OIDC_SCOPES_CLAIM: { value: {{ $signIn.scopesClaim | quote }} }
OIDC_NAME_CLAIMS: { value: {{ $signIn.nameClaims | join "," | quote }} }
{{- $roles := list }}
{{- range $role, $scopes := $signIn.roles }}{{ $roles = append $roles (printf "%s=%s" $role (join " " $scopes)) }}{{ end }}
{{- with $roles }}
OIDC_ROLES: { value: {{ join "," . | quote }} }
{{- end }}
{{- end }}
{{- end -}}

{{/*
  (environment, extraEnv): the list of a container. A name of extraEnv replaces the chart's own, and the file it would come
  from, since a name that comes twice breaks server-side apply; extraEnv keeps its order, for values that refer to others.
*/}}
{{- define "autosync.environmentList" -}}
{{- $extraNames := list -}}
{{- range .extraEnv }}{{ $extraNames = append $extraNames .name }}{{ end -}}
{{- range $name, $source := .environment }}
{{- if not (or (has $name $extraNames) (and (hasSuffix "_FILE" $name) (has (trimSuffix "_FILE" $name) $extraNames))) }}
- name: {{ $name }}
  {{- toYaml $source | nindent 2 }}
{{- end }}
{{- end }}
{{- range .extraEnv }}
- {{ toYaml . | nindent 2 | trim }}
{{- end }}
{{- end -}}
