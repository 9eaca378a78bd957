{{/*
  What the schema cannot see: values that are missing together, or contradict each other. Everything is said at once, as
  the services do with their configuration.
*/}}
{{- define "autosync.preflight" -}}
{{- $faults := list -}}
{{- range list "missing" "databaseFaults" "kafkaFaults" "peerFaults" "mailFaults" "workloadFaults" "exposureFaults" "clusterFaults" -}}
{{- $faults = concat $faults (include (printf "autosync.%s" .) $ | fromYamlArray) -}}
{{- end -}}
{{- if $faults -}}
{{- fail (printf "\n\nautosync cannot be installed like this:\n  - %s\n" (join "\n  - " $faults)) -}}
{{- end -}}
{{- end -}}

{{/*
  What only the cluster knows: another release in the namespace, secrets and keys that are not there. Nothing is looked at where
  `lookup` finds nothing (`helm template`, Argo CD, a namespace that does not exist yet), and no secret where objects of yours
  (extraObjects) may still make it.
*/}}
{{- define "autosync.clusterFaults" -}}
{{- $root := . -}}
{{- if and .Values.preflight.lookup (lookup "v1" "ServiceAccount" .Release.Namespace "default") }}
{{- range $deployment := (lookup "apps/v1" "Deployment" .Release.Namespace "").items }}
{{- $labels := $deployment.metadata.labels | default dict }}
{{- if and (eq (get $labels "app.kubernetes.io/part-of") "autosync") (ne (get $labels "app.kubernetes.io/instance") $root.Release.Name) }}
- {{ printf "release %s is in this namespace already, with the Deployment %s: one release per namespace and per database" (get $labels "app.kubernetes.io/instance") $deployment.metadata.name | quote }}
{{- end }}
{{- end }}
{{- if not .Values.extraObjects }}
{{- range $one := include "autosync.neededSecrets" $root | fromYamlArray }}
{{- $secret := lookup "v1" "Secret" $root.Release.Namespace $one.name }}
{{- if not $secret }}
- {{ printf "the secret %s is not in the namespace %s" $one.name $root.Release.Namespace | quote }}
{{- else }}
{{- range $key := $one.keys }}
{{- if not (hasKey ($secret.data | default dict) $key) }}
- {{ printf "the secret %s has no key %s" $one.name $key | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Every secret that a pod of the chart's takes something from, with the keys: `name`, `keys`. Not that of the dev stack. */}}
{{- define "autosync.neededSecrets" -}}
{{- $root := . -}}
{{- $needed := dict -}}
{{- $processes := merge (dict) (include "autosync.enabledComponents" . | fromYaml) -}}
{{- range $key, $facts := include "autosync.jobs" . | fromYaml -}}
{{- if ne (include "autosync.jobMode" (dict "root" $root "key" $key)) "none" }}{{ $_ := set $processes $key $facts }}{{ end -}}
{{- end -}}
{{- range $facts := values $processes -}}
{{- $process := include "autosync.process" (dict "root" $root "facts" $facts) | fromYaml -}}
{{- range $source := values $process.environment -}}
{{- with dig "valueFrom" "secretKeyRef" dict $source -}}
{{- $_ := set $needed .name (append (get $needed .name | default list) .key) -}}
{{- end -}}
{{- end -}}
{{- range $mounted := values $process.certificates -}}
{{- $_ := set $needed $mounted.secret (concat (get $needed $mounted.secret | default list) $mounted.keys) -}}
{{- end -}}
{{- end -}}
{{- $own := include "autosync.devSecretName" . -}}
{{- range $name := keys $needed | sortAlpha -}}
{{- if and $name (ne $name $own) }}
- { name: {{ $name | quote }}, keys: {{ get $needed $name | uniq | sortAlpha | toJson }} }
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "autosync.missing" -}}
{{- $root := . -}}
{{- $simulated := include "autosync.devBrings" (dict "root" . "part" "simulator") -}}
{{- range $role := append (include "autosync.roles" . | fromYamlArray) "owner" }}
{{- $login := include "autosync.login" (dict "root" $root "role" $role) | fromYaml }}
{{- $path := eq $role "owner" | ternary "database.owner" (printf "database.roles.%s" $role) }}
{{- $isNeeded := or (ne $role "owner") (ne $root.Values.migrations.mode "none") }}
{{- if and $isNeeded (not $login.existingSecret) }}
- {{ printf "%s.existingSecret is missing: the secret with that role's login in PostgreSQL" $path | quote }}
{{- else if and $isNeeded (not (or $login.uriKey $login.hostKey (include "autosync.databaseHost" $root))) }}
- {{ printf "database.host is missing: %s names neither uriKey nor hostKey" $path | quote }}
{{- end }}
{{- end }}
{{- if not (include "autosync.brokers" .) }}
- "kafka.brokers is missing: host:port of at least one broker"
{{- end }}
{{- if not (or .Values.devStack.enabled .Values.operatorKey.existingSecret) }}
- "operatorKey.existingSecret is missing: the secret with the key that creates tenants"
{{- end }}
{{- if not (or .Values.devStack.enabled .Values.tokenKeys.existingSecret) }}
- "tokenKeys.existingSecret is missing: the secret with the keys that seal QuickBooks tokens"
{{- end }}
{{- if not (or .Values.devStack.enabled .Values.quickBooks.existingSecret) }}
- "quickBooks.existingSecret is missing: the secret with the client id and the client secret of the Intuit app"
{{- end }}
{{- if and .Values.signIn.issuer (not .Values.signIn.audience) }}
- "signIn.audience is missing: what the issuer calls this API, so that its tokens for others are refused"
{{- end }}
{{- if include "autosync.consoleEnabled" . }}
{{- if not (or .Values.devStack.enabled .Values.console.sessionKeys.existingSecret) }}
- "console.sessionKeys.existingSecret is missing: the secret with the keys that seal people's sessions (or console.enabled=false)"
{{- end }}
{{- if not (include "autosync.publicUrl" (dict "root" . "key" "console")) }}
- "console.publicUrl is missing: how browsers reach the console (or enable console.ingress or console.httpRoute with a host)"
{{- end }}
{{- end }}
{{- if and .Values.console.signIn.clientId (not .Values.signIn.issuer) }}
- "signIn.issuer is missing: console.signIn.clientId is the console's name there"
{{- end }}
{{- if and .Values.console.signIn.existingSecret (not .Values.console.signIn.clientId) }}
- "console.signIn.clientId is missing: console.signIn.existingSecret holds its secret"
{{- end }}
{{- if not (include "autosync.publicUrl" (dict "root" . "key" "gateway")) }}
- "gateway.publicUrl is missing: how browsers reach the API (or enable gateway.ingress or gateway.httpRoute with a host)"
{{- end }}
{{- if and .Values.devStack.enabled (not $simulated) (not .Values.quickBooks.existingSecret) }}
- "quickBooks.existingSecret is missing: without devStack.simulator there is no app of the simulator's"
{{- end }}
{{- end -}}

{{- define "autosync.databaseFaults" -}}
{{- $root := . -}}
{{- $database := .Values.database -}}
{{- $devPostgres := include "autosync.devBrings" (dict "root" . "part" "postgres") -}}
{{- if and $devPostgres $database.host }}
- "database.host and devStack.postgres are both set: give one of them (devStack.postgres.enabled=false keeps your own)"
{{- end }}
{{- if and (eq $database.ssl.mode "disable") $database.ssl.ca.existingSecret }}
- "database.ssl.ca is set, but database.ssl.mode is disable"
{{- end }}
{{- if and $devPostgres (not (has $database.ssl.mode (list "" "disable"))) }}
- "database.ssl.mode asks for TLS, which the PostgreSQL of devStack does not speak"
{{- end }}
{{- if and $database.setRolePasswords (eq .Values.migrations.mode "none") }}
- "database.setRolePasswords is the work of the migrations job, but migrations.mode is none"
{{- end }}
{{- range $role := include "autosync.roles" . | fromYamlArray }}
{{- $login := include "autosync.login" (dict "root" $root "role" $role) | fromYaml }}
{{- if and $database.setRolePasswords $login.uriKey }}
- {{ printf "database.setRolePasswords needs passwords, but database.roles.%s gives a URI (uriKey)" $role | quote }}
{{- end }}
{{- if and $database.setRolePasswords (or $login.usernameKey (ne $login.username (printf "autosync_%s" (snakecase $role)))) }}
- {{ printf "database.setRolePasswords gives a password to autosync_%s, but database.roles.%s logs in under another name" (snakecase $role) $role | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Every login at Kafka that this release uses, by its path in the values. */}}
{{- define "autosync.kafkaLogins" -}}
{{- $root := . -}}
{{- $logins := dict -}}
{{- if hasPrefix "SASL" .Values.kafka.securityProtocol -}}
{{- $processes := merge (dict) (include "autosync.enabledComponents" . | fromYaml) (include "autosync.jobs" . | fromYaml) -}}
{{- range $key, $facts := $processes -}}
{{- if and $facts.kafka (ne (dig "mode" "" $facts.own) "none") -}}
{{- $path := index $root.Values.kafka.sasl.users $key | empty | ternary "kafka.sasl" (printf "kafka.sasl.users.%s" $key) -}}
{{- $_ := set $logins $path (include "autosync.kafkaLogin" (dict "root" $root "key" $key) | fromYaml) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml $logins -}}
{{- end -}}

{{- define "autosync.kafkaFaults" -}}
{{- $kafka := .Values.kafka -}}
{{- $usesSasl := hasPrefix "SASL" $kafka.securityProtocol -}}
{{- $usesTls := has $kafka.securityProtocol (list "SSL" "SASL_SSL") -}}
{{- if and (include "autosync.devBrings" (dict "root" . "part" "kafka")) $kafka.brokers }}
- "kafka.brokers and devStack.kafka are both set: give one of them (devStack.kafka.enabled=false keeps your own)"
{{- end }}
{{- if and (include "autosync.devBrings" (dict "root" . "part" "kafka")) (ne $kafka.securityProtocol "PLAINTEXT") }}
- {{ printf "kafka.securityProtocol is %s, but the Kafka of devStack speaks PLAINTEXT only" $kafka.securityProtocol | quote }}
{{- end }}
{{- if and $usesSasl (not $kafka.sasl.mechanism) }}
- {{ printf "kafka.securityProtocol is %s, but kafka.sasl.mechanism is missing" $kafka.securityProtocol | quote }}
{{- end }}
{{- range $path, $login := include "autosync.kafkaLogins" . | fromYaml }}
{{- if not $login.existingSecret }}
- {{ printf "kafka.securityProtocol is %s, but %s.existingSecret is missing" $kafka.securityProtocol $path | quote }}
{{- end }}
{{- if not (or $login.username $login.usernameKey) }}
- {{ printf "%s needs a username, or usernameKey for one from the secret" $path | quote }}
{{- end }}
{{- end }}
{{- if and $kafka.sasl.mechanism (not $usesSasl) }}
- {{ printf "kafka.sasl.mechanism is set, but kafka.securityProtocol %s does not log in" $kafka.securityProtocol | quote }}
{{- end }}
{{- if and (or $kafka.tls.ca.existingSecret $kafka.tls.client.existingSecret $kafka.tls.serverName) (not $usesTls) }}
- {{ printf "kafka.tls is set, but kafka.securityProtocol %s does not encrypt" $kafka.securityProtocol | quote }}
{{- end }}
{{- if gt (int .Values.topics.minInsyncReplicas) (int .Values.topics.replicationFactor) }}
- "topics.minInsyncReplicas is above topics.replicationFactor: nothing could ever be written"
{{- end }}
{{- end -}}

{{- define "autosync.peerFaults" -}}
{{- $tls := .Values.peers.tls -}}
{{- if and (ne $tls.mode "disable") (not $tls.existingSecret) }}
- {{ printf "peers.tls.mode is %s, but peers.tls.existingSecret is missing: the secret with the services' certificate" $tls.mode | quote }}
{{- end }}
{{- if and (eq $tls.mode "disable") (or $tls.existingSecret $tls.serverName) }}
- "peers.tls is set, but peers.tls.mode is disable"
{{- end }}
{{- end -}}

{{- define "autosync.mailFaults" -}}
{{- $own := .Values.notifier -}}
{{- $smtp := $own.smtp -}}
{{- $isEnabled := include "autosync.notifierEnabled" . -}}
{{- if and $isEnabled $smtp.host (not $own.from) }}
- "notifier.from is missing: in whose name mails go out to notifier.smtp.host"
{{- end }}
{{- if and $isEnabled (not $smtp.host) (or $own.from $own.operators $smtp.existingSecret $smtp.ca.existingSecret) }}
- "notifier.smtp.host is missing: without a mail server nobody gets the mails that the values of notifier speak of"
{{- end }}
{{- if and $smtp.host (not $isEnabled) }}
- "notifier.smtp.host is set, but notifier.enabled is false"
{{- end }}
{{- if and $smtp.existingSecret (not (or $smtp.username $smtp.usernameKey)) }}
- "notifier.smtp needs a username, or usernameKey for one from the secret"
{{- end }}
{{- if and (or $smtp.username $smtp.usernameKey) (not $smtp.existingSecret) }}
- "notifier.smtp.existingSecret is missing: the secret with the password of its user"
{{- end }}
{{- if and (eq $smtp.security "none") $smtp.ca.existingSecret }}
- "notifier.smtp.ca is set, but notifier.smtp.security is none"
{{- end }}
{{- end -}}

{{- define "autosync.workloadFaults" -}}
{{- $root := . -}}
{{- $workers := 0 -}}
{{- range $key, $facts := include "autosync.enabledComponents" . | fromYaml }}
{{- $own := $facts.own }}
{{- $knobs := include "autosync.knobs" (dict "root" $root "own" $own) | fromYaml }}
{{- if and (dig "autoscaling" "enabled" false $own) (dig "keda" "enabled" false $own) }}
- {{ printf "%s.autoscaling and %s.keda are both enabled: two autoscalers would fight over one Deployment" $key $key | quote }}
{{- end }}
{{- range $scaler := list "autoscaling" "keda" }}
{{- if and (dig $scaler "enabled" false $own) (gt (int (dig $scaler "minReplicas" 0 $own)) (int (dig $scaler "maxReplicas" 0 $own))) }}
- {{ printf "%s.%s.minReplicas is above maxReplicas" $key $scaler | quote }}
{{- end }}
{{- end }}
{{- if and (dig "autoscaling" "enabled" false $own) (not (dig "requests" "cpu" "" ($knobs.resources | default dict))) }}
- {{ printf "%s.autoscaling measures CPU against requests, but resources.requests.cpu is missing" $key | quote }}
{{- end }}
{{- if ge (int $own.shutdown.delaySeconds) (int $own.shutdown.timeoutSeconds) }}
- {{ printf "%s.shutdown.delaySeconds must be below timeoutSeconds: the process would be ended while it still serves" $key | quote }}
{{- end }}
{{- $least := add (int $own.shutdown.delaySeconds) (int $own.shutdown.timeoutSeconds) }}
{{- if and $knobs.terminationGracePeriodSeconds (le (int64 $knobs.terminationGracePeriodSeconds) $least) }}
- {{ printf "%s.terminationGracePeriodSeconds must be above shutdown.delaySeconds + timeoutSeconds (%d): leave it out, it is computed" $key $least | quote }}
{{- end }}
{{- if eq $facts.kind "worker" }}
{{- $workers = add1 $workers }}
{{- $callMs := int64 (dig "settings" "QBO_TIMEOUT_MS" 130000 $own) }}
{{- if le (mul 1000 (int64 $own.shutdown.timeoutSeconds)) $callMs }}
- {{ printf "%s.shutdown.timeoutSeconds must be above the longest call to QuickBooks (%d ms): a call cut off has an unknown outcome" $key $callMs | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if not $workers }}
- "no worker is enabled (sync….enabled): nothing would be synced"
{{- end }}
{{- end -}}

{{- define "autosync.exposureFaults" -}}
{{- range $key := list "gateway" "console" }}
{{- $own := index $.Values $key }}
{{- if and $own.ingress.enabled (not $own.ingress.hosts) }}
- {{ printf "%s.ingress is enabled, but %s.ingress.hosts is empty" $key $key | quote }}
{{- end }}
{{- if and $own.httpRoute.enabled (not $own.httpRoute.parentRefs) }}
- {{ printf "%s.httpRoute is enabled, but %s.httpRoute.parentRefs names no Gateway" $key $key | quote }}
{{- end }}
{{- end }}
{{- $known := list -}}
{{- range $path, $_ := .Files.Glob "alerts/*.yaml" }}
{{- range ($.Files.Get $path | fromYaml).groups }}{{ range .rules }}{{ $known = append $known (.alert | default "") }}{{ end }}{{ end }}
{{- end }}
{{- range .Values.metrics.prometheusRule.disabled }}
{{- if not (has . $known) }}
- {{ printf "metrics.prometheusRule.disabled: there is no alert %q; there are: %s" . (join ", " (uniq $known)) | quote }}
{{- end }}
{{- end }}
{{- end -}}
