{{/*
  Where each credential comes from. Every answer is a dict as YAML; `secret` is empty where the values name none and the
  dev stack makes none, which the preflight reports.
*/}}

{{- define "autosync.devSecretName" -}}
{{- include "autosync.componentName" (dict "root" . "name" "dev-stack") -}}
{{- end -}}

{{/* (root, part): "true" when the dev stack brings that part: postgres, kafka, simulator. */}}
{{- define "autosync.devBrings" -}}
{{- if and .root.Values.devStack.enabled (index .root.Values.devStack .part).enabled }}true{{ end -}}
{{- end -}}

{{/* (root, given, key, devPart, devKey): a secret's name and key. */}}
{{- define "autosync.secretKey" -}}
{{- if .given -}}
{{- dict "name" .given "key" .key | toYaml -}}
{{- else if .root.Values.devStack.enabled -}}
{{- dict "name" (include "autosync.devSecretName" .root) "key" .devKey | toYaml -}}
{{- else -}}
{{- dict "name" "" "key" .key | toYaml -}}
{{- end -}}
{{- end -}}

{{/* (root, role): the role that really logs in: a worker without a login of its own has that of all workers. */}}
{{- define "autosync.roleOf" -}}
{{- $roles := .root.Values.database.roles -}}
{{- $hasOwn := or (not (hasPrefix "sync" .role)) (dig .role "existingSecret" "" $roles) -}}
{{- $isMadeUp := and (not $roles.worker.existingSecret) (include "autosync.devBrings" (dict "root" .root "part" "postgres")) -}}
{{- if or $hasOwn $isMadeUp }}{{ .role }}{{ else }}worker{{ end -}}
{{- end -}}

{{/* (root, role): a login. owner: the role that owns all objects. */}}
{{- define "autosync.login" -}}
{{- $database := .root.Values.database -}}
{{- $role := eq .role "owner" | ternary "owner" (include "autosync.roleOf" .) -}}
{{- $given := eq $role "owner" | ternary $database.owner (index $database.roles $role) -}}
{{- $own := dict "username" (printf "autosync_%s" (snakecase $role)) "passwordKey" "password" -}}
{{- if or $given.existingSecret (not (include "autosync.devBrings" (dict "root" .root "part" "postgres"))) -}}
{{- merge (dict) $given $own | toYaml -}}
{{- else -}}
existingSecret: {{ include "autosync.devSecretName" .root }}
username: {{ eq $role "owner" | ternary "postgres" $own.username }}
passwordKey: {{ $role }}Password
{{- end -}}
{{- end -}}

{{/* The roles that log in for this release, sorted. */}}
{{- define "autosync.roles" -}}
{{- $roles := list -}}
{{- range $key, $facts := include "autosync.enabledComponents" . | fromYaml -}}
{{- if $facts.role }}{{ $roles = append $roles (include "autosync.roleOf" (dict "root" $ "role" $facts.role)) }}{{ end -}}
{{- end -}}
{{- uniq $roles | sortAlpha | toYaml -}}
{{- end -}}

{{- define "autosync.databaseHost" -}}
{{- if include "autosync.devBrings" (dict "root" . "part" "postgres") -}}
{{- include "autosync.componentName" (dict "root" . "name" "postgres") -}}
{{- else -}}
{{- .Values.database.host -}}
{{- end -}}
{{- end -}}

{{- define "autosync.brokers" -}}
{{- if include "autosync.devBrings" (dict "root" . "part" "kafka") -}}
{{- include "autosync.componentName" (dict "root" . "name" "kafka") -}}:9092
{{- else -}}
{{- join "," .Values.kafka.brokers -}}
{{- end -}}
{{- end -}}

{{/* (root, key): how browsers reach the API or the console: as given, else by the first host of the Ingress or HTTPRoute. */}}
{{- define "autosync.publicUrl" -}}
{{- $own := index .root.Values .key -}}
{{- $isConsole := eq .key "console" -}}
{{- if $own.publicUrl -}}
{{- $own.publicUrl -}}
{{- else if and $own.ingress.enabled $own.ingress.hosts -}}
{{- $host := first $own.ingress.hosts -}}
{{- printf "%s://%s" (empty $own.ingress.tls | ternary "http" "https") (tpl $host.host .root) -}}
{{- if and $isConsole $host.paths }}{{ trimSuffix "/" (first $host.paths).path }}{{ end -}}
{{- else if and $own.httpRoute.enabled $own.httpRoute.hostnames -}}
{{- printf "https://%s" (tpl (first $own.httpRoute.hostnames) .root) -}}
{{- if and $isConsole $own.httpRoute.matches }}{{ dig "path" "value" "" (first $own.httpRoute.matches) | trimSuffix "/" }}{{ end -}}
{{- else if .root.Values.devStack.enabled -}}
{{- printf "http://127.0.0.1:%d" ($isConsole | ternary 8081 8080) -}}
{{- end -}}
{{- end -}}

{{/* The files of certificates: name of the volume → where it is mounted and which keys it has. */}}
{{- define "autosync.certificates" -}}
{{- $ca := .Values.database.ssl.ca -}}
{{- $tls := .Values.kafka.tls -}}
{{- $smtp := .Values.notifier.smtp -}}
database:
  {{- if $ca.existingSecret }}
  database-ca: { secret: {{ $ca.existingSecret | quote }}, keys: [{{ $ca.key | quote }}] }
  {{- else }} {}
  {{- end }}
kafka:
  {{- if not (or $tls.ca.existingSecret $tls.client.existingSecret) }} {}
  {{- end }}
  {{- with $tls.ca }}
  {{- if .existingSecret }}
  kafka-ca: { secret: {{ .existingSecret | quote }}, keys: [{{ .key | quote }}] }
  {{- end }}
  {{- end }}
  {{- with $tls.client }}
  {{- if .existingSecret }}
  kafka-client: { secret: {{ .existingSecret | quote }}, keys: [{{ .certKey | quote }}, {{ .keyKey | quote }}] }
  {{- end }}
  {{- end }}
smtp:
  {{- if and $smtp.host $smtp.ca.existingSecret }}
  smtp-ca: { secret: {{ $smtp.ca.existingSecret | quote }}, keys: [{{ $smtp.ca.key | quote }}] }
  {{- else }} {}
  {{- end }}
{{- end -}}

{{/* The volume with the login of a role: that of the owner may stand beside a service's, in its init containers. */}}
{{- define "autosync.loginVolume" -}}
{{ eq . "owner" | ternary "owner-login" "database-login" }}
{{- end -}}

{{/* (root, key): who a component is to Kafka: what kafka.sasl.users says of it, else what all are. */}}
{{- define "autosync.kafkaLogin" -}}
{{- $sasl := .root.Values.kafka.sasl -}}
{{- with index $sasl.users .key -}}
{{- merge (dict) . (dict "passwordKey" "password") | toYaml -}}
{{- else -}}
{{- omit $sasl "users" | toYaml -}}
{{- end -}}
{{- end -}}

{{/* The volume with it: that of the job may stand beside a service's, in its init containers. */}}
{{- define "autosync.kafkaLoginVolume" -}}
{{ eq . "topics" | ternary "topics-login" "kafka-login" }}
{{- end -}}

{{/* (root, facts): the logins of this one, as `autosync.certificates` has certificates: what changes while pods run comes in files. */}}
{{- define "autosync.credentialsOf" -}}
{{- $own := dict -}}
{{- if .facts.role -}}
{{- $login := include "autosync.login" (dict "root" .root "role" .facts.role) | fromYaml -}}
{{- $keys := list -}}
{{- if $login.uriKey -}}
{{- $keys = append $keys $login.uriKey -}}
{{- else -}}
{{- $keys = compact (list $login.usernameKey $login.passwordKey) -}}
{{- end -}}
{{- if and (eq .facts.kind "worker") $login.sessionUriKey }}{{ $keys = append $keys $login.sessionUriKey }}{{ end -}}
{{- $own = set $own (include "autosync.loginVolume" .facts.role) (dict "secret" $login.existingSecret "keys" (uniq $keys)) -}}
{{- end -}}
{{- $kafka := .root.Values.kafka -}}
{{- if and .facts.kafka (hasPrefix "SASL" $kafka.securityProtocol) -}}
{{- $login := include "autosync.kafkaLogin" (dict "root" .root "key" .facts.key) | fromYaml -}}
{{- $own = set $own (include "autosync.kafkaLoginVolume" .facts.key) (dict "secret" $login.existingSecret "keys" (uniq (compact (list $login.usernameKey $login.passwordKey)))) -}}
{{- end -}}
{{- if include "autosync.isPeer" . -}}
{{- $own = merge $own (include "autosync.peerFiles" .root | fromYaml) -}}
{{- end -}}
{{- $headers := .root.Values.tracing.headers -}}
{{- if and (ne .facts.kind "job") .root.Values.tracing.endpoint $headers.existingSecret -}}
{{- $own = set $own "tracing-headers" (dict "secret" $headers.existingSecret "keys" (list $headers.key)) -}}
{{- end -}}
{{- toYaml $own -}}
{{- end -}}

{{/* By what the services know each other, as `autosync.certificates` has certificates. */}}
{{- define "autosync.peerFiles" -}}
{{- $peers := .Values.peers -}}
{{- $tls := $peers.tls -}}
{{- $files := dict -}}
{{- if $peers.existingSecret }}{{ $_ := set $files "peer-tokens" (dict "secret" $peers.existingSecret "keys" (list $peers.key)) }}{{ end -}}
{{- if ne $tls.mode "disable" }}{{ $_ := set $files "peer-tls" (dict "secret" $tls.existingSecret "keys" (list $tls.certKey $tls.keyKey $tls.caKey)) }}{{ end -}}
{{- toYaml $files -}}
{{- end -}}

{{/*
  (root, environment): of the secrets that can only come as variables (the Intuit app, keys that seal), so that pods are
  replaced when they change. `lookup` finds nothing in `helm template` and Argo CD, and nothing of the dev stack counts.
*/}}
{{- define "autosync.secretsChecksum" -}}
{{- $root := .root -}}
{{- $found := list -}}
{{- if and $root.Values.rolloutOnSecretChange (not $root.Values.devStack.enabled) -}}
{{- range $name, $source := .environment -}}
{{- with dig "valueFrom" "secretKeyRef" dict $source -}}
{{- $secret := lookup "v1" "Secret" $root.Release.Namespace .name -}}
{{- with dig "data" .key "" $secret }}{{ $found = append $found (printf "%s=%s" $name .) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $found }}{{ $found | sortAlpha | join "," | sha256sum }}{{ end -}}
{{- end -}}

{{/* (root, facts): the certificates that this one needs. */}}
{{- define "autosync.certificatesOf" -}}
{{- $all := include "autosync.certificates" .root | fromYaml -}}
{{- $own := dict -}}
{{- if .facts.role }}{{ $own = merge $own $all.database }}{{ end -}}
{{- if .facts.kafka }}{{ $own = merge $own $all.kafka }}{{ end -}}
{{- if .facts.tells }}{{ $own = merge $own $all.smtp }}{{ end -}}
{{- toYaml $own -}}
{{- end -}}
